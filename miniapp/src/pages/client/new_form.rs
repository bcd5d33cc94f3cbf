//! The form of a new ticket.

use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{CategoryView, FileView};
use zayavka_shared::form::FILES_MAX;

use super::files_field::{FieldFiles, FilesField};
use super::form::{Draft, FILES, FormAction, FormState};
use super::questions::Questions;
use super::submit::{Filing, use_filing};
use crate::clock;
use crate::hooks::{Loadable, use_draft_kept, use_drop, use_first_error, use_go, use_top};
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
        let key = key.clone();
        use_reducer(move || FormState::of(memory.load(&key).unwrap_or_default()))
    };
    // Uploads take the draft's files once; what they hold later comes back by `Files`.
    let restored = use_memo((), |()| form.draft.files.clone());
    let filing = use_filing(category.clone(), form.clone());
    let is_blank = form.draft.is_blank();
    let dated = use_memo(form.draft.clone(), |draft| Draft { saved_at: clock::now().0, ..draft.clone() });
    let kept = (!is_blank && !filing.is_filed).then(|| (*dated).clone());
    use_draft_kept(memory, key, kept);
    use_still_page();
    use_closing_confirmation(!is_blank || form.has_files_under_way());
    use_first_error(form.refusals);
    let drop = {
        let (courier, owner) = (use_courier(), Owner::field(category.id, FILES));
        let taken = form.files.get(FILES).map_or(0, |files| files.count);
        let room = FILES_MAX.saturating_sub(taken);
        use_drop(Callback::from(move |files: Vec<File>| {
            courier.add(&owner, files.into_iter().take(room).collect());
        }))
    };
    let files = {
        let (restored, dispatcher, id) = (restored.clone(), form.dispatcher(), category.id);
        Callback::from(move |field: String| files_of_field(id, &restored, &dispatcher, field))
    };
    let Filing { is_busy, onfile, .. } = filing;
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
                <Questions category={category.clone()} form={form.clone()} {files} />
                <div class="section-head inset-head"><h2>{ texts.client_files() }</h2></div>
                <div class="section inset"><div class="field" data-field={FILES}>
                    { files_of_field(category.id, &restored, &form.dispatcher(), FILES.to_owned()) }
                    if let Some(error) = form.errors.get(FILES) {
                        <p class="field-error" role="alert"><Icon name="alert" />{ error }</p>
                    }
                </div></div>
                if !is_blank {
                    <p class="steps-hint" role="status"><Icon name="okay" />{ texts.client_draft_kept() }</p>
                }
            </form>
            <MainButton text={texts.client_send_ticket()} onpress={onfile} is_busy={is_busy} />
        </>
    }
}

/// Tiles of a field's files, and the ways in.
fn files_of_field(
    category: CategoryId,
    restored: &BTreeMap<String, Vec<FileView>>,
    dispatcher: &UseReducerDispatcher<FormState>,
    field: String,
) -> Html {
    let restored: Vec<FileView> = restored.get(&field).cloned().unwrap_or_default();
    let owner = AttrValue::from(Owner::field(category, &field).key().to_owned());
    let dispatcher = dispatcher.clone();
    let onchange = Callback::from(move |files: FieldFiles| {
        dispatcher.dispatch(FormAction::Files(field.clone(), files));
    });
    html! { <FilesField {owner} {restored} {onchange} /> }
}
