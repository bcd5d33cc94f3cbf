//! What a form asks.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;
use zayavka_shared::api::CategoryView;
use zayavka_shared::form::{DESCRIPTION, Field, FieldKind, TITLE};
use zayavka_shared::text::{BODY_MAX, TITLE_MAX};

use super::form::{FormAction, FormState};
use super::form_field::FormField;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) category: Rc<CategoryView>,
    pub(super) form: UseReducerHandle<FormState>,
    /// Tiles and ways in of a field of files.
    pub(super) files: Callback<String, Html>,
    /// What stands below the title.
    #[prop_or_default]
    pub(super) below_title: Html,
}

/// What every ticket has, then what the category asks beside these answers.
#[component]
pub(super) fn Questions(Props { category, form, files, below_title }: &Props) -> Html {
    let texts = use_texts();
    let title = own_field(TITLE, texts.client_title(), texts.client_title_hint(), TITLE_MAX);
    let description =
        own_field(DESCRIPTION, texts.client_description(), texts.client_description_hint(), BODY_MAX);
    let words = |field: Field, value: &str, action: fn(String) -> FormAction| {
        let dispatcher = form.dispatcher();
        let onchange = Callback::from(move |value: Option<Value>| {
            let text = value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
            dispatcher.dispatch(action(text));
        });
        let error = form.errors.get(&field.key).cloned().map(AttrValue::from);
        html! { <FormField field={Rc::new(field)} value={Some(Value::from(value))} {error} {onchange} /> }
    };
    let filled = form.draft.filled();
    let asked = filled.visible_fields(&category.fields).into_iter().map(|field| {
        let (dispatcher, key) = (form.dispatcher(), field.key.clone());
        let onchange = Callback::from(move |value: Option<Value>| {
            dispatcher.dispatch(FormAction::Answer(key.clone(), value.unwrap_or(Value::Null)));
        });
        let files = (field.kind == FieldKind::File).then(|| files.emit(field.key.clone()));
        html! {
            <FormField key={field.key.clone()} field={Rc::new(field.clone())}
                value={form.draft.answers.get(&field.key).cloned()}
                error={form.errors.get(&field.key).cloned().map(AttrValue::from)} {onchange}
                files={files.unwrap_or_default()} />
        }
    });
    html! {
        <>
            <div class="section inset">
                { words(title, &form.draft.title, FormAction::Title) }
                { below_title.clone() }
                { words(description, &form.draft.description, FormAction::Description) }
            </div>
            if !category.fields.is_empty() {
                <div class="section-head inset-head"><h2>{ texts.client_form_details() }</h2></div>
                <div class="section inset">{ for asked }</div>
            }
        </>
    }
}

/// A field that every form has.
fn own_field(key: &str, label: &str, hint: &str, max: usize) -> Field {
    let is_title = key == TITLE;
    let kind = if is_title { FieldKind::Text } else { FieldKind::LongText };
    Field {
        required: is_title,
        hint: Some(hint.to_owned()),
        max_length: Some(max),
        ..Field::new(key, kind, label)
    }
}
