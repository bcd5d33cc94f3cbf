use std::rc::Rc;

use serde_json::{Value, json};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::form::Field;

use super::frame::described_by;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) value: Option<Value>,
    pub(super) is_wrong: bool,
    pub(super) onchange: Callback<Option<Value>>,
    pub(super) onlocate: Option<Callback<()>>,
}

/// A place: a point, and words about it.
#[component]
pub(super) fn Place(Props { field, id, value, is_wrong, onchange, onlocate }: &Props) -> Html {
    let texts = use_texts();
    let words =
        value.as_ref().and_then(|place| place.get("text")).and_then(Value::as_str).unwrap_or_default();
    let has_point = value.as_ref().is_some_and(|place| place.get("lat").is_some());
    let oninput = {
        let (onchange, value) = (onchange.clone(), value.clone());
        Callback::from(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            onchange.emit(described(value.as_ref(), &words));
        })
    };
    html! {
        <>
            <div class="row">
                <input class="input" {id} value={words.to_owned()} placeholder={texts.field_place_hint()}
                    aria-required={field.required.to_string()} aria-invalid={is_wrong.to_string()}
                    aria-describedby={described_by(field, id, *is_wrong)} {oninput} />
                if let Some(onlocate) = onlocate {
                    <button type="button" class="icon-btn" aria-label={texts.field_place_locate()}
                        onclick={onlocate.reform(|_: MouseEvent| ())}><Icon name="pin" /></button>
                }
            </div>
            if has_point {
                <p class="field-hint" role="status">{ texts.field_place_point() }</p>
            }
        </>
    }
}

/// The place with other words; its point stays.
fn described(place: Option<&Value>, words: &str) -> Option<Value> {
    let mut place = place.cloned().filter(Value::is_object).unwrap_or_else(|| json!({}));
    if let Some(fields) = place.as_object_mut() {
        if words.is_empty() {
            fields.remove("text");
        } else {
            fields.insert("text".to_owned(), Value::String(words.to_owned()));
        }
        if fields.is_empty() {
            return None;
        }
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_the_point() {
        let place = json!({ "lat": 55.7, "lon": 37.6 });
        assert_eq!(
            described(Some(&place), "3rd floor"),
            Some(json!({ "lat": 55.7, "lon": 37.6, "text": "3rd floor" }))
        );
        assert_eq!(described(Some(&place), ""), Some(place.clone()));
    }

    #[test]
    fn a_place_without_anything_is_no_answer() {
        assert_eq!(described(None, ""), None);
    }
}
