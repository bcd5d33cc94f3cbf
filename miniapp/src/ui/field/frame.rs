use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind};

use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) error: Option<AttrValue>,
    pub(super) children: Html,
}

/// Label above, hint below, error in its place.
#[component]
pub(super) fn Frame(Props { field, id, error, children }: &Props) -> Html {
    let texts = use_texts();
    let required = field.required.then(|| {
        html! { <><span class="req" aria-hidden="true">{ "*" }</span><span class="sr">{ texts.field_required() }</span></> }
    });
    let label = match field.kind {
        FieldKind::Choice | FieldKind::Choices | FieldKind::Boolean | FieldKind::File => html! {
            <span class="label" id={format!("{id}-label")}>{ &field.label }{ required }</span>
        },
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Number
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Phone
        | FieldKind::Place => html! { <label class="label" for={id}>{ &field.label }{ required }</label> },
    };
    html! {
        <div class={classes!("field", error.is_some().then_some("bad"))} data-field={field.key.clone()}>
            { label }
            { children.clone() }
            if let Some(hint) = &field.hint {
                <p class="field-hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="field-error" id={format!("{id}-error")} role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}

/// What describes a control: its error and its hint, where they stand.
pub(super) fn described_by(field: &Field, id: &str, is_wrong: bool) -> Option<String> {
    let ids = [(is_wrong, "error"), (field.hint.is_some(), "hint")];
    let ids: Vec<String> =
        ids.iter().filter(|(is_there, _)| *is_there).map(|(_, end)| format!("{id}-{end}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
