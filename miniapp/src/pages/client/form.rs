//! What was filled in of a new ticket, and what is wrong with it. Pure: drawing and sending are elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use yew::Reducible;
use zayavka_shared::api::{CategoryView, FileView, NewTicket, ProblemField};
use zayavka_shared::form::{Answers, Field, FieldError, FieldKind, validate};
use zayavka_shared::text::{Description, Title};

use super::files_field::FieldFiles;
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

    /// What is sent: answers of hidden fields and empty ones left out, files put where they belong, be they still
    /// under way.
    #[must_use]
    fn ticket(&self, category: &CategoryView, files: &FormFiles) -> NewTicket {
        let all = self.all_answers(&category.fields, files);
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
            file_ids: files.get(FILES).map(|files| files.ids.clone()).unwrap_or_default(),
            client_id: None,
        }
    }

    /// Typed answers and files together; what is empty counts as not answered.
    fn all_answers(&self, fields: &[Field], files: &FormFiles) -> Answers {
        let is_empty = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
        let typed = self.answers.iter().filter(|(_, value)| !value.is_null() && !is_empty(value));
        let mut all: Answers = typed.map(|(key, value)| (key.clone(), value.clone())).collect();
        for field in fields.iter().filter(|field| field.kind == FieldKind::File) {
            let ids = files.get(&field.key).into_iter().flat_map(|files| &files.ids);
            let ids: Vec<Value> = ids.map(|id| Value::String(id.to_string())).collect();
            if !ids.is_empty() {
                all.insert(field.key.clone(), Value::Array(ids));
            }
        }
        all
    }
}

/// The files of each field.
type FormFiles = BTreeMap<String, FieldFiles>;

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
    /// As the fields tell of them.
    pub(super) files: FormFiles,
    /// Grows with each press that found errors, so that the page goes to the first one.
    pub(super) refusals: u32,
}

/// What happens to a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormAction {
    Title(String),
    Description(String),
    Answer(String, Value),
    /// What a field has of files by now.
    Files(String, FieldFiles),
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
    pub(super) fn ticket(&self, category: &CategoryView) -> NewTicket {
        self.draft.ticket(category, &self.files)
    }

    /// Fields that are shown beside these answers.
    #[must_use]
    pub(super) fn visible_fields<'a>(&self, fields: &'a [Field]) -> Vec<&'a Field> {
        let all = self.draft.all_answers(fields, &self.files);
        fields.iter().filter(|field| field.is_visible(fields, &all)).collect()
    }

    #[must_use]
    pub(super) fn has_files_under_way(&self) -> bool {
        self.files.values().any(|files| files.is_under_way)
    }

    /// Whether a file has no id yet by which it could be sent.
    #[must_use]
    pub(super) fn is_announcing_files(&self) -> bool {
        self.files.values().any(|files| files.is_announcing)
    }

    /// Fields with a file that will not arrive unless somebody does something.
    pub(super) fn faulty_files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, files)| files.is_faulty).map(|(field, _)| field.as_str())
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
            FormAction::Files(key, files) => {
                let before = next.files.get(&key);
                if before.is_some_and(|before| before.ids != files.ids || before.is_faulty != files.is_faulty)
                {
                    next.errors.remove(&key);
                }
                next.draft.files.insert(key.clone(), files.arrived.clone());
                next.files.insert(key, files);
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
    use zayavka_shared::form::{FieldErrorCode, VisibleIf};
    use zayavka_shared::{CategoryId, FileId};

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
        let files = FormFiles::new();
        assert!(!draft.ticket(&category, &files).answers.contains_key("why"));
        draft.answers.insert("stands".to_owned(), json!(true));
        assert_eq!(draft.ticket(&category, &files).answers["why"], json!("paper"));
    }

    #[test]
    fn files_under_way_are_sent_by_their_ids_and_not_kept_in_the_draft() {
        let category = category(vec![field("photos", FieldKind::File, true)]);
        let id = FileId(Default::default());
        let files = FieldFiles { ids: vec![id], is_under_way: true, ..FieldFiles::default() };
        let form = filled(FormAction::Files("photos".to_owned(), files.clone()));
        let form = form.reduce(FormAction::Files(FILES.to_owned(), files));
        let ticket = form.ticket(&category);
        assert_eq!((&ticket.answers["photos"], ticket.file_ids.as_slice()), (&json!([id]), [id].as_slice()));
        assert_eq!(form.draft.file_count(), 0);
        assert!(form.has_files_under_way() && !form.is_announcing_files());
    }

    #[test]
    fn a_field_with_a_file_that_will_not_arrive_is_named() {
        let files = FieldFiles { is_faulty: true, ..FieldFiles::default() };
        let form = filled(FormAction::Files("photos".to_owned(), files));
        assert_eq!(form.faulty_files().collect::<Vec<_>>(), ["photos"]);
    }

    #[test]
    fn errors_come_in_the_order_of_the_page() {
        let category = category(vec![field("serial", FieldKind::Text, true)]);
        let errors = check(&FormState::default().ticket(&category), &category.fields);
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
