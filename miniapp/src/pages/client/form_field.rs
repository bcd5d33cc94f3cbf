//! A field of the form with what only the device can answer.

use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind};

use crate::hooks::locate;
use crate::telegram::{can_request_contact, request_contact};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::FieldControl;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) value: Option<Value>,
    pub(super) error: Option<AttrValue>,
    pub(super) onchange: Callback<Option<Value>>,
    /// Tiles and ways in, for files.
    #[prop_or_default]
    pub(super) files: Html,
}

/// The field; a phone may come from Telegram, a place from the device.
#[component]
pub(super) fn FormField(Props { field, value, error, onchange, files }: &Props) -> Html {
    let texts = use_texts();
    let toasts = use_toasts();
    let onphone = (field.kind == FieldKind::Phone && can_request_contact()).then(|| {
        let (onchange, toasts) = (onchange.clone(), toasts.clone());
        Callback::from(move |()| {
            let (onchange, toasts) = (onchange.clone(), toasts.clone());
            spawn_local(async move {
                match request_contact().await {
                    Some(phone) => onchange.emit(Some(Value::String(phone))),
                    None => toasts.say(texts.client_phone_type()),
                }
            });
        })
    });
    let onlocate = (field.kind == FieldKind::Place).then(|| {
        let (onchange, value, toasts) = (onchange.clone(), value.clone(), toasts.clone());
        Callback::from(move |()| {
            let (onchange, value, toasts) = (onchange.clone(), value.clone(), toasts.clone());
            spawn_local(async move {
                match locate().await {
                    Some(point) => onchange.emit(Some(located(value.as_ref(), point))),
                    None => toasts.say(texts.client_place_unknown()),
                }
            });
        })
    });
    html! {
        <FieldControl field={field.clone()} id={format!("field-{}", field.key)} value={value.clone()}
            error={error.clone()} onchange={onchange.clone()} files={files.clone()} {onphone} {onlocate} />
    }
}

/// The place at this point; the words about it stay.
fn located(place: Option<&Value>, (lat, lon): (f64, f64)) -> Value {
    let mut located = json!({ "lat": lat, "lon": lon });
    if let Some(words) = place.and_then(|place| place.get("text")) {
        located["text"] = words.clone();
    }
    located
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_keeps_the_words_that_were_typed() {
        let typed = json!({ "text": "3rd floor" });
        assert_eq!(located(Some(&typed), (1.5, 2.5)), json!({ "lat": 1.5, "lon": 2.5, "text": "3rd floor" }));
        assert_eq!(located(None, (1.5, 2.5)), json!({ "lat": 1.5, "lon": 2.5 }));
    }
}
