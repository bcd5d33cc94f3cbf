//! Whatever JSON comes as the answers of a form, the check ends with a judgement.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zayavka_shared::Language;
use zayavka_shared::form::{Field, FieldDefinition, FieldKind, check_form, name_fields, read_form, validate};

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

/// A form that may well be one: a few faults are in reach.
fn any_definitions() -> impl Strategy<Value = Vec<FieldDefinition>> {
    let text = || ("[А-яA-z0-9 ]{0,12}", "[a-z]{1,8}").prop_map(|(ru, en)| json!({"ru": ru + "я", "en": en}));
    let field = (
        0..FieldKind::ALL.len(),
        text(),
        text(),
        any::<bool>(),
        prop::collection::vec(text(), 1..4),
        0..6_usize,
    );
    let field = field.prop_map(|(kind, label, hint, is_required, options, parent)| {
        let kind = FieldKind::ALL[kind];
        let mut field =
            json!({"key": "", "kind": kind, "label": label, "hint": hint, "required": is_required});
        if kind.has_options() {
            let options = options.into_iter().map(|label| json!({"value": "", "label": label}));
            field["options"] = options.collect();
        }
        if kind.max_length_limit().is_some() {
            field["max_length"] = json!(1 + parent * 7);
        }
        (field, parent)
    });
    prop::collection::vec(field, 0..12).prop_map(|fields| {
        let mut booleans: Vec<usize> = Vec::new();
        let mut form = Vec::new();
        for (place, (mut field, parent)) in fields.into_iter().enumerate() {
            field["key"] = json!(format!("field_{place}"));
            if let Some(above) = booleans.get(parent) {
                field["visible_if"] = json!({"field": format!("field_{above}"), "equals": place % 2 == 0});
            }
            if field["kind"] == "boolean" {
                booleans.push(place);
            }
            form.push(serde_json::from_value(field).expect("the field is one"));
        }
        form
    })
}

proptest! {
    #[test]
    fn a_right_form_stays_as_it_is_and_judges_any_answers(
        form in any_definitions(),
        answers in prop::collection::vec((0..12_usize, any_json()), 0..12),
    ) {
        let form = check_form(form).expect("the form is right");
        prop_assert_eq!(check_form(form.clone()), Ok(form.clone()));
        let stored = serde_json::to_value(&form).expect("a form is plain JSON");
        prop_assert_eq!(read_form(&stored), Ok(form.clone()));
        let fields: Vec<Field> = form.iter().map(|field| field.localize(Language::Ru)).collect();
        let answers: Map<String, Value> =
            answers.into_iter().map(|(place, answer)| (format!("field_{place}"), answer)).collect();
        if let Ok(kept) = validate(&fields, &answers) {
            prop_assert_eq!(validate(&fields, &kept), Ok(kept));
        }
    }

    #[test]
    fn no_json_is_too_odd_to_be_judged_as_a_form(
        fields in prop::collection::vec(
            prop::collection::vec(
                (prop::sample::select(vec!["key", "kind", "label", "required", "hint", "options", "max_length", "visible_if"]), any_json()),
                0..8,
            ),
            0..4,
        ),
        other in any_json(),
    ) {
        let fields: Vec<Value> = fields
            .into_iter()
            .map(|pairs| pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
            .collect();
        for form in [json!(fields), json!([other.clone()]), other] {
            match read_form(&form) {
                Ok(fields) => prop_assert_eq!(check_form(fields.clone()), Ok(fields)),
                Err(faults) => prop_assert!(faults.iter().all(|fault| fault.field.starts_with("fields"))),
            }
        }
    }

    #[test]
    fn every_field_gets_a_name_of_its_own(labels in prop::collection::vec("[ -~А-я]{0,50}", 0..50)) {
        let mut form: Vec<FieldDefinition> = labels
            .iter()
            .map(|label| json!({"key": "", "kind": "text", "label": {"ru": label, "en": ""}}))
            .map(|field| serde_json::from_value(field).expect("the field is one"))
            .collect();
        name_fields(&mut form);
        let faults = check_form(form.clone()).err().unwrap_or_default();
        prop_assert!(faults.iter().all(|fault| !fault.field.ends_with(".key")), "{:?}", faults);
        let named = form.clone();
        name_fields(&mut form);
        prop_assert_eq!(form, named, "a name that was given stays");
    }
}
