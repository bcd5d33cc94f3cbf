//! The form of a new ticket.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{CategoryView, FileView};
use zayavka_shared::form::{FILES, FILES_MAX};

use super::by_chat::use_way_by_chat;
use super::discard::use_discard;
use super::faq_offer::FaqOffer;
use super::field_files::FieldFiles;
use super::form::{Draft, Files, FormAction, FormState};
use super::keeping::use_keeping;
use super::label::use_label;
use super::questions::Questions;
use super::submit::{Filing, use_filing};
use crate::clock;
use crate::hooks::{Loadable, use_draft_kept, use_drop, use_first_error, use_go, use_top};
use crate::live::{Connection, use_connection};
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::{MainButton, use_back_button, use_closing_confirmation, use_still_page};
use crate::texts::use_texts;
use crate::ui::{EmptyState, ErrorState, Icon, ListSkeleton, category_icon, tone_of};
use crate::uploads::{Owner, use_courier};
use crate::wording::error_words;

/// The name under which a category's draft is kept.
#[must_use]
pub(super) fn draft_key(category: CategoryId) -> String {
    format!("new:{category}")
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub category: CategoryId,
}

/// Waits for the category, then shows its form.
#[component]
pub fn NewForm(Props { category }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let go = use_go();
    use_back_button(Some(go.reform(|()| Route::New)));
    use_top();
    let onchange = go.reform(|()| Route::New);
    let content = match &session.categories {
        Loadable::Loading => html! { <ListSkeleton rows={3} /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={session.onreload.clone()} /> }
        }
        Loadable::Ready(categories) => match categories.iter().find(|one| one.id == *category) {
            Some(category) => html! { <Form category={Rc::new(category.clone())} {onchange} /> },
            None => html! {
                <EmptyState icon="alert" tone="warn" title={texts.client_category_gone()} hint={texts.client_category_gone_hint()}>
                    <button type="button" class="btn soft" onclick={onchange.reform(|_: MouseEvent| ())}>
                        { texts.client_category_choose() }
                    </button>
                </EmptyState>
            },
        },
    };
    html! { <main class="page" data-screen="new-form">{ content }</main> }
}

#[derive(Debug, Properties, PartialEq)]
struct FormProps {
    category: Rc<CategoryView>,
    /// Another category is wanted.
    onchange: Callback<()>,
}

#[component]
fn Form(FormProps { category, onchange }: &FormProps) -> Html {
    let texts = use_texts();
    let session = use_session();
    let key = draft_key(category.id);
    let memory = session.memory;
    let form = {
        let (key, category) = (key.clone(), category.clone());
        use_reducer(move || {
            FormState::of(memory.load(&key).unwrap_or_else(|| Draft::begun(&category.fields)))
        })
    };
    let courier = use_courier();
    // Uploads take the draft's files once; what they hold later comes back by `Files`.
    let restored = use_memo(form.epoch, |epoch| {
        if *epoch > 0 {
            courier.replace(category.id, &form.draft.files);
        }
        form.draft.files.clone()
    });
    let is_writing = use_memo((), |()| Cell::new(false));
    let filing = use_filing(category.clone(), form.clone(), is_writing.clone());
    let filled = form.draft.filled();
    let is_blank = filled.is_blank(&category.fields);
    let saved_at = use_memo(filled, |_| clock::now().0);
    let kept = (!is_blank && !filing.is_filed).then(|| Draft { saved_at: *saved_at, ..form.draft.clone() });
    use_draft_kept(memory, key, kept);
    use_keeping(category, &form, filing.is_busy, &is_writing);
    use_label(category, &form);
    use_still_page();
    use_closing_confirmation(!is_blank && form.draft.is_ahead(&category.fields));
    use_first_error(form.refusals);
    let drop = {
        let (courier, owner) = (courier.clone(), Owner::field(category.id, FILES));
        let room = FILES_MAX.saturating_sub(form.file_count(FILES));
        use_drop(Callback::from(move |files: Vec<File>| {
            courier.add(&owner, files.into_iter().take(room).collect());
        }))
    };
    let by_chat = use_way_by_chat(category, &form);
    let files = {
        let (id, restored, form, by_chat) = (category.id, restored.clone(), form.clone(), by_chat.clone());
        Callback::from(move |field: String| files_of_field(id, &restored, &form, field, by_chat.as_ref()))
    };
    let Filing { is_busy, onfile, .. } = filing;
    let is_reading = use_state_eq(|| false);
    let onhelped = use_ending(category, &form);
    let onreading = {
        let is_reading = is_reading.setter();
        use_callback((), move |now: bool, ()| is_reading.set(now))
    };
    let below_title = html! {
        <FaqOffer category={category.id} title={form.draft.title.clone()} {onreading} {onhelped} />
    };
    html! {
        <>
            <div class="page-head">
                <span class="tile-icon" data-tone={tone_of(category.id.0)}><Icon name={category_icon(&category.icon)} /></span>
                <h1 class="form-title">{ &category.name }</h1>
                <button type="button" class="btn bare small" onclick={onchange.reform(|_: MouseEvent| ())}>
                    { texts.client_category_change() }
                </button>
            </div>
            <form novalidate=true onsubmit={|event: SubmitEvent| event.prevent_default()}
                data-drop={drop.is_over.then(|| texts.upload_drop())} ondragover={drop.ondragover}
                ondragleave={drop.ondragleave} ondrop={drop.ondrop} onpaste={drop.onpaste}>
                <Questions category={category.clone()} form={form.clone()} {files} {below_title} />
                <div class="section-head inset-head"><h2>{ texts.client_files() }</h2></div>
                <div class="section inset"><div class="field" data-field={FILES}>
                    { files_of_field(category.id, &restored, &form, FILES.to_owned(), by_chat.as_ref()) }
                    if let Some(error) = form.errors.get(FILES) {
                        <p class="field-error" role="alert"><Icon name="alert" />{ error }</p>
                    }
                </div></div>
                if !is_blank {
                    <KeptLine {category} {form} />
                }
            </form>
            // One thing is asked at a time: whether the answer helped.
            if !*is_reading {
                <MainButton text={texts.client_send_ticket()} onpress={onfile} is_busy={is_busy} />
            }
        </>
    }
}

/// Ends a form that is not needed any more, and goes home. The way back stands open for a while.
#[hook]
fn use_ending(category: &Rc<CategoryView>, form: &UseReducerHandle<FormState>) -> Callback<()> {
    let texts = use_texts();
    let go = use_go();
    let discard = use_discard(texts.client_faq_ended(), Callback::noop());
    let (category, form) = (category.clone(), form.clone());
    let onend = go.reform(|()| Route::Home);
    Callback::from(move |()| {
        discard.emit((category.id, form.draft.clone()));
        form.dispatch(FormAction::Begun(Rc::new(category.fields.clone())));
        onend.emit(());
    })
}

#[derive(Debug, Properties, PartialEq)]
struct KeptProps {
    category: Rc<CategoryView>,
    form: UseReducerHandle<FormState>,
}

/// Where the draft is kept by now, and the way to be rid of it.
#[component]
fn KeptLine(KeptProps { category, form }: &KeptProps) -> Html {
    let texts = use_texts();
    let onback = {
        let dispatcher = form.dispatcher();
        Callback::from(move |(_, draft): (CategoryId, Draft)| {
            dispatcher.dispatch(FormAction::Restored(Box::new(draft)));
        })
    };
    let discard = use_discard(texts.client_draft_discarded(), onback);
    let ondiscard = {
        let (form, category) = (form.clone(), category.clone());
        Callback::from(move |_: MouseEvent| {
            discard.emit((category.id, form.draft.clone()));
            form.dispatch(FormAction::Begun(Rc::new(category.fields.clone())));
        })
    };
    let is_ahead = form.draft.is_ahead(&category.fields);
    let words = match use_connection() {
        _ if !is_ahead => texts.client_draft_synced(),
        Connection::Lost => texts.client_draft_local(),
        Connection::Connecting | Connection::Open => texts.client_draft_kept(),
    };
    html! {
        <div class="draft-line">
            <p class="steps-hint" role="status" data-draft={if is_ahead { "here" } else { "everywhere" }}>
                <Icon name="okay" />{ words }
            </p>
            <button type="button" class="btn bare small" data-role="discard" onclick={ondiscard}>
                { texts.client_draft_discard() }
            </button>
        </div>
    }
}

/// Tiles of a field's files, and the ways in.
fn files_of_field(
    category: CategoryId,
    restored: &Files,
    form: &UseReducerHandle<FormState>,
    field: String,
    by_chat: Option<&Callback<String>>,
) -> Html {
    let restored: Vec<FileView> = restored.get(&field).cloned().unwrap_or_default();
    let onchat = by_chat.map(|by_chat| {
        let field = field.clone();
        by_chat.reform(move |()| field.clone())
    });
    // Another epoch begins with what the draft has then.
    let key = format!("{field}-{}", form.epoch);
    let owner = AttrValue::from(Owner::field(category, &field).key().to_owned());
    html! { <FieldFiles {key} {field} {owner} form={form.clone()} {restored} {onchat} /> }
}
