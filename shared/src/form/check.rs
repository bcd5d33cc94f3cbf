//! Checks a form that an admin built: the same words of judgement in the editor and at the server's door.

use std::collections::{BTreeSet, HashSet};

use super::answer::{check as check_answer, is_less};
use super::{
    FieldDefinition, FieldError, FieldErrorCode, FieldKind, OptionDefinition, VisibleIf, name_fields,
};
use crate::text::normalize;
use crate::{Language, Localized};

/// Most fields of a form.
pub const FIELDS_MAX: usize = 50;
/// Most options of a field.
pub const OPTIONS_MAX: usize = 100;
/// Characters of a field's key.
pub const KEY_MAX: usize = 40;
/// Characters of an option's value.
pub const OPTION_MAX: usize = 60;
/// Characters of a field's or an option's label.
pub const LABEL_MAX: usize = 120;
/// Characters of a hint.
pub const HINT_MAX: usize = 300;

/// Checks a form and gives it back as it is kept: texts trimmed, keys and values given where there were
/// none, blank hints left out.
///
/// # Errors
/// Every fault with its path, such as `fields.2.label.ru`, in the order of the form.
pub fn check_form(fields: Vec<FieldDefinition>) -> Result<Vec<FieldDefinition>, Vec<FieldError>> {
    let mut faults = Vec::new();
    let fields = check_fields(fields, &BTreeSet::new(), &mut faults);
    if faults.is_empty() { Ok(fields) } else { Err(faults) }
}

/// As [`check_form`], but passes over the fields at these places, whose faults are known already.
pub(super) fn check_fields(
    mut fields: Vec<FieldDefinition>,
    passed_over: &BTreeSet<usize>,
    faults: &mut Vec<FieldError>,
) -> Vec<FieldDefinition> {
    if fields.len() > FIELDS_MAX {
        faults.push(FieldError::with_max("fields", FieldErrorCode::TooManyEntries, FIELDS_MAX));
    }
    name_fields(&mut fields);
    for place in (0..fields.len()).filter(|place| !passed_over.contains(place)) {
        let (above, rest) = fields.split_at_mut(place);
        if let Some(field) = rest.first_mut() {
            check_field(above, field, &format!("fields.{place}"), faults);
        }
    }
    fields
}

fn check_field(
    above: &[FieldDefinition],
    field: &mut FieldDefinition,
    path: &str,
    faults: &mut Vec<FieldError>,
) {
    check_key(above, field, &format!("{path}.key"), faults);
    check_localized(&mut field.label, LABEL_MAX, &format!("{path}.label"), faults);
    field.hint = field.hint.take().filter(|hint| !is_blank(hint));
    if let Some(hint) = &mut field.hint {
        check_localized(hint, HINT_MAX, &format!("{path}.hint"), faults);
    }
    check_options(field, &format!("{path}.options"), faults);
    check_max_length(field, &format!("{path}.max_length"), faults);
    check_number_limits(field, path, faults);
    check_default(field, &format!("{path}.default"), faults);
    check_label_mark(above, field, &format!("{path}.from_label"), faults);
    if let Some(condition) = &field.visible_if {
        check_condition(above, condition, &format!("{path}.visible_if"), faults);
    }
}

fn is_blank(text: &Localized) -> bool {
    Language::ALL.into_iter().all(|language| text.get(language).trim().is_empty())
}

fn check_key(above: &[FieldDefinition], field: &FieldDefinition, path: &str, faults: &mut Vec<FieldError>) {
    let key = field.key.as_str();
    let is_usual = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.chars().count() > KEY_MAX {
        faults.push(FieldError::with_max(path, FieldErrorCode::TooLong, KEY_MAX));
    } else if !key.chars().all(is_usual) || !key.starts_with(|c: char| c.is_ascii_lowercase()) {
        faults.push(FieldError::new(path, FieldErrorCode::WrongKind));
    } else if above.iter().any(|other| other.key == key) {
        faults.push(FieldError::new(path, FieldErrorCode::Duplicate));
    }
}

/// Trims a text of one line in each language; each must be there.
pub fn check_localized(text: &mut Localized, max: usize, path: &str, faults: &mut Vec<FieldError>) {
    for language in Language::ALL {
        let text = text.get_mut(language);
        let path = format!("{path}.{}", language.code());
        match normalize(text, max) {
            Err(fault) => faults.push(FieldError::from_text(path, fault)),
            Ok(clean) if clean.is_empty() => faults.push(FieldError::new(path, FieldErrorCode::Required)),
            Ok(clean) if clean.contains('\n') => {
                faults.push(FieldError::new(path, FieldErrorCode::ControlCharacter));
            }
            Ok(clean) => *text = clean,
        }
    }
}

fn check_options(field: &mut FieldDefinition, path: &str, faults: &mut Vec<FieldError>) {
    // No options at all is the same as an empty list of them.
    field.options = field.options.take().filter(|options| !options.is_empty());
    let Some(options) = &mut field.options else {
        if field.kind.has_options() {
            faults.push(FieldError::new(path, FieldErrorCode::TooFewEntries));
        }
        return;
    };
    if !field.kind.has_options() {
        faults.push(FieldError::new(path, FieldErrorCode::NotForKind));
        return;
    }
    if options.len() > OPTIONS_MAX {
        faults.push(FieldError::with_max(path, FieldErrorCode::TooManyEntries, OPTIONS_MAX));
    }
    let mut values = HashSet::new();
    for (place, option) in options.iter_mut().enumerate() {
        check_option(option, &mut values, &format!("{path}.{place}"), faults);
    }
}

fn check_option(
    option: &mut OptionDefinition,
    values: &mut HashSet<String>,
    path: &str,
    faults: &mut Vec<FieldError>,
) {
    match normalize(&option.value, OPTION_MAX) {
        Err(fault) => faults.push(FieldError::from_text(format!("{path}.value"), fault)),
        Ok(value) => {
            if !values.insert(value.clone()) {
                faults.push(FieldError::new(format!("{path}.value"), FieldErrorCode::Duplicate));
            }
            option.value = value;
        }
    }
    check_localized(&mut option.label, LABEL_MAX, &format!("{path}.label"), faults);
}

fn check_max_length(field: &FieldDefinition, path: &str, faults: &mut Vec<FieldError>) {
    let Some(length) = field.max_length else { return };
    match field.kind.max_length_limit() {
        None => faults.push(FieldError::new(path, FieldErrorCode::NotForKind)),
        Some(max) if !(1..=max).contains(&length) => {
            faults.push(FieldError::with_max(path, FieldErrorCode::OutOfRange, max));
        }
        Some(_) => {}
    }
}

fn check_number_limits(field: &FieldDefinition, path: &str, faults: &mut Vec<FieldError>) {
    if field.kind != FieldKind::Number {
        let given =
            [("min", &field.min), ("max", &field.max)].into_iter().filter(|(_, limit)| limit.is_some());
        faults.extend(
            given.map(|(name, _)| FieldError::new(format!("{path}.{name}"), FieldErrorCode::NotForKind)),
        );
    } else if let (Some(min), Some(max)) = (&field.min, &field.max)
        && is_less(max, min)
    {
        faults.push(FieldError::with_limit(format!("{path}.max"), FieldErrorCode::TooSmall, min));
    }
}

/// What the form begins with is an answer that it would take.
fn check_default(field: &mut FieldDefinition, path: &str, faults: &mut Vec<FieldError>) {
    let Some(default) = field.default.take() else { return };
    if !field.kind.may_begin_with() {
        faults.push(FieldError::new(path, FieldErrorCode::NotForKind));
        return;
    }
    // Any language will do: options are told apart by their values.
    match check_answer(&field.localize(Language::En), &default, path) {
        Ok(answer) => field.default = answer,
        Err(fault) => faults.push(fault),
    }
}

/// One label has one text, so one field of a form takes it.
fn check_label_mark(
    above: &[FieldDefinition],
    field: &FieldDefinition,
    path: &str,
    faults: &mut Vec<FieldError>,
) {
    if !field.from_label {
        return;
    }
    if !field.kind.may_come_from_label() {
        faults.push(FieldError::new(path, FieldErrorCode::NotForKind));
    } else if above.iter().any(|other| other.from_label) {
        faults.push(FieldError::new(path, FieldErrorCode::Duplicate));
    }
}

/// The named field stands above, and its answer can be what is asked for.
fn check_condition(
    above: &[FieldDefinition],
    condition: &VisibleIf,
    path: &str,
    faults: &mut Vec<FieldError>,
) {
    let Some(parent) = above.iter().find(|other| other.key == condition.field) else {
        faults.push(FieldError::new(format!("{path}.field"), FieldErrorCode::NotAbove));
        return;
    };
    if !parent.kind.may_decide() {
        faults.push(FieldError::new(format!("{path}.field"), FieldErrorCode::NotForKind));
        return;
    }
    // Any language will do: options are told apart by their values.
    let answer = check_answer(&parent.localize(Language::En), &condition.equals, path);
    if answer.ok().flatten().as_ref() != Some(&condition.equals) {
        faults.push(FieldError::new(format!("{path}.equals"), FieldErrorCode::ImpossibleAnswer));
    }
}
