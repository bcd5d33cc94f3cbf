//! Answers of a form, in words.

use serde_json::Value;
use zayavka_shared::form::{Field, FieldKind};

use crate::dates;
use crate::texts::Texts;

/// An answer as a person reads it; `None` for files, which stand below by themselves.
#[must_use]
pub(super) fn answer_words(texts: Texts, field: &Field, answer: &Value) -> Option<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let option = |value: &Value| {
        let key = text(value);
        let option = field.options.iter().flatten().find(|option| option.value == key);
        option.map_or(key, |option| option.label.clone())
    };
    match field.kind {
        FieldKind::File => None,
        FieldKind::Boolean if answer.as_bool() == Some(true) => Some(texts.field_yes().to_owned()),
        FieldKind::Boolean => Some(texts.field_no().to_owned()),
        FieldKind::Choice => Some(option(answer)),
        FieldKind::Choices => {
            let chosen: Vec<String> = answer.as_array().into_iter().flatten().map(option).collect();
            Some(chosen.join(", "))
        }
        FieldKind::Date => Some(dates::calendar_day(&text(answer), texts.language())),
        FieldKind::Place => Some(place_words(answer)),
        FieldKind::Text | FieldKind::LongText | FieldKind::Number | FieldKind::Time | FieldKind::Phone => {
            Some(text(answer))
        }
    }
}

/// The address in words, then the point; either may be missing.
fn place_words(place: &Value) -> String {
    let degrees = |key: &str| place.get(key).and_then(Value::as_f64);
    let point = degrees("lat").zip(degrees("lon")).map(|(lat, lon)| format!("{lat:.5}, {lon:.5}"));
    let text = place.get("text").and_then(Value::as_str).filter(|text| !text.is_empty());
    match (text, point) {
        (Some(text), Some(point)) => format!("{text} ({point})"),
        (Some(text), None) => text.to_owned(),
        (None, point) => point.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zayavka_shared::Language;
    use zayavka_shared::form::FieldOption;

    use super::*;

    fn field(kind: FieldKind) -> Field {
        let option =
            |value: &str, label: &str| FieldOption { value: value.to_owned(), label: label.to_owned() };
        let options = Some(vec![option("jam", "Paper jam"), option("lines", "Lines")]);
        Field { options, ..Field::new("key", kind, "Label") }
    }

    fn words(kind: FieldKind, answer: Value) -> Option<String> {
        answer_words(Texts::new(Language::En), &field(kind), &answer)
    }

    #[test]
    fn choices_are_named_by_their_labels() {
        assert_eq!(words(FieldKind::Choice, json!("jam")).as_deref(), Some("Paper jam"));
        assert_eq!(words(FieldKind::Choices, json!(["jam", "lines"])).as_deref(), Some("Paper jam, Lines"));
    }

    #[test]
    fn an_option_that_is_gone_is_named_by_its_value() {
        assert_eq!(words(FieldKind::Choice, json!("old")).as_deref(), Some("old"));
    }

    #[test]
    fn a_place_is_its_words_and_its_point() {
        let place = json!({"lat": 55.75, "lon": 37.6, "text": "Office"});
        assert_eq!(words(FieldKind::Place, place).as_deref(), Some("Office (55.75000, 37.60000)"));
        assert_eq!(words(FieldKind::Place, json!({"text": "Office"})).as_deref(), Some("Office"));
    }

    #[test]
    fn files_stand_by_themselves() {
        assert_eq!(words(FieldKind::File, json!([])), None);
    }
}
