//! Reads a form from JSON, naming each value that is of the wrong kind by its path.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::check::check_fields;
use super::{FIELDS_MAX, OPTIONS_MAX};
use super::{FieldDefinition, FieldError, FieldErrorCode, FieldKind, OptionDefinition, VisibleIf};
use crate::{Language, Localized};

/// Reads and checks a form, as [`super::check_form`] does.
///
/// # Errors
/// Every fault with its path. A field with a value of the wrong kind is not judged further.
pub fn read_form(value: &Value) -> Result<Vec<FieldDefinition>, Vec<FieldError>> {
    let Some(list) = value.as_array() else {
        return Err(vec![FieldError::new("fields", FieldErrorCode::WrongKind)]);
    };
    if list.len() > FIELDS_MAX {
        return Err(vec![FieldError::with_max("fields", FieldErrorCode::TooManyEntries, FIELDS_MAX)]);
    }
    let mut faults = Vec::new();
    let mut unread = BTreeSet::new();
    let mut fields = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let known = faults.len();
        fields.push(read_field(value, &format!("fields.{place}"), &mut faults));
        if faults.len() > known {
            unread.insert(place);
        }
    }
    let fields = check_fields(fields, &unread, &mut faults);
    if faults.is_empty() { Ok(fields) } else { Err(faults) }
}

/// Reads a text in each language; what is not there is blank.
pub fn read_localized(value: &Value, path: &str, faults: &mut Vec<FieldError>) -> Localized {
    let mut text = Localized::default();
    let Some(object) = object(value, path, faults) else { return text };
    for language in Language::ALL {
        if let Some(read) = read(object, path, language.code(), faults, string) {
            *text.get_mut(language) = read;
        }
    }
    text
}

fn read_field(value: &Value, path: &str, faults: &mut Vec<FieldError>) -> FieldDefinition {
    let empty = Map::new();
    let object = object(value, path, faults).unwrap_or(&empty);
    let kind = read(object, path, "kind", faults, |value| FieldKind::from_key(value.as_str()?));
    if kind.is_none() && !object.is_empty() && is_missing(object, "kind") {
        faults.push(FieldError::new(format!("{path}.kind"), FieldErrorCode::Required));
    }
    let at = |name: &str| format!("{path}.{name}");
    FieldDefinition {
        key: read(object, path, "key", faults, string).unwrap_or_default(),
        kind: kind.unwrap_or(FieldKind::Text),
        label: given(object, "label")
            .map(|value| read_localized(value, &at("label"), faults))
            .unwrap_or_default(),
        required: read(object, path, "required", faults, Value::as_bool).unwrap_or_default(),
        hint: given(object, "hint").map(|value| read_localized(value, &at("hint"), faults)),
        options: given(object, "options").map(|value| read_options(value, &at("options"), faults)),
        max_length: read(object, path, "max_length", faults, |value| usize::try_from(value.as_i64()?).ok()),
        min: read(object, path, "min", faults, |value| value.as_number().cloned()),
        max: read(object, path, "max", faults, |value| value.as_number().cloned()),
        default: given(object, "default").cloned(),
        from_label: read(object, path, "from_label", faults, Value::as_bool).unwrap_or_default(),
        visible_if: given(object, "visible_if").map(|value| read_condition(value, &at("visible_if"), faults)),
    }
}

fn read_options(value: &Value, path: &str, faults: &mut Vec<FieldError>) -> Vec<OptionDefinition> {
    let Some(list) = value.as_array() else {
        faults.push(FieldError::new(path, FieldErrorCode::WrongKind));
        return Vec::new();
    };
    if list.len() > OPTIONS_MAX {
        faults.push(FieldError::with_max(path, FieldErrorCode::TooManyEntries, OPTIONS_MAX));
        return Vec::new();
    }
    let mut options = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let path = format!("{path}.{place}");
        let Some(object) = object(value, &path, faults) else { continue };
        options.push(OptionDefinition {
            value: read(object, &path, "value", faults, string).unwrap_or_default(),
            label: given(object, "label")
                .map(|value| read_localized(value, &format!("{path}.label"), faults))
                .unwrap_or_default(),
        });
    }
    options
}

fn read_condition(value: &Value, path: &str, faults: &mut Vec<FieldError>) -> VisibleIf {
    let empty = Map::new();
    let object = object(value, path, faults).unwrap_or(&empty);
    VisibleIf {
        field: read(object, path, "field", faults, string).unwrap_or_default(),
        equals: object.get("equals").cloned().unwrap_or_default(),
    }
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn object<'v>(value: &'v Value, path: &str, faults: &mut Vec<FieldError>) -> Option<&'v Map<String, Value>> {
    if !value.is_object() {
        faults.push(FieldError::new(path, FieldErrorCode::WrongKind));
    }
    value.as_object()
}

/// A value that is there and not null.
fn given<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object.get(name).filter(|value| !value.is_null())
}

fn is_missing(object: &Map<String, Value>, name: &str) -> bool {
    given(object, name).is_none()
}

fn read<T>(
    object: &Map<String, Value>,
    path: &str,
    name: &str,
    faults: &mut Vec<FieldError>,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Option<T> {
    let answer = read(given(object, name)?);
    if answer.is_none() {
        faults.push(FieldError::new(format!("{path}.{name}"), FieldErrorCode::WrongKind));
    }
    answer
}
