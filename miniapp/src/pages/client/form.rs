//! What was filled in of a new ticket, and what is wrong with it. Pure: drawing and sending are elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use yew::Reducible;
use zayavka_shared::api::{CategoryView, FileView, NewTicket, ProblemField};
use zayavka_shared::form::{Answers, Field, FieldError, FieldKind, validate};
use zayavka_shared::text::{Description, Title};

use crate::api::IdempotencyKey;

/// The field of files that belong to no question of the form.
pub(super) const FILES: &str = "files";
pub(super) const TITLE: &str = "title";
pub(super) const DESCRIPTION: &str = "description";

/// What the browser keeps of a form, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) answers: Answers,
    /// Uploads that have arrived, by field.
    pub(super) files: BTreeMap<String, Vec<FileView>>,
    /// The body that was sent last, and the key it was sent with: the same body again is the same ticket.
    pub(super) sent: Option<(String, IdempotencyKey)>,
    /// Milliseconds since the epoch.
    pub(super) saved_at: i64,
}

impl Draft {
    /// Whether there is anything to keep.
    #[must_use]
    pub(super) fn is_blank(&self) -> bool {
        let is_blank = |text: &str| text.trim().is_empty();
        is_blank(&self.title)
            && is_blank(&self.description)
            && self.answers.is_empty()
            && self.file_count() == 0
    }

    #[must_use]
    pub(super) fn file_count(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// What is sent: answers of hidden fields and empty ones left out, files put where they belong.
    #[must_use]
    pub(super) fn ticket(&self, category: &CategoryView) -> NewTicket {
        let all = self.all_answers(&category.fields);
        let visible = |key: &str| {
            let field = category.fields.iter().find(|field| field.key == key);
            field.is_some_and(|field| field.is_visible(&category.fields, &all))
        };
        NewTicket {
            category_id: category.id,
            title: self.title.clone(),
            description: self.description.clone(),
            answers: all
                .iter()
                .filter(|(key, _)| visible(key))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
            priority: None,
            file_ids: self.files.get(FILES).into_iter().flatten().map(|file| file.id).collect(),
            client_id: None,
        }
    }

    /// Typed answers and arrived files together; what is empty counts as not answered.
    fn all_answers(&self, fields: &[Field]) -> Answers {
        let is_empty = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
        let typed = self.answers.iter().filter(|(_, value)| !value.is_null() && !is_empty(value));
        let mut all: Answers = typed.map(|(key, value)| (key.clone(), value.clone())).collect();
        for field in fields.iter().filter(|field| field.kind == FieldKind::File) {
            let ids: Vec<Value> = self
                .files
                .get(&field.key)
                .into_iter()
                .flatten()
                .map(|file| Value::String(file.id.to_string()))
                .collect();
            if !ids.is_empty() {
                all.insert(field.key.clone(), Value::Array(ids));
            }
        }
        all
    }

    /// Fields that are shown beside these answers.
    #[must_use]
    pub(super) fn visible_fields<'a>(&self, fields: &'a [Field]) -> Vec<&'a Field> {
        let all = self.all_answers(fields);
        fields.iter().filter(|field| field.is_visible(fields, &all)).collect()
    }
}

/// Everything that is wrong, by the very rules of the server, in the order of the page.
#[must_use]
pub(super) fn check(ticket: &NewTicket, fields: &[Field]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    errors.extend(Title::parse(&ticket.title).err().map(|error| FieldError::from_text(TITLE, error)));
    errors.extend(
        Description::parse(&ticket.description).err().map(|error| FieldError::from_text(DESCRIPTION, error)),
    );
    errors.extend(validate(fields, &ticket.answers).err().unwrap_or_default());
    errors
}

/// The name by which the page knows a field: a path of the body without `answers.`; a file's place in its
/// list belongs to the list.
#[must_use]
pub(super) fn field_name(path: &str) -> &str {
    let path = path.strip_prefix("answers.").unwrap_or(path);
    if path.starts_with("file_ids") { FILES } else { path.split('.').next().unwrap_or(path) }
}

/// A form at work.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct FormState {
    pub(super) draft: Draft,
    /// In words, by field.
    pub(super) errors: BTreeMap<String, String>,
    /// Fields with uploads under way.
    pub(super) sending: BTreeMap<String, bool>,
    /// Grows with each press that found errors, so that the page goes to the first one.
    pub(super) refusals: u32,
}

/// What happens to a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormAction {
    Title(String),
    Description(String),
    Answer(String, Value),
    /// The arrived files of a field, and whether more are under way.
    Files(String, Vec<FileView>, bool),
    /// The press found these errors, in words.
    Refused(BTreeMap<String, String>),
    /// Sent with this key; remembered before the answer comes.
    Sent(String, IdempotencyKey),
}

impl FormState {
    #[must_use]
    pub(super) fn of(draft: Draft) -> Self {
        Self { draft, ..Self::default() }
    }

    #[must_use]
    pub(super) fn is_sending_files(&self) -> bool {
        self.sending.values().any(|is_sending| *is_sending)
    }

    /// The key for this body: the one of the last try if it was the same.
    #[must_use]
    pub(super) fn key_for(&self, body: &str) -> Option<IdempotencyKey> {
        self.draft.sent.as_ref().filter(|(sent, _)| sent == body).map(|(_, key)| key.clone())
    }
}

impl Reducible for FormState {
    type Action = FormAction;

    fn reduce(self: Rc<Self>, action: FormAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            FormAction::Title(title) => {
                next.errors.remove(TITLE);
                next.draft.title = title;
            }
            FormAction::Description(description) => {
                next.errors.remove(DESCRIPTION);
                next.draft.description = description;
            }
            FormAction::Answer(key, value) => {
                next.errors.remove(&key);
                if value.is_null() {
                    next.draft.answers.remove(&key);
                } else {
                    next.draft.answers.insert(key, value);
                }
            }
            FormAction::Files(key, files, is_sending) => {
                if !files.is_empty() {
                    next.errors.remove(&key);
                }
                next.sending.insert(key.clone(), is_sending);
                next.draft.files.insert(key, files);
            }
            FormAction::Refused(errors) => {
                next.errors = errors;
                next.refusals += 1;
            }
            FormAction::Sent(body, key) => next.draft.sent = Some((body, key)),
        }
        next.into()
    }
}

/// Errors of the server by field; their words are in the reader's language already.
#[must_use]
pub(super) fn server_errors(errors: &[ProblemField]) -> BTreeMap<String, String> {
    errors.iter().map(|error| (field_name(&error.field).to_owned(), error.message.clone())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zayavka_shared::CategoryId;
    use zayavka_shared::form::{FieldErrorCode, VisibleIf};

    use super::*;

    fn field(key: &str, kind: FieldKind, required: bool) -> Field {
        Field {
            key: key.to_owned(),
            kind,
            label: key.to_owned(),
            required,
            hint: None,
            options: None,
            max_length: None,
            visible_if: None,
        }
    }

    fn category(fields: Vec<Field>) -> CategoryView {
        let (name, icon) = ("Printers".to_owned(), "printer".to_owned());
        CategoryView { id: CategoryId(1), name, icon, description: String::new(), fields }
    }

    fn filled(action: FormAction) -> Rc<FormState> {
        Rc::new(FormState::default()).reduce(action)
    }

    #[test]
    fn an_answer_of_a_hidden_field_is_not_sent() {
        let why = Field {
            visible_if: Some(VisibleIf { field: "stands".to_owned(), equals: json!(true) }),
            ..field("why", FieldKind::Text, false)
        };
        let category = category(vec![field("stands", FieldKind::Boolean, false), why]);
        let mut draft = Draft { title: "Printer".to_owned(), ..Draft::default() };
        draft.answers.insert("why".to_owned(), json!("paper"));
        draft.answers.insert("stands".to_owned(), json!(false));
        assert!(!draft.ticket(&category).answers.contains_key("why"));
        draft.answers.insert("stands".to_owned(), json!(true));
        assert_eq!(draft.ticket(&category).answers["why"], json!("paper"));
    }

    #[test]
    fn errors_come_in_the_order_of_the_page() {
        let category = category(vec![field("serial", FieldKind::Text, true)]);
        let errors = check(&Draft::default().ticket(&category), &category.fields);
        let found: Vec<(&str, FieldErrorCode)> =
            errors.iter().map(|error| (field_name(&error.field), error.code)).collect();
        assert_eq!(found, [(TITLE, FieldErrorCode::Required), ("serial", FieldErrorCode::Required)]);
    }

    #[test]
    fn an_answer_takes_its_error_away() {
        let refused = filled(FormAction::Refused([("serial".to_owned(), "Fill in".to_owned())].into()));
        assert_eq!(refused.refusals, 1);
        let answered = refused.reduce(FormAction::Answer("serial".to_owned(), json!("1")));
        assert!(answered.errors.is_empty());
    }

    #[test]
    fn the_same_body_keeps_its_key_and_another_gets_a_new_one() {
        let key: IdempotencyKey = serde_json::from_value(json!("k1")).unwrap();
        let sent = filled(FormAction::Sent("{}".to_owned(), key.clone()));
        assert_eq!(sent.key_for("{}"), Some(key));
        assert_eq!(sent.key_for("{\"a\":1}"), None);
    }

    #[test]
    fn a_path_of_the_server_names_a_field_of_the_page() {
        assert_eq!(field_name("answers.serial"), "serial");
        assert_eq!(field_name("file_ids"), FILES);
        assert_eq!(field_name("file_ids.0"), FILES);
        assert_eq!(field_name("title"), TITLE);
    }

    #[test]
    fn an_untouched_draft_is_blank() {
        assert!(Draft::default().is_blank());
        let typed = filled(FormAction::Title("Printer".to_owned()));
        assert!(!typed.draft.is_blank());
    }
}
