//! The form of a new ticket.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{CategoryView, FileView};
use zayavka_shared::form::{Field, FieldKind};
use zayavka_shared::text::{BODY_MAX, TITLE_MAX};

use super::drop::use_drop;
use super::files_field::{Arrived, Dropped, FilesField};
use super::form::{DESCRIPTION, Draft, FILES, FormAction, FormState, TITLE};
use super::form_field::FormField;
use super::submit::{Filing, use_filing};
use crate::clock;
use crate::hooks::{Loadable, use_draft_kept, use_go, use_top};
use crate::report;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::{MainButton, use_back_button, use_closing_confirmation, use_still_page};
use crate::texts::use_texts;
use crate::ui::{EmptyState, ErrorState, Icon, ListSkeleton, category_icon, tone_of};
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
    use_closing_confirmation(!is_blank || form.is_sending_files());
    use_first_error(form.refusals);
    let drop = use_drop();
    let onfiles = |field: String| {
        let dispatcher = form.dispatcher();
        Callback::from(move |Arrived { files, is_sending, .. }: Arrived| {
            dispatcher.dispatch(FormAction::Files(field.clone(), files, is_sending));
        })
    };
    let files_of_field = |field: &str, dropped: Option<Dropped>| {
        let restored: Vec<FileView> = restored.get(field).cloned().unwrap_or_default();
        html! { <FilesField {restored} onchange={onfiles(field.to_owned())} {dropped} /> }
    };
    let title = own_field(TITLE, texts.client_title(), texts.client_title_hint(), TITLE_MAX);
    let description =
        own_field(DESCRIPTION, texts.client_description(), texts.client_description_hint(), BODY_MAX);
    let words = |field: Field, value: &str, action: fn(String) -> FormAction| {
        let dispatcher = form.dispatcher();
        let onchange = Callback::from(move |value: Option<serde_json::Value>| {
            let text = value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
            dispatcher.dispatch(action(text));
        });
        let error = form.errors.get(&field.key).cloned().map(AttrValue::from);
        html! { <FormField field={Rc::new(field)} value={Some(serde_json::Value::from(value))} {error} {onchange} /> }
    };
    let asked = form.draft.visible_fields(&category.fields).into_iter().map(|field| {
        let (dispatcher, key) = (form.dispatcher(), field.key.clone());
        let onchange = Callback::from(move |value: Option<serde_json::Value>| {
            dispatcher.dispatch(FormAction::Answer(key.clone(), value.unwrap_or(serde_json::Value::Null)));
        });
        let files = (field.kind == FieldKind::File).then(|| files_of_field(&field.key, None));
        html! {
            <FormField key={field.key.clone()} field={Rc::new(field.clone())}
                value={form.draft.answers.get(&field.key).cloned()}
                error={form.errors.get(&field.key).cloned().map(AttrValue::from)} {onchange}
                files={files.unwrap_or_default()} />
        }
    });
    let has_fields = !category.fields.is_empty();
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
                ondragover={|event: DragEvent| event.prevent_default()} ondrop={drop.ondrop} onpaste={drop.onpaste}>
                <div class="section inset">
                    { words(title, &form.draft.title, FormAction::Title) }
                    { words(description, &form.draft.description, FormAction::Description) }
                </div>
                if has_fields {
                    <div class="section-head inset-head"><h2>{ texts.client_form_details() }</h2></div>
                    <div class="section inset">{ for asked }</div>
                }
                <div class="section-head inset-head"><h2>{ texts.client_files() }</h2></div>
                <div class="section inset"><div class="field" data-field={FILES}>
                    { files_of_field(FILES, drop.dropped) }
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

/// A field that every form has.
fn own_field(key: &str, label: &str, hint: &str, max: usize) -> Field {
    let is_title = key == TITLE;
    Field {
        key: key.to_owned(),
        kind: if is_title { FieldKind::Text } else { FieldKind::LongText },
        label: label.to_owned(),
        required: is_title,
        hint: Some(hint.to_owned()),
        options: None,
        max_length: Some(max),
        visible_if: None,
    }
}

/// After a press that found errors, goes to the first of them.
#[hook]
fn use_first_error(refusals: u32) {
    use_effect_with(refusals, |refusals| {
        if *refusals > 0 {
            show_first_error();
        }
    });
}

fn show_first_error() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let field = document.query_selector(".field.bad, .field:has(.field-error)").ok().flatten()?;
    let look = ScrollIntoViewOptions::new();
    look.set_block(ScrollLogicalPosition::Center);
    field.scroll_into_view_with_scroll_into_view_options(&look);
    let control = field.query_selector("input, textarea, select, button").ok().flatten()?;
    report::ignore("focusing a field", control.dyn_into::<HtmlElement>().ok()?.focus());
    Some(())
}
