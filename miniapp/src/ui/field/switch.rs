use std::rc::Rc;

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::form::Field;

use super::frame::described_by;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) is_on: bool,
    pub(super) error: Option<AttrValue>,
    pub(super) onchange: Callback<Option<Value>>,
}

/// Yes or no; the label stands beside it.
#[component]
pub(super) fn Switch(Props { field, id, is_on, error, onchange }: &Props) -> Html {
    let described_by = described_by(field, id, error.is_some());
    let onchange = onchange.reform(|event: Event| {
        Some(Value::Bool(event.target_unchecked_into::<HtmlInputElement>().checked()))
    });
    html! {
        <div class={classes!("field", error.is_some().then_some("bad"))} data-field={field.key.clone()}>
            <div class="row">
                <label class="grow" for={id}>{ &field.label }</label>
                <input class="switch" {id} type="checkbox" role="switch" checked={*is_on}
                    aria-describedby={described_by} {onchange} />
            </div>
            if let Some(hint) = &field.hint {
                <p class="field-hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="field-error" id={format!("{id}-error")} role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}
