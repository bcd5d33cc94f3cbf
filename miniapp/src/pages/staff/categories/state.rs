//! The editor at work: the draft, what is open of it, and what is wrong.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use yew::Reducible;
use zayavka_shared::api::{AdminCategory, ProblemField};
use zayavka_shared::form::FieldKind;
use zayavka_shared::{Language, TeamId};

use super::draft::{Begun, Condition, Draft};
use crate::texts::Texts;

/// What is wrong, in words, by the path of the field.
pub(super) type Faults = BTreeMap<String, String>;

/// What the browser keeps, so that nothing built is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The version of the category that it changes; none for a new one.
    pub(super) base: Option<i64>,
    pub(super) draft: Draft,
}

/// The part of the page that is open in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// Name, description and team.
    About,
    Field(u32),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct EditorState {
    pub(super) draft: Draft,
    /// What the server has.
    origin: Draft,
    pub(super) base: Option<i64>,
    pub(super) opened: Option<Opened>,
    /// Once a press found faults, they go as they are mended.
    is_checked: bool,
    /// What the server alone can know; gone with the next change.
    refused: Faults,
    /// Grows with each press that found faults, so that the page goes to the first one.
    pub(super) refusals: u32,
}

/// A change of one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FieldEdit {
    Label(Language, String),
    Hint(Language, String),
    Kind(FieldKind),
    Required(bool),
    MaxLength(Option<usize>),
    /// The least number (0) or the greatest (1), as it is typed.
    Limit(usize, String),
    /// The answer that the form begins with.
    BeginWith(Option<Begun>),
    FromLabel(bool),
    Condition(Option<Condition>),
    AddOption,
    RemoveOption(u32),
    /// One place up.
    RaiseOption(u32),
    OptionLabel(u32, Language, String),
}

/// What happens in the editor.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum EditorAction {
    Name(Language, String),
    Description(Language, String),
    Group(Language, String),
    Icon(String),
    Team(Option<TeamId>),
    /// Working minutes until the first reply.
    AnswerWithin(Option<i64>),
    Add(FieldKind),
    Edit(u32, FieldEdit),
    Raise(u32),
    Lower(u32),
    Remove(u32),
    /// Opens a part in its place, or closes it.
    Toggle(Opened),
    /// The press found faults of the draft.
    Refuse,
    /// The server found faults.
    Refused(Vec<ProblemField>),
    /// Takes the category as the server has it now.
    Take(Rc<AdminCategory>),
    /// Goes on with the own draft on top of this version.
    Rebase(i64),
}

impl EditorState {
    /// The editor of a category, or of a new one, with what was kept of it.
    #[must_use]
    pub(super) fn of(category: Option<&AdminCategory>, kept: Option<Kept>) -> Self {
        let origin = category.map_or_else(Draft::new, Draft::of);
        let base = category.map(|category| category.version);
        let kept = kept.filter(|kept| kept.base.is_some() == base.is_some());
        let (draft, base) = kept.map_or((origin.clone(), base), |kept| (kept.draft, kept.base));
        Self {
            draft,
            origin,
            base,
            opened: category.is_none().then_some(Opened::About),
            is_checked: false,
            refused: Faults::new(),
            refusals: 0,
        }
    }

    #[must_use]
    pub(super) fn is_changed(&self) -> bool {
        !self.draft.is_like(&self.origin)
    }

    /// What is wrong, as far as it was asked for.
    #[must_use]
    pub(super) fn faults(&self, texts: Texts) -> Faults {
        let mut faults = self.refused.clone();
        if self.is_checked {
            for fault in self.draft.faults() {
                faults
                    .entry(fault.field)
                    .or_insert_with(|| texts.field_error(fault.code, fault.max, fault.limit.as_ref()));
            }
        }
        faults
    }

    /// The part of the page with the first fault.
    fn faulty_part(&self) -> Option<Opened> {
        let paths = self.refused.keys().cloned().chain(self.draft.faults().into_iter().map(|one| one.field));
        let field = |path: &str| {
            let place: usize = path.strip_prefix("fields.")?.split('.').next()?.parse().ok()?;
            self.draft.fields.get(place).map(|field| Opened::Field(field.id))
        };
        let parts: Vec<Opened> = paths.filter_map(|path| field(&path).or_else(|| about(&path))).collect();
        // What is open already is looked at first.
        parts.iter().copied().find(|part| self.opened == Some(*part)).or(parts.first().copied())
    }

    fn edit(&mut self, id: u32, edit: FieldEdit) {
        let draft = &mut self.draft;
        let Some(field) = draft.field_mut(id) else { return };
        match edit {
            FieldEdit::Label(language, text) => *field.plain.label.get_mut(language) = text,
            FieldEdit::Hint(language, text) => {
                let mut hint = field.hint();
                *hint.get_mut(language) = text;
                let is_blank = Language::ALL.into_iter().all(|language| hint.get(language).is_empty());
                field.plain.hint = (!is_blank).then_some(hint);
            }
            FieldEdit::Kind(kind) => {
                field.plain.kind = kind;
                field.begins_with = None;
                if kind.has_options() && field.options.is_empty() {
                    draft.add_option(id);
                    draft.add_option(id);
                }
            }
            FieldEdit::Required(is_required) => field.plain.required = is_required,
            FieldEdit::MaxLength(length) => field.plain.max_length = length,
            FieldEdit::Limit(place, typed) => {
                if let Some(limit) = field.limits.get_mut(place) {
                    *limit = typed;
                }
            }
            FieldEdit::BeginWith(begun) => field.begins_with = begun,
            FieldEdit::FromLabel(is_marked) => field.plain.from_label = is_marked,
            FieldEdit::Condition(condition) => field.condition = condition,
            FieldEdit::RaiseOption(option) => {
                let place = field.options.iter().position(|one| one.id == option);
                if let Some(place) = place.filter(|place| *place > 0) {
                    field.options.swap(place, place - 1);
                }
            }
            FieldEdit::OptionLabel(option, language, text) => {
                if let Some(option) = field.options.iter_mut().find(|one| one.id == option) {
                    *option.plain.label.get_mut(language) = text;
                }
            }
            FieldEdit::AddOption => draft.add_option(id),
            FieldEdit::RemoveOption(option) => draft.remove_option(id, option),
        }
    }

    /// Swaps a field with the one above it.
    fn raise(&mut self, place: Option<usize>) {
        let fields = &mut self.draft.fields;
        if let Some(place) = place.filter(|place| *place > 0 && *place < fields.len()) {
            fields.swap(place, place - 1);
        }
    }

    fn place_of(&self, id: u32) -> Option<usize> {
        self.draft.fields.iter().position(|field| field.id == id)
    }
}

fn about(path: &str) -> Option<Opened> {
    let part = path.split('.').next()?;
    let is_about =
        matches!(part, "name" | "description" | "group" | "icon" | "team_id" | "answer_within_minutes");
    is_about.then_some(Opened::About)
}

impl Reducible for EditorState {
    type Action = EditorAction;

    fn reduce(self: Rc<Self>, action: EditorAction) -> Rc<Self> {
        let mut next = (*self).clone();
        if !matches!(action, EditorAction::Toggle(_)) {
            next.refused.clear();
        }
        match action {
            EditorAction::Name(language, text) => *next.draft.name.get_mut(language) = text,
            EditorAction::Description(language, text) => *next.draft.description.get_mut(language) = text,
            EditorAction::Group(language, text) => *next.draft.group.get_mut(language) = text,
            EditorAction::Icon(icon) => next.draft.icon = icon,
            EditorAction::Team(team) => next.draft.team = team,
            EditorAction::AnswerWithin(minutes) => next.draft.answer_within = minutes,
            EditorAction::Add(kind) => next.opened = Some(Opened::Field(next.draft.add(kind))),
            EditorAction::Edit(id, edit) => next.edit(id, edit),
            EditorAction::Raise(id) => next.raise(next.place_of(id)),
            EditorAction::Lower(id) => next.raise(next.place_of(id).map(|place| place + 1)),
            EditorAction::Remove(id) => next.draft.remove(id),
            EditorAction::Toggle(part) => next.opened = (next.opened != Some(part)).then_some(part),
            EditorAction::Refuse => {
                next.is_checked = true;
                next.opened = next.faulty_part().or(next.opened);
                next.refusals += 1;
            }
            EditorAction::Refused(faults) => {
                next.refused = faults.into_iter().map(|fault| (fault.field, fault.message)).collect();
                next.opened = next.faulty_part().or(next.opened);
                next.refusals += 1;
            }
            EditorAction::Take(category) => next = Self::of(Some(&category), None),
            EditorAction::Rebase(version) => next.base = Some(version),
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> Rc<EditorState> {
        Rc::new(EditorState::of(None, None))
    }

    #[test]
    fn a_press_opens_the_first_part_that_is_faulty_and_mending_takes_the_fault_away() {
        let texts = Texts::new(Language::En);
        let state = begun().reduce(EditorAction::Add(FieldKind::Text));
        assert!(state.faults(texts).is_empty(), "nothing is wrong before it was asked");
        let state = state.reduce(EditorAction::Toggle(Opened::About)).reduce(EditorAction::Refuse);
        assert_eq!((state.opened, state.refusals), (Some(Opened::About), 1));
        let named = [Language::Ru, Language::En]
            .into_iter()
            .fold(state, |state, language| state.reduce(EditorAction::Name(language, "Moving".to_owned())));
        assert_eq!(
            named.faults(texts).keys().collect::<Vec<_>>(),
            ["fields.0.label.en", "fields.0.label.ru"]
        );
        let id = named.draft.fields[0].id;
        assert_eq!(named.reduce(EditorAction::Refuse).opened, Some(Opened::Field(id)));
    }

    #[test]
    fn fields_move_and_stop_at_both_ends() {
        let state =
            begun().reduce(EditorAction::Add(FieldKind::Text)).reduce(EditorAction::Add(FieldKind::Date));
        let ids: Vec<u32> = state.draft.fields.iter().map(|field| field.id).collect();
        let order = |state: &EditorState| state.draft.fields.iter().map(|field| field.id).collect::<Vec<_>>();
        let raised = state.reduce(EditorAction::Raise(ids[1]));
        assert_eq!(order(&raised), [ids[1], ids[0]]);
        assert_eq!(order(&raised.clone().reduce(EditorAction::Raise(ids[1]))), [ids[1], ids[0]]);
        assert_eq!(order(&raised.clone().reduce(EditorAction::Lower(ids[0]))), [ids[1], ids[0]]);
        assert_eq!(order(&raised.reduce(EditorAction::Lower(ids[1]))), ids);
    }

    #[test]
    fn what_is_typed_and_taken_back_is_no_change() {
        let typed = begun().reduce(EditorAction::Name(Language::Ru, "Переезд".to_owned()));
        assert!(typed.is_changed());
        assert!(!typed.reduce(EditorAction::Name(Language::Ru, String::new())).is_changed());
        let added = begun().reduce(EditorAction::Add(FieldKind::Text));
        let id = added.draft.fields[0].id;
        assert!(!added.reduce(EditorAction::Remove(id)).is_changed());
    }

    #[test]
    fn what_the_server_refused_is_gone_with_the_next_change() {
        let texts = Texts::new(Language::En);
        let fault = ProblemField { field: "name.en".into(), code: "taken".into(), message: "Taken".into() };
        let refused = begun().reduce(EditorAction::Refused(vec![fault]));
        assert_eq!(refused.faults(texts)["name.en"], "Taken");
        assert_eq!(refused.opened, Some(Opened::About));
        assert!(refused.reduce(EditorAction::Icon("layers".to_owned())).faults(texts).is_empty());
    }
}
