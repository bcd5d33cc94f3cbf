//! Whatever JSON comes as the answers of a form, the check ends with a judgement.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zayavka_shared::form::{Field, validate};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(json!("2026-02-30")),
        Just(json!({"lat": 91.0, "lon": 0.0})),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z]{1,6}", inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A form with a field of each kind.
fn a_form() -> Vec<Field> {
    let kinds = [
        "text",
        "long_text",
        "phone",
        "choice",
        "choices",
        "number",
        "date",
        "time",
        "boolean",
        "place",
        "file",
    ];
    let fields = kinds.map(|kind| {
        let mut field = json!({"key": kind, "kind": kind, "label": kind, "required": kind == "text"});
        if kind.starts_with("choice") {
            field["options"] = json!([{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]);
        }
        field
    });
    serde_json::from_value(json!(fields)).expect("the form is one")
}

proptest! {
    #[test]
    fn no_answer_is_too_odd_to_be_judged(
        answers in prop::collection::vec(
            (prop_oneof!["[a-z_]{1,9}", prop::sample::select(vec!["text", "choice", "choices", "number", "date", "time", "boolean", "place", "file", "phone", "long_text"]).prop_map(str::to_owned)], any_json()),
            0..12,
        ),
    ) {
        let answers: Map<String, Value> = answers.into_iter().collect();
        match validate(&a_form(), &answers) {
            Ok(kept) => {
                // What was accepted is accepted again, unchanged.
                let again = validate(&a_form(), &kept);
                prop_assert_eq!(again, Ok(kept));
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| error.field.starts_with("answers.")));
            }
        }
    }

    #[test]
    fn plain_answers_are_accepted(text in "[a-zа-я]{1,40}", number in -1_000_000..1_000_000_i64, yes: bool) {
        let answers = json!({
            "text": text, "long_text": text, "choice": "a", "choices": ["b", "a"], "number": number,
            "date": "2026-02-28", "time": "23:59", "boolean": yes, "phone": "+7 900 000-00-00",
            "place": {"lat": 55.75, "lon": 37.61}, "file": [],
        });
        let answers = answers.as_object().unwrap();
        prop_assert!(validate(&a_form(), answers).is_ok(), "{:?}", validate(&a_form(), answers));
    }
}
