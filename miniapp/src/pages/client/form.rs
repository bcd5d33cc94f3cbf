//! What was filled in of a new ticket, and what is wrong with it. Pure: drawing, keeping and sending are
//! elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use yew::Reducible;
use zayavka_shared::FileId;
use zayavka_shared::api::{DraftView, FileView, ProblemField};
use zayavka_shared::form::{Answers, DESCRIPTION, FILES, Field, Filled, TITLE};

use super::files_field::HeldFiles;
use crate::api::IdempotencyKey;

/// Files by field.
pub(super) type Files = BTreeMap<String, Vec<FileView>>;

/// What the browser keeps of a form, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) answers: Answers,
    /// Uploads that have arrived, by field.
    pub(super) files: Files,
    /// The body that was sent last, and the key it was sent with, as long as no answer came: the same body
    /// again is the same ticket.
    pub(super) sent: Option<(String, IdempotencyKey)>,
    /// Milliseconds since the epoch.
    pub(super) saved_at: i64,
    /// What the server has of it.
    #[serde(default)]
    pub(super) synced: Option<Synced>,
}

/// A draft as the server took it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Synced {
    pub(super) version: i64,
    pub(super) filled: Filled,
}

impl Draft {
    /// A form before anyone touched it.
    #[must_use]
    pub(super) fn begun(fields: &[Field]) -> Self {
        Self { answers: Filled::begun(fields).answers, ..Self::default() }
    }

    /// A draft that was begun on another device.
    #[must_use]
    pub(super) fn of(view: &DraftView) -> Self {
        let synced = Some(Synced { version: view.version, filled: view.filled() });
        Self {
            title: view.title.clone(),
            description: view.description.clone(),
            answers: view.answers.clone(),
            files: view.files.clone(),
            sent: None,
            saved_at: view.updated_at.0,
            synced,
        }
    }

    #[must_use]
    pub(super) fn filled(&self) -> Filled {
        let ids = |(field, files): (&String, &Vec<FileView>)| {
            (field.clone(), files.iter().map(|file| file.id).collect())
        };
        Filled {
            title: self.title.clone(),
            description: self.description.clone(),
            answers: self.answers.clone(),
            files: self.files.iter().filter(|(_, files)| !files.is_empty()).map(ids).collect(),
        }
    }

    /// Whether the server lacks something that is worth keeping.
    #[must_use]
    pub(super) fn is_ahead(&self, fields: &[Field]) -> bool {
        let filled = self.filled();
        self.synced.as_ref().map_or_else(|| !filled.is_blank(fields), |synced| synced.filled != filled)
    }

    /// Whether the form was sent, as it stands, and nobody knows what became of that.
    #[must_use]
    pub(super) fn is_awaiting_answer(&self) -> bool {
        self.sent.is_some()
    }
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
    held: BTreeMap<String, HeldFiles>,
    /// Files that came by themselves while others were under way; part of the draft's.
    pub(super) brought: Files,
    /// Grows when the fields of files begin anew with the draft's.
    pub(super) epoch: u32,
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
    Files(String, HeldFiles),
    /// A field of files is no longer shown.
    Closed(String),
    /// A file that came by itself is not wanted.
    Unbrought(String, FileId),
    /// The press found these errors, in words.
    Refused(BTreeMap<String, String>),
    /// Sent with this key; remembered before the answer comes.
    Sent(String, IdempotencyKey),
    /// The server refused what was sent, so it is not there.
    Unsent,
    /// The server took this.
    Synced(Synced),
    /// The server has this draft, which is newer than what is here, or is not.
    Took(Rc<DraftView>, bool),
    /// The server has no draft any more: it was filed or thrown away elsewhere.
    Gone(Rc<Vec<Field>>),
    /// The form begins anew.
    Begun(Rc<Vec<Field>>),
    /// What was thrown away is taken back.
    Restored(Box<Draft>),
}

impl FormState {
    #[must_use]
    pub(super) fn of(draft: Draft) -> Self {
        Self { draft, ..Self::default() }
    }

    /// What is sent: files that are still under way stand in it, too.
    #[must_use]
    pub(super) fn to_send(&self) -> Filled {
        let mut filled = self.draft.filled();
        for (field, held) in &self.held {
            let brought = self.brought.get(field).into_iter().flatten().map(|file| file.id);
            let ids: Vec<FileId> = held.ids.iter().copied().chain(brought).collect();
            if ids.is_empty() {
                filled.files.remove(field);
            } else {
                filled.files.insert(field.clone(), ids);
            }
        }
        filled
    }

    /// How many files a field has, good or not.
    #[must_use]
    pub(super) fn file_count(&self, field: &str) -> usize {
        let brought = self.brought.get(field).map_or(0, Vec::len);
        self.held.get(field).map_or(0, |held| held.count) + brought
    }

    #[must_use]
    pub(super) fn has_files_under_way(&self) -> bool {
        self.held.values().any(|held| held.is_under_way)
    }

    /// Whether a file has no id yet by which it could be sent.
    #[must_use]
    pub(super) fn is_announcing_files(&self) -> bool {
        self.held.values().any(|held| held.is_announcing)
    }

    /// Fields with a file that will not arrive unless somebody does something.
    pub(super) fn faulty_files(&self) -> impl Iterator<Item = &str> {
        self.held.iter().filter(|(_, held)| held.is_faulty).map(|(field, _)| field.as_str())
    }

    /// The key for this body: the one of the last try if it was the same.
    #[must_use]
    pub(super) fn key_for(&self, body: &str) -> Option<IdempotencyKey> {
        self.draft.sent.as_ref().filter(|(sent, _)| sent == body).map(|(_, key)| key.clone())
    }

    /// Goes on with another draft, whose files the fields take over.
    fn begin_with(&mut self, draft: Draft) {
        self.draft = draft;
        self.brought.clear();
        self.errors.clear();
        self.epoch += 1;
    }

    /// Takes over what was changed elsewhere; what was changed here stays.
    fn take(&mut self, theirs: &DraftView, are_theirs_newer: bool) {
        let mine = self.draft.filled();
        let base = self.draft.synced.as_ref().map(|synced| synced.filled.clone()).unwrap_or_default();
        let filled = theirs.filled();
        let merged = mine.merged(&base, &filled, are_theirs_newer);
        self.draft.synced = Some(Synced { version: theirs.version, filled });
        self.draft.title = merged.title;
        self.draft.description = merged.description;
        self.draft.answers = merged.answers;
        let known = |id: &FileId| {
            let all = theirs.files.values().chain(self.draft.files.values()).flatten();
            all.into_iter().find(|file| file.id == *id).cloned()
        };
        let files: Files = merged
            .files
            .iter()
            .map(|(field, ids)| (field.clone(), ids.iter().filter_map(known).collect()))
            .collect();
        if merged.files != mine.files {
            self.take_files(files);
        }
    }

    fn take_files(&mut self, files: Files) {
        // What is under way or waits to be tried again must not be drawn anew.
        if !self.held.values().any(|held| held.is_under_way || held.is_faulty) {
            self.draft.files = files;
            self.brought.clear();
            self.epoch += 1;
            return;
        }
        for (field, files) in files {
            let here = self.draft.files.entry(field.clone()).or_default();
            let new: Vec<FileView> =
                files.into_iter().filter(|file| here.iter().all(|one| one.id != file.id)).collect();
            here.extend(new.iter().cloned());
            self.brought.entry(field).or_default().extend(new);
        }
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
            FormAction::Files(field, held) => {
                let before = next.held.get(&field);
                if before.is_some_and(|before| before.ids != held.ids || before.is_faulty != held.is_faulty) {
                    next.errors.remove(&field);
                }
                let mut files = held.arrived.clone();
                files.extend(next.brought.get(&field).cloned().unwrap_or_default());
                next.draft.files.insert(field.clone(), files);
                next.held.insert(field, held);
            }
            FormAction::Closed(field) => {
                next.held.remove(&field);
            }
            FormAction::Unbrought(field, id) => {
                for files in [&mut next.brought, &mut next.draft.files] {
                    files.entry(field.clone()).or_default().retain(|file| file.id != id);
                }
            }
            FormAction::Refused(errors) => {
                next.errors = errors;
                next.refusals += 1;
            }
            FormAction::Sent(body, key) => next.draft.sent = Some((body, key)),
            FormAction::Unsent => next.draft.sent = None,
            FormAction::Synced(synced) => next.draft.synced = Some(synced),
            FormAction::Took(theirs, are_theirs_newer) => next.take(&theirs, are_theirs_newer),
            FormAction::Gone(fields) if next.draft.is_ahead(&fields) || next.draft.is_awaiting_answer() => {
                next.draft.synced = None;
            }
            FormAction::Gone(fields) | FormAction::Begun(fields) => next.begin_with(Draft::begun(&fields)),
            FormAction::Restored(draft) => next.begin_with(*draft),
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
    use zayavka_shared::form::FieldKind;

    use super::*;

    fn filled(action: FormAction) -> Rc<FormState> {
        Rc::new(FormState::default()).reduce(action)
    }

    fn file(number: u8) -> FileView {
        let id = format!("00000000-0000-4000-8000-0000000000{number:02}");
        let file = json!({
            "id": id, "name": "a.png", "size": 1, "mime": "image/png", "url": "/files/a", "thumbnail_url": null,
        });
        serde_json::from_value(file).expect("a file is one")
    }

    fn held(numbers: &[u8], is_under_way: bool) -> HeldFiles {
        let arrived: Vec<FileView> = numbers.iter().copied().map(file).collect();
        let ids = arrived.iter().map(|file| file.id).collect();
        HeldFiles { count: arrived.len(), arrived, ids, is_under_way, ..HeldFiles::default() }
    }

    fn theirs(title: &str, files: &[u8]) -> Rc<DraftView> {
        let files: Vec<FileView> = files.iter().copied().map(file).collect();
        let view = json!({
            "category_id": 1, "title": title, "description": "", "answers": {}, "files": {FILES: files},
            "version": 7, "updated_at": "2026-11-02T09:00:00Z",
        });
        Rc::new(serde_json::from_value(view).expect("a draft is one"))
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
    fn a_draft_is_ahead_until_the_server_has_it() {
        let typed = filled(FormAction::Title("Printer".to_owned()));
        assert!(typed.draft.is_ahead(&[]));
        assert!(!Draft::default().is_ahead(&[]));
        let synced = Synced { version: 1, filled: typed.draft.filled() };
        let synced = typed.reduce(FormAction::Synced(synced));
        assert!(!synced.draft.is_ahead(&[]));
        assert!(synced.reduce(FormAction::Title("Printers".to_owned())).draft.is_ahead(&[]));
    }

    #[test]
    fn what_is_typed_stays_when_another_device_wrote() {
        let typed = filled(FormAction::Description("It smokes".to_owned()));
        let took = typed.reduce(FormAction::Took(theirs("Printer", &[]), false));
        assert_eq!((took.draft.title.as_str(), took.draft.description.as_str()), ("Printer", "It smokes"));
        assert_eq!(took.draft.synced.as_ref().map(|synced| synced.version), Some(7));
        assert!(took.draft.is_ahead(&[]));
    }

    #[test]
    fn files_from_outside_are_taken_over_or_stand_beside_what_is_under_way() {
        let took = filled(FormAction::Took(theirs("", &[1]), false));
        assert_eq!((took.epoch, took.draft.files[FILES].len()), (1, 1));
        let sending = filled(FormAction::Files(FILES.to_owned(), held(&[2], true)));
        let took = sending.reduce(FormAction::Took(theirs("", &[1]), false));
        assert_eq!((took.epoch, took.brought[FILES].len(), took.draft.files[FILES].len()), (0, 1, 2));
        let arrived = took.reduce(FormAction::Files(FILES.to_owned(), held(&[2, 3], false)));
        assert_eq!(arrived.draft.files[FILES].len(), 3);
        let id = file(1).id;
        assert_eq!(arrived.reduce(FormAction::Unbrought(FILES.to_owned(), id)).draft.files[FILES].len(), 2);
    }

    #[test]
    fn files_under_way_are_sent_by_their_ids_and_not_kept_in_the_draft() {
        let coming = HeldFiles { arrived: Vec::new(), ..held(&[1], true) };
        let form = filled(FormAction::Files("photos".to_owned(), coming));
        assert_eq!(form.to_send().files["photos"], [file(1).id]);
        assert!(form.draft.filled().files.is_empty());
        assert!(form.has_files_under_way() && !form.is_announcing_files());
    }

    #[test]
    fn a_field_with_a_file_that_will_not_arrive_is_named() {
        let faulty = HeldFiles { is_faulty: true, ..HeldFiles::default() };
        let form = filled(FormAction::Files("photos".to_owned(), faulty));
        assert_eq!(form.faulty_files().collect::<Vec<_>>(), ["photos"]);
    }

    #[test]
    fn a_form_that_ended_elsewhere_is_blank_unless_something_here_is_not_known_there() {
        let fields = Rc::new(vec![Field::new("floor", FieldKind::Text, "Floor")]);
        let took = filled(FormAction::Took(theirs("Printer", &[]), false));
        assert_eq!(took.clone().reduce(FormAction::Gone(fields.clone())).draft, Draft::default());
        let typed = took.clone().reduce(FormAction::Title("Printers".to_owned()));
        let kept = typed.reduce(FormAction::Gone(fields.clone()));
        assert_eq!((kept.draft.title.as_str(), &kept.draft.synced), ("Printers", &None));
        let sent =
            took.reduce(FormAction::Sent("{}".to_owned(), serde_json::from_value(json!("k")).unwrap()));
        assert_eq!(sent.reduce(FormAction::Gone(fields)).draft.title, "Printer", "its answer was lost");
    }
}
