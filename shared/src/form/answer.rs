//! Checks what a client filled in.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use super::{FILES_MAX, Field, FieldKind};
use crate::FileId;
use crate::text::{TextError, normalize};

/// Answers by field key, as they stand in JSON.
pub type Answers = Map<String, Value>;

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldErrorCode {
    /// Nothing was given where something is needed.
    Required,
    /// The JSON type or the format is wrong.
    WrongKind,
    TooLong,
    ControlCharacter,
    /// No such option.
    UnknownOption,
    /// No such field.
    UnknownField,
    /// The field is hidden by another one's answer.
    Hidden,
    TooMany,
    /// No such file, not the caller's, or already attached.
    UnknownFile,
    /// No such person, category or the like.
    UnknownId,
    /// Another one has this name.
    Taken,
    /// Another one of the same list has it.
    Duplicate,
    /// A number that is not between one and a limit.
    OutOfRange,
    /// Fields of this kind have no such property.
    NotForKind,
    /// Only a field that stands above may be named here.
    NotAbove,
    /// The named field can have no such answer.
    ImpossibleAnswer,
    /// The list has more entries than a form may have.
    TooManyEntries,
    /// The list has fewer entries than it takes to choose.
    TooFewEntries,
    /// What comes later must not begin earlier.
    NotInOrder,
    /// The number is less than the least that is taken.
    TooSmall,
    /// The number is greater than the greatest that is taken.
    TooBig,
}

impl FieldErrorCode {
    pub const ALL: [Self; 21] = [
        Self::Required,
        Self::WrongKind,
        Self::TooLong,
        Self::ControlCharacter,
        Self::UnknownOption,
        Self::UnknownField,
        Self::Hidden,
        Self::TooMany,
        Self::UnknownFile,
        Self::UnknownId,
        Self::Taken,
        Self::Duplicate,
        Self::OutOfRange,
        Self::NotForKind,
        Self::NotAbove,
        Self::ImpossibleAnswer,
        Self::TooManyEntries,
        Self::TooFewEntries,
        Self::NotInOrder,
        Self::TooSmall,
        Self::TooBig,
    ];

    /// The name that stands in the API; with dashes, it names the text.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::WrongKind => "wrong_kind",
            Self::TooLong => "too_long",
            Self::ControlCharacter => "control_character",
            Self::UnknownOption => "unknown_option",
            Self::UnknownField => "unknown_field",
            Self::Hidden => "hidden",
            Self::TooMany => "too_many",
            Self::UnknownFile => "unknown_file",
            Self::UnknownId => "unknown_id",
            Self::Taken => "taken",
            Self::Duplicate => "duplicate",
            Self::OutOfRange => "out_of_range",
            Self::NotForKind => "not_for_kind",
            Self::NotAbove => "not_above",
            Self::ImpossibleAnswer => "impossible_answer",
            Self::TooManyEntries => "too_many_entries",
            Self::TooFewEntries => "too_few_entries",
            Self::NotInOrder => "not_in_order",
            Self::TooSmall => "too_small",
            Self::TooBig => "too_big",
        }
    }
}

/// One fault of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The path in the body: `title`, `answers.serial_number`, `fields.2.label.ru`.
    pub field: String,
    pub code: FieldErrorCode,
    /// The limit that was passed, where the code speaks of a length or a count.
    pub max: Option<usize>,
    /// The limit that was passed, where the code speaks of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Number>,
}

impl FieldError {
    #[must_use]
    pub fn new(field: impl Into<String>, code: FieldErrorCode) -> Self {
        Self { field: field.into(), code, max: None, limit: None }
    }

    #[must_use]
    pub fn with_max(field: impl Into<String>, code: FieldErrorCode, max: usize) -> Self {
        Self { max: Some(max), ..Self::new(field, code) }
    }

    #[must_use]
    pub fn with_limit(field: impl Into<String>, code: FieldErrorCode, limit: &Number) -> Self {
        Self { limit: Some(limit.clone()), ..Self::new(field, code) }
    }

    #[must_use]
    pub fn from_text(field: impl Into<String>, error: TextError) -> Self {
        match error {
            TextError::Blank => Self::new(field, FieldErrorCode::Required),
            TextError::TooLong { max } => Self::with_max(field, FieldErrorCode::TooLong, max),
            TextError::ControlCharacter => Self::new(field, FieldErrorCode::ControlCharacter),
        }
    }
}

/// Checks answers against the form and gives them back normalised: texts trimmed, blank ones left out.
///
/// Whether the named files exist is not known here; the server checks it where it attaches them.
///
/// # Errors
/// Every fault of every field, in the order of the form, unknown keys last.
pub fn validate(fields: &[Field], answers: &Answers) -> Result<Answers, Vec<FieldError>> {
    let mut clean = Answers::new();
    let mut errors = Vec::new();
    for field in fields {
        let path = format!("answers.{}", field.key);
        let given = answers.get(&field.key).filter(|value| !value.is_null());
        if !is_visible(fields, field, answers) {
            if given.is_some() {
                errors.push(FieldError::new(path, FieldErrorCode::Hidden));
            }
            continue;
        }
        match given.map(|value| check(field, value, &path)).transpose() {
            Err(error) => errors.push(error),
            Ok(Some(Some(value))) => {
                clean.insert(field.key.clone(), value);
            }
            Ok(Some(None) | None) if field.required => {
                errors.push(FieldError::new(path, FieldErrorCode::Required));
            }
            Ok(Some(None) | None) => {}
        }
    }
    let known: HashSet<&str> = fields.iter().map(|field| field.key.as_str()).collect();
    errors.extend(
        answers
            .keys()
            .filter(|key| !known.contains(key.as_str()))
            .map(|key| FieldError::new(format!("answers.{key}"), FieldErrorCode::UnknownField)),
    );
    if errors.is_empty() { Ok(clean) } else { Err(errors) }
}

impl Field {
    /// Whether the field is shown beside these answers, in this form.
    #[must_use]
    pub fn is_visible(&self, fields: &[Self], answers: &Answers) -> bool {
        is_visible(fields, self, answers)
    }
}

/// A field is hidden while the field it depends on is hidden or has another answer.
fn is_visible(fields: &[Field], field: &Field, answers: &Answers) -> bool {
    let mut field = field;
    // A chain longer than the form is a circle; its fields are then hidden.
    for _ in 0..=fields.len() {
        let Some(condition) = &field.visible_if else { return true };
        let answer = answers.get(&condition.field).unwrap_or(&Value::Null);
        // An unticked box is a «no» even before it was touched.
        let is_equal = is_same(answer, &condition.equals)
            || (answer.is_null() && condition.equals == Value::Bool(false));
        if !is_equal {
            return false;
        }
        let Some(parent) = fields.iter().find(|one| one.key == condition.field) else { return false };
        field = parent;
    }
    false
}

/// Whether two answers mean the same: `1` and `1.0` do, and spaces around a text are none of it.
fn is_same(answer: &Value, other: &Value) -> bool {
    match (answer, other) {
        (Value::Number(one), Value::Number(other)) => !is_less(one, other) && !is_less(other, one),
        (Value::String(one), Value::String(other)) => one.trim() == other.trim(),
        (one, other) => one == other,
    }
}

/// Whether a number is less than another; whole ones are compared exactly.
pub(super) fn is_less(one: &Number, other: &Number) -> bool {
    match (one.as_i64(), other.as_i64()) {
        (Some(one), Some(other)) => one < other,
        _ => one.as_f64() < other.as_f64(),
    }
}

/// The normalised answer; `None` where it is as good as absent.
pub(super) fn check(field: &Field, value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let wrong = || FieldError::new(path, FieldErrorCode::WrongKind);
    match field.kind {
        FieldKind::Text | FieldKind::LongText => check_text(field, value, path),
        FieldKind::Phone => match check_text(field, value, path)? {
            Some(Value::String(phone)) if !is_phone(&phone) => Err(wrong()),
            phone => Ok(phone),
        },
        FieldKind::Number => check_number(field, value, path),
        FieldKind::Boolean if value.is_boolean() => Ok(Some(value.clone())),
        FieldKind::Boolean => Err(wrong()),
        FieldKind::Date => check_format(value, path, is_date),
        FieldKind::Time => check_format(value, path, is_time),
        FieldKind::Choice => check_choice(field, value, path),
        FieldKind::Choices => check_choices(field, value, path),
        FieldKind::Place => check_place(value, path),
        FieldKind::File => check_files(value, path),
    }
}

fn check_text(field: &Field, value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let text = value.as_str().ok_or_else(|| FieldError::new(path, FieldErrorCode::WrongKind))?;
    let max = field.max_length.unwrap_or_else(|| field.kind.default_max_length());
    let text = normalize(text, max).map_err(|error| FieldError::from_text(path, error))?;
    Ok((!text.is_empty()).then_some(Value::String(text)))
}

fn check_number(field: &Field, value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let Value::Number(number) = value else {
        return Err(FieldError::new(path, FieldErrorCode::WrongKind));
    };
    if let Some(min) = field.min.as_ref().filter(|min| is_less(number, min)) {
        return Err(FieldError::with_limit(path, FieldErrorCode::TooSmall, min));
    }
    if let Some(max) = field.max.as_ref().filter(|max| is_less(max, number)) {
        return Err(FieldError::with_limit(path, FieldErrorCode::TooBig, max));
    }
    Ok(Some(value.clone()))
}

fn check_format(value: &Value, path: &str, is_right: fn(&str) -> bool) -> Result<Option<Value>, FieldError> {
    match value.as_str() {
        Some("") => Ok(None),
        Some(text) if is_right(text) => Ok(Some(value.clone())),
        Some(_) | None => Err(FieldError::new(path, FieldErrorCode::WrongKind)),
    }
}

/// `YYYY-MM-DD` of a day that exists.
fn is_date(text: &str) -> bool {
    text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// `HH:MM` from 00:00 to 23:59.
fn is_time(text: &str) -> bool {
    text.len() == 5 && chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

/// Five to fifteen digits (E.164 has at most fifteen) with the usual marks between them.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_usual = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.');
    let rest = text.strip_prefix('+').unwrap_or(text);
    (5..=15).contains(&digits) && rest.chars().all(is_usual)
}

fn check_choice(field: &Field, value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    match value.as_str() {
        Some("") => Ok(None),
        Some(choice) if is_option(field, choice) => Ok(Some(value.clone())),
        Some(_) => Err(FieldError::new(path, FieldErrorCode::UnknownOption)),
        None => Err(FieldError::new(path, FieldErrorCode::WrongKind)),
    }
}

fn check_choices(field: &Field, value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let wrong = || FieldError::new(path, FieldErrorCode::WrongKind);
    let given = value.as_array().ok_or_else(wrong)?;
    let mut seen = HashSet::new();
    let mut clean = Vec::new();
    for one in given {
        let choice = one.as_str().ok_or_else(wrong)?;
        if !is_option(field, choice) {
            return Err(FieldError::new(path, FieldErrorCode::UnknownOption));
        }
        if seen.insert(choice) {
            clean.push(one.clone());
        }
    }
    Ok((!clean.is_empty()).then_some(Value::Array(clean)))
}

fn is_option(field: &Field, choice: &str) -> bool {
    field.options.iter().flatten().any(|option| option.value == choice)
}

/// A point, words about it, or both.
fn check_place(value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let wrong = || FieldError::new(path, FieldErrorCode::WrongKind);
    let place = value.as_object().ok_or_else(wrong)?;
    if place.keys().any(|key| !matches!(key.as_str(), "lat" | "lon" | "text")) {
        return Err(wrong());
    }
    let given = |key: &str| place.get(key).filter(|value| !value.is_null());
    let is_within = |value: &Value, limit: f64| value.as_f64().is_some_and(|degrees| degrees.abs() <= limit);
    let mut clean = Map::new();
    match (given("lat"), given("lon")) {
        (None, None) => {}
        (Some(lat), Some(lon)) if is_within(lat, 90.0) && is_within(lon, 180.0) => {
            clean.insert("lat".to_owned(), lat.clone());
            clean.insert("lon".to_owned(), lon.clone());
        }
        _ => return Err(wrong()),
    }
    if let Some(text) = given("text") {
        let text = text.as_str().ok_or_else(wrong)?;
        let max = FieldKind::Place.default_max_length();
        let text = normalize(text, max).map_err(|error| FieldError::from_text(path, error))?;
        if !text.is_empty() {
            clean.insert("text".to_owned(), Value::String(text));
        }
    }
    Ok((!clean.is_empty()).then_some(Value::Object(clean)))
}

fn check_files(value: &Value, path: &str) -> Result<Option<Value>, FieldError> {
    let wrong = || FieldError::new(path, FieldErrorCode::WrongKind);
    let given = value.as_array().ok_or_else(wrong)?;
    if given.len() > FILES_MAX {
        return Err(FieldError::with_max(path, FieldErrorCode::TooMany, FILES_MAX));
    }
    let mut ids = Vec::new();
    for one in given {
        let id: FileId = one.as_str().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
        let id = Value::String(id.to_string());
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok((!ids.is_empty()).then_some(Value::Array(ids)))
}
