//! What a person filled in of a new ticket: what is sent of it, what is wrong with it, and what stands when
//! two devices filled in the same form.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answers, FILES_MAX, Field, FieldError, FieldErrorCode, FieldKind, validate};
use crate::api::NewTicket;
use crate::text::{Description, Title};
use crate::{CategoryId, FileId};

/// The field of files that belong to no question of the form.
pub const FILES: &str = "files";
pub const TITLE: &str = "title";
pub const DESCRIPTION: &str = "description";

/// A form as it was filled in so far; nothing of it need be valid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Filled {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answers: Answers,
    /// Files by field; those that belong to no question stand under `files`.
    #[serde(default)]
    pub files: BTreeMap<String, Vec<FileId>>,
}

impl Filled {
    /// A form as it is before anyone touched it: with the answers that its fields begin with.
    #[must_use]
    pub fn begun(fields: &[Field]) -> Self {
        let default = |field: &Field| Some((field.key.clone(), field.default.clone()?));
        Self { answers: fields.iter().filter_map(default).collect(), ..Self::default() }
    }

    /// Whether nothing in it is worth keeping: blank, or as the form began.
    #[must_use]
    pub fn is_blank(&self, fields: &[Field]) -> bool {
        let is_untouched = |(key, value): (&String, &Value)| {
            is_empty(value)
                || fields.iter().any(|field| field.key == *key && field.default.as_ref() == Some(value))
        };
        self.title.trim().is_empty()
            && self.description.trim().is_empty()
            && self.files.values().all(Vec::is_empty)
            && self.answers.iter().all(is_untouched)
    }

    /// What is sent: answers of hidden fields and empty ones left out, files put where they belong.
    #[must_use]
    pub fn ticket(&self, category_id: CategoryId, fields: &[Field]) -> NewTicket {
        let all = self.all_answers(fields);
        let visible = |key: &str| {
            let field = fields.iter().find(|field| field.key == key);
            field.is_some_and(|field| field.is_visible(fields, &all))
        };
        NewTicket {
            category_id,
            title: self.title.clone(),
            description: self.description.clone(),
            answers: all
                .iter()
                .filter(|(key, _)| visible(key))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
            priority: None,
            file_ids: self.files.get(FILES).into_iter().flatten().copied().collect(),
            client_id: None,
            draft: true,
        }
    }

    /// Fields that are shown beside these answers.
    #[must_use]
    pub fn visible_fields<'a>(&self, fields: &'a [Field]) -> Vec<&'a Field> {
        let all = self.all_answers(fields);
        fields.iter().filter(|field| field.is_visible(fields, &all)).collect()
    }

    /// Typed answers and arrived files together; what is empty counts as not answered.
    fn all_answers(&self, fields: &[Field]) -> Answers {
        let typed = self.answers.iter().filter(|(_, value)| !is_empty(value));
        let mut all: Answers = typed.map(|(key, value)| (key.clone(), value.clone())).collect();
        for field in fields.iter().filter(|field| field.kind == FieldKind::File) {
            let ids: Vec<Value> = self
                .files
                .get(&field.key)
                .into_iter()
                .flatten()
                .map(|file| Value::String(file.to_string()))
                .collect();
            if ids.is_empty() {
                all.remove(&field.key);
            } else {
                all.insert(field.key.clone(), Value::Array(ids));
            }
        }
        all
    }

    /// What stands when this form and `theirs` both came of `base`: each part as it was changed since. Where
    /// both changed the same part, the newer stands: this one, unless `are_theirs_newer`.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self, are_theirs_newer: bool) -> Self {
        let keys: BTreeSet<&String> = self.answers.keys().chain(theirs.answers.keys()).collect();
        let answer = |key: &String| {
            let one = pick(
                &base.answers.get(key),
                &self.answers.get(key),
                &theirs.answers.get(key),
                are_theirs_newer,
            );
            Some((key.clone(), one?.clone()))
        };
        let fields: BTreeSet<&String> = self.files.keys().chain(theirs.files.keys()).collect();
        let files = |field: &String| {
            let of = |form: &Self| form.files.get(field).cloned().unwrap_or_default();
            (field.clone(), merged_files(&of(base), &of(self), &of(theirs)))
        };
        Self {
            title: pick(&base.title, &self.title, &theirs.title, are_theirs_newer),
            description: pick(&base.description, &self.description, &theirs.description, are_theirs_newer),
            answers: keys.into_iter().filter_map(answer).collect(),
            files: fields.into_iter().map(files).filter(|(_, ids)| !ids.is_empty()).collect(),
        }
    }
}

/// Everything that is wrong with a ticket, by the very rules of the server, in the order of the page.
#[must_use]
pub fn check_ticket(ticket: &NewTicket, fields: &[Field]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    errors.extend(Title::parse(&ticket.title).err().map(|error| FieldError::from_text(TITLE, error)));
    errors.extend(
        Description::parse(&ticket.description).err().map(|error| FieldError::from_text(DESCRIPTION, error)),
    );
    errors.extend(validate(fields, &ticket.answers).err().unwrap_or_default());
    let files: BTreeSet<&FileId> = ticket.file_ids.iter().collect();
    if files.len() > FILES_MAX {
        errors.push(FieldError::with_max("file_ids", FieldErrorCode::TooMany, FILES_MAX));
    }
    errors
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn pick<T: PartialEq + Clone>(base: &T, mine: &T, theirs: &T, are_theirs_newer: bool) -> T {
    let is_theirs = mine == base || (theirs != base && are_theirs_newer);
    if is_theirs { theirs.clone() } else { mine.clone() }
}

/// Files are not one part: what either side added stays, what either took away is gone.
fn merged_files(base: &[FileId], mine: &[FileId], theirs: &[FileId]) -> Vec<FileId> {
    if theirs == base {
        return mine.to_vec();
    }
    let mut files = theirs.to_vec();
    files.retain(|file| mine.contains(file) || !base.contains(file));
    let added: Vec<FileId> =
        mine.iter().filter(|file| !base.contains(file) && !files.contains(file)).copied().collect();
    files.extend(added);
    files
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::form::VisibleIf;

    fn titled(title: &str) -> Filled {
        Filled { title: title.to_owned(), ..Filled::default() }
    }

    fn file(number: u128) -> FileId {
        FileId(Uuid::from_u128(number))
    }

    #[test]
    fn an_answer_of_a_hidden_field_is_not_sent() {
        let why = Field {
            visible_if: Some(VisibleIf { field: "stands".to_owned(), equals: json!(true) }),
            ..Field::new("why", FieldKind::Text, "Why")
        };
        let fields = [Field::new("stands", FieldKind::Boolean, "It stands"), why];
        let mut filled = titled("Printer");
        filled.answers.insert("why".to_owned(), json!("paper"));
        filled.answers.insert("stands".to_owned(), json!(false));
        assert!(!filled.ticket(CategoryId(1), &fields).answers.contains_key("why"));
        filled.answers.insert("stands".to_owned(), json!(true));
        assert_eq!(filled.ticket(CategoryId(1), &fields).answers["why"], json!("paper"));
    }

    #[test]
    fn errors_come_in_the_order_of_the_page() {
        let fields = [Field { required: true, ..Field::new("serial", FieldKind::Text, "Serial") }];
        let mut filled = Filled::default();
        filled.files.insert(FILES.to_owned(), (0..=FILES_MAX as u128).map(file).collect());
        let errors = check_ticket(&filled.ticket(CategoryId(1), &fields), &fields);
        let found: Vec<(&str, FieldErrorCode)> =
            errors.iter().map(|error| (error.field.as_str(), error.code)).collect();
        assert_eq!(
            found,
            [
                (TITLE, FieldErrorCode::Required),
                ("answers.serial", FieldErrorCode::Required),
                ("file_ids", FieldErrorCode::TooMany)
            ]
        );
    }

    #[test]
    fn a_form_that_was_not_touched_is_blank() {
        let size = Field { default: Some(json!("a")), ..Field::new("size", FieldKind::Text, "Size") };
        let fields = [size];
        let mut filled = Filled::begun(&fields);
        assert_eq!(filled.answers["size"], json!("a"));
        assert!(filled.is_blank(&fields));
        filled.answers.insert("size".to_owned(), json!("b"));
        assert!(!filled.is_blank(&fields));
        assert!(!titled("Printer").is_blank(&fields));
    }

    #[test]
    fn each_part_stands_as_it_was_changed() {
        let base = Filled { description: "old".to_owned(), ..titled("old") };
        let mine = Filled { title: "mine".to_owned(), ..base.clone() };
        let mut theirs = Filled { description: "theirs".to_owned(), ..base.clone() };
        theirs.answers.insert("floor".to_owned(), json!(3));
        let merged = mine.merged(&base, &theirs, true);
        assert_eq!((merged.title.as_str(), merged.description.as_str()), ("mine", "theirs"));
        assert_eq!(merged.answers["floor"], json!(3));
    }

    #[test]
    fn what_both_changed_stands_as_the_newer_has_it() {
        let (base, mine, theirs) = (titled("old"), titled("mine"), titled("theirs"));
        assert_eq!(mine.merged(&base, &theirs, false), mine);
        assert_eq!(mine.merged(&base, &theirs, true), theirs);
    }

    #[test]
    fn files_of_both_stay_and_those_that_one_took_away_are_gone() {
        let with = |numbers: &[u128]| {
            let files = numbers.iter().copied().map(file).collect();
            Filled { files: BTreeMap::from([(FILES.to_owned(), files)]), ..Filled::default() }
        };
        let merged = with(&[1, 4]).merged(&with(&[1, 2]), &with(&[2, 3]), false);
        assert_eq!(merged, with(&[3, 4]));
        assert_eq!(with(&[2, 1]).merged(&with(&[1, 2]), &with(&[1, 2]), false), with(&[2, 1]));
    }
}
