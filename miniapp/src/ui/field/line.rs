use std::rc::Rc;

use serde_json::{Number, Value};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind};

use super::frame::described_by;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) value: Option<Value>,
    pub(super) is_wrong: bool,
    pub(super) onchange: Callback<Option<Value>>,
    pub(super) onphone: Option<Callback<()>>,
}

/// Whatever is typed: words, numbers, dates, phones.
#[component]
pub(super) fn Line(Props { field, id, value, is_wrong, onchange, onphone }: &Props) -> Html {
    let texts = use_texts();
    let max = field.max_length.unwrap_or_else(|| field.kind.default_max_length());
    let described_by = described_by(field, id, *is_wrong);
    let kind = field.kind;
    let typed = use_state_eq(String::new);
    let shown = shown(kind, &typed, value.as_ref());
    let oninput = {
        let (typed, onchange) = (typed.setter(), onchange.clone());
        Callback::from(move |text: String| {
            onchange.emit(answer(kind, &text));
            typed.set(text);
        })
    };
    if kind == FieldKind::LongText {
        let oninput =
            oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        let count = shown.chars().count();
        return html! {
            <>
                <textarea class="input" {id} rows="3" maxlength={max.to_string()} value={shown}
                    aria-required={field.required.to_string()} aria-invalid={is_wrong.to_string()}
                    aria-describedby={described_by} {oninput} />
                // The limit is named only once it comes near.
                if count * 5 > max * 4 {
                    <p class="field-hint num">{ texts.field_length(count, max) }</p>
                }
            </>
        };
    }
    let (input_type, input_mode) = match kind {
        FieldKind::Date => ("date", None),
        FieldKind::Time => ("time", None),
        FieldKind::Phone => ("tel", None),
        FieldKind::Number => ("text", Some("decimal")),
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Choice
        | FieldKind::Choices
        | FieldKind::Boolean
        | FieldKind::Place
        | FieldKind::File => ("text", None),
    };
    let oninput =
        oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="row">
            <input class="input" {id} type={input_type} inputmode={input_mode} maxlength={max.to_string()}
                value={shown} aria-required={field.required.to_string()} aria-invalid={is_wrong.to_string()}
                aria-describedby={described_by} {oninput} />
            if let Some(onphone) = onphone {
                <button type="button" class="btn soft small" onclick={onphone.reform(|_: MouseEvent| ())}>
                    { texts.field_phone_share() }
                </button>
            }
        </div>
    }
}

/// What was typed, as long as it means the answer that stands: `1,50` is not turned into `1.5` under the hand.
fn shown(kind: FieldKind, typed: &str, value: Option<&Value>) -> String {
    if answer(kind, typed).as_ref() == value {
        return typed.to_owned();
    }
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => String::new(),
    }
}

/// The answer that was typed. A number that is none yet stays a text, and the check will say so.
fn answer(kind: FieldKind, typed: &str) -> Option<Value> {
    if typed.is_empty() {
        return None;
    }
    match typed_number(typed).filter(|_| kind == FieldKind::Number) {
        Some(number) => Some(Value::Number(number)),
        None => Some(Value::String(typed.to_owned())),
    }
}

/// People write numbers with a point or a comma, and with spaces between thousands.
pub(crate) fn typed_number(typed: &str) -> Option<Number> {
    serde_json::from_str(&typed.replace(',', ".").replace([' ', '\u{a0}'], "")).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_is_sent_as_a_number_once_it_is_one() {
        assert_eq!(answer(FieldKind::Number, "1 012,50"), Some(json!(1012.5)));
        assert_eq!(answer(FieldKind::Number, "40"), Some(json!(40)));
        assert_eq!(answer(FieldKind::Number, "12."), Some(json!("12.")));
    }

    #[test]
    fn digits_of_a_text_stay_a_text() {
        assert_eq!(answer(FieldKind::Text, "004127"), Some(json!("004127")));
        assert_eq!(answer(FieldKind::Text, "40"), Some(json!("40")));
    }

    #[test]
    fn what_is_typed_is_shown_as_it_was_typed() {
        assert_eq!(shown(FieldKind::Number, "1,50", Some(&json!(1.5))), "1,50");
        assert_eq!(shown(FieldKind::Number, "1,50", Some(&json!(7))), "7");
        assert_eq!(shown(FieldKind::Text, "", Some(&json!("from a draft"))), "from a draft");
    }

    #[test]
    fn an_emptied_field_has_no_answer() {
        assert_eq!(answer(FieldKind::Text, ""), None);
        assert_eq!(shown(FieldKind::Text, "gone", None), "");
    }
}
