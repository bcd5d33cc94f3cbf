//! A category that is being built. Pure: drawing and sending are elsewhere.
//!
//! Fields and options have ids of the page here: those that are new have no keys until the form is judged,
//! and what depends on them must find them however they are moved or renamed.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};
use zayavka_shared::api::{AdminCategory, ChangeCategory};
use zayavka_shared::category::{check_description, check_group, check_icon, check_name};
use zayavka_shared::form::{
    FieldDefinition, FieldError, FieldErrorCode, FieldKind, OptionDefinition, VisibleIf, check_form,
    name_fields,
};
use zayavka_shared::{Localized, TeamId};

use crate::ui::typed_number;

/// What a new category looks like until its icon is chosen.
const FIRST_ICON: &str = "folder";

/// A category as it stands on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) name: Localized,
    pub(super) description: Localized,
    #[serde(default)]
    pub(super) group: Localized,
    pub(super) icon: String,
    pub(super) team: Option<TeamId>,
    /// Working minutes until the first reply.
    #[serde(default)]
    pub(super) answer_within: Option<i64>,
    pub(super) fields: Vec<FieldDraft>,
    next_id: u32,
}

/// A field on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct FieldDraft {
    pub(super) id: u32,
    /// All but options, condition, limits and default, which stand beside it.
    pub(super) plain: FieldDefinition,
    /// The least and the greatest number, as they were typed.
    #[serde(default)]
    pub(super) limits: [String; 2],
    /// The answer that the form begins with.
    #[serde(default)]
    pub(super) begins_with: Option<Begun>,
    /// Kept when another kind is tried.
    pub(super) options: Vec<OptionDraft>,
    pub(super) condition: Option<Condition>,
}

/// An option on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct OptionDraft {
    pub(super) id: u32,
    pub(super) plain: OptionDefinition,
}

/// The answer that a form begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Begun {
    Value(Value),
    /// The ids of the field's own options.
    Options(Vec<u32>),
}

/// When a field is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Condition {
    /// The other field's id.
    pub(super) parent: u32,
    pub(super) equals: Wanted,
}

/// The answer that a condition waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Wanted {
    Value(Value),
    /// The id of one of the other field's options.
    Option(u32),
}

impl Draft {
    /// A category with nothing in it.
    #[must_use]
    pub(super) fn new() -> Self {
        Self {
            name: Localized::default(),
            description: Localized::default(),
            group: Localized::default(),
            icon: FIRST_ICON.to_owned(),
            team: None,
            answer_within: None,
            fields: Vec::new(),
            next_id: 0,
        }
    }

    #[must_use]
    pub(super) fn of(category: &AdminCategory) -> Self {
        let mut draft = Self {
            name: category.name.clone(),
            description: category.description.clone(),
            group: category.group.clone(),
            icon: category.icon.clone(),
            team: category.team_id,
            answer_within: category.answer_within_minutes,
            ..Self::new()
        };
        for definition in &category.fields {
            let field = draft.read(definition);
            draft.fields.push(field);
        }
        draft
    }

    /// A field as it is kept; what its condition names stands above it.
    fn read(&mut self, definition: &FieldDefinition) -> FieldDraft {
        let id = self.next_id();
        let options = definition.options.iter().flatten().cloned();
        let options: Vec<OptionDraft> =
            options.map(|plain| OptionDraft { id: self.next_id(), plain }).collect();
        let begins_with = definition.default.as_ref().map(|default| Begun::of(default, &options));
        let limits = [&definition.min, &definition.max]
            .map(|limit| limit.as_ref().map(ToString::to_string).unwrap_or_default());
        let condition = definition.visible_if.as_ref().and_then(|condition| {
            let parent = self.fields.iter().find(|field| field.plain.key == condition.field)?;
            let option = parent.options.iter().find(|option| condition.equals == option.plain.value.as_str());
            let equals = option.filter(|_| parent.plain.kind.has_options());
            let equals = equals.map_or(Wanted::Value(condition.equals.clone()), |one| Wanted::Option(one.id));
            Some(Condition { parent: parent.id, equals })
        });
        let plain = FieldDefinition {
            options: None,
            visible_if: None,
            min: None,
            max: None,
            default: None,
            ..definition.clone()
        };
        FieldDraft { id, plain, limits, begins_with, options, condition }
    }

    fn next_id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    /// Adds a field at the end; its id.
    pub(super) fn add(&mut self, kind: FieldKind) -> u32 {
        let id = self.next_id();
        let plain = FieldDefinition::new("", kind, Localized::default());
        let limits = [String::new(), String::new()];
        self.fields.push(FieldDraft {
            id,
            plain,
            limits,
            begins_with: None,
            options: Vec::new(),
            condition: None,
        });
        if kind.has_options() {
            self.add_option(id);
            self.add_option(id);
        }
        id
    }

    pub(super) fn add_option(&mut self, field: u32) {
        let id = self.next_id();
        let plain = OptionDefinition { value: String::new(), label: Localized::default() };
        if let Some(field) = self.field_mut(field) {
            field.options.push(OptionDraft { id, plain });
        }
    }

    /// Takes a field away; those that were shown by its answer are always shown then.
    pub(super) fn remove(&mut self, id: u32) {
        self.fields.retain(|field| field.id != id);
        for field in &mut self.fields {
            field.condition = field.condition.take().filter(|condition| condition.parent != id);
        }
    }

    /// Takes an option away, and the conditions that waited for it.
    pub(super) fn remove_option(&mut self, field: u32, option: u32) {
        if let Some(field) = self.field_mut(field) {
            field.options.retain(|one| one.id != option);
            if let Some(Begun::Options(ids)) = &mut field.begins_with {
                ids.retain(|id| *id != option);
            }
        }
        for field in &mut self.fields {
            let waits = |condition: &Condition| condition.equals == Wanted::Option(option);
            field.condition = field.condition.take().filter(|condition| !waits(condition));
        }
    }

    #[must_use]
    pub(super) fn field(&self, id: u32) -> Option<&FieldDraft> {
        self.fields.iter().find(|field| field.id == id)
    }

    pub(super) fn field_mut(&mut self, id: u32) -> Option<&mut FieldDraft> {
        self.fields.iter_mut().find(|field| field.id == id)
    }

    /// The fields by whose answers this one may be shown.
    #[must_use]
    pub(super) fn parents_of(&self, id: u32) -> Vec<&FieldDraft> {
        let named = self.field(id).and_then(|field| field.condition.as_ref()).map(|one| one.parent);
        let above = self.fields.iter().take_while(|field| field.id != id);
        let is_offered = |field: &&FieldDraft| {
            named == Some(field.id) || matches!(field.plain.kind, FieldKind::Boolean | FieldKind::Choice)
        };
        above.filter(is_offered).collect()
    }

    /// The form as it is sent: every field and option has a name.
    #[must_use]
    pub(super) fn definitions(&self) -> Vec<FieldDefinition> {
        let mut form: Vec<FieldDefinition> = self.fields.iter().map(FieldDraft::definition).collect();
        name_fields(&mut form);
        let conditions: Vec<Option<VisibleIf>> = self
            .fields
            .iter()
            .map(|field| field.condition.as_ref().and_then(|condition| self.visible_if(condition, &form)))
            .collect();
        for ((field, condition), draft) in form.iter_mut().zip(conditions).zip(&self.fields) {
            field.visible_if = condition;
            field.default = draft.default_in(field);
        }
        form
    }

    /// A condition by the names that the form gave.
    fn visible_if(&self, condition: &Condition, form: &[FieldDefinition]) -> Option<VisibleIf> {
        let place = self.fields.iter().position(|field| field.id == condition.parent)?;
        let (parent, named) = (self.fields.get(place)?, form.get(place)?);
        let equals = match &condition.equals {
            Wanted::Value(value) => value.clone(),
            Wanted::Option(id) => {
                let option = parent.options.iter().position(|option| option.id == *id);
                let option = option.and_then(|place| named.options.as_ref()?.get(place));
                option.map_or(Value::Null, |option| Value::from(option.value.as_str()))
            }
        };
        Some(VisibleIf { field: named.key.clone(), equals })
    }

    /// What is sent, on top of the version that was seen; a new category has none.
    #[must_use]
    pub(super) fn change(&self, version: Option<i64>) -> ChangeCategory {
        ChangeCategory {
            name: Some(self.name.clone()),
            description: Some(self.description.clone()),
            group: Some(self.group.clone()),
            icon: Some(self.icon.clone()),
            team_id: Some(self.team),
            answer_within_minutes: Some(self.answer_within),
            fields: Some(self.definitions()),
            version,
            ..ChangeCategory::default()
        }
    }

    /// Whether both would be sent alike.
    #[must_use]
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.change(None) == other.change(None)
    }

    /// Everything that is wrong, by the very rules of the server, in the order of the page.
    #[must_use]
    pub(super) fn faults(&self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        check_name(&mut self.name.clone(), &mut faults);
        check_description(&mut self.description.clone(), &mut faults);
        check_group(&mut self.group.clone(), &mut faults);
        check_icon(&self.icon, &mut faults);
        for (place, field) in self.fields.iter().enumerate() {
            faults.extend(
                field
                    .faulty_limits()
                    .map(|name| FieldError::new(format!("fields.{place}.{name}"), FieldErrorCode::WrongKind)),
            );
        }
        faults.extend(check_form(self.definitions()).err().unwrap_or_default());
        faults
    }
}

impl FieldDraft {
    /// The field without its condition; what its kind has no use for is left out.
    fn definition(&self) -> FieldDefinition {
        let kind = self.plain.kind;
        let options = self.options.iter().map(|option| option.plain.clone());
        FieldDefinition {
            options: kind.has_options().then(|| options.collect()),
            max_length: self.plain.max_length.filter(|_| kind.max_length_limit().is_some()),
            min: self.limit(0),
            max: self.limit(1),
            from_label: self.plain.from_label && kind.may_come_from_label(),
            ..self.plain.clone()
        }
    }

    /// A limit that is a number.
    fn limit(&self, place: usize) -> Option<Number> {
        let typed = self.limits.get(place).filter(|_| self.plain.kind == FieldKind::Number)?;
        typed_number(typed)
    }

    /// The names of the limits that are no numbers.
    fn faulty_limits(&self) -> impl Iterator<Item = &'static str> {
        let is_number = self.plain.kind == FieldKind::Number;
        let typed = self.limits.iter().zip(["min", "max"]);
        typed
            .filter(move |(typed, _)| is_number && !typed.trim().is_empty() && typed_number(typed).is_none())
            .map(|(_, name)| name)
    }

    /// The answer that the form begins with, by the names that the form gave.
    fn default_in(&self, named: &FieldDefinition) -> Option<Value> {
        match self.begins_with.as_ref().filter(|_| self.plain.kind.may_begin_with())? {
            Begun::Value(value) if !self.plain.kind.has_options() => Some(value.clone()),
            Begun::Value(_) => None,
            Begun::Options(ids) => {
                let options = self.options.iter().zip(named.options.iter().flatten());
                let mut chosen = options
                    .filter(|(option, _)| ids.contains(&option.id))
                    .map(|(_, named)| Value::from(named.value.as_str()));
                match self.plain.kind {
                    FieldKind::Choice => chosen.next(),
                    FieldKind::Choices => {
                        Some(chosen.collect()).filter(|all| *all != Value::Array(Vec::new()))
                    }
                    FieldKind::Text
                    | FieldKind::LongText
                    | FieldKind::Number
                    | FieldKind::Date
                    | FieldKind::Time
                    | FieldKind::Boolean
                    | FieldKind::Phone
                    | FieldKind::Place
                    | FieldKind::File => None,
                }
            }
        }
    }

    /// The hint, blank where there is none.
    #[must_use]
    pub(super) fn hint(&self) -> Localized {
        self.plain.hint.clone().unwrap_or_default()
    }
}

impl Begun {
    /// A kept default; of options, by their ids.
    fn of(default: &Value, options: &[OptionDraft]) -> Self {
        let values = default.as_array().map_or_else(|| std::slice::from_ref(default), Vec::as_slice);
        let is_chosen = |option: &&OptionDraft| values.iter().any(|one| *one == option.plain.value.as_str());
        if options.is_empty() {
            return Self::Value(default.clone());
        }
        Self::Options(options.iter().filter(is_chosen).map(|option| option.id).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use zayavka_shared::CategoryId;

    fn both(text: &str) -> Localized {
        Localized { ru: text.to_owned(), en: text.to_owned() }
    }

    /// A box, and a question that is asked only where it is ticked.
    fn a_draft() -> (Draft, u32, u32) {
        let mut draft = Draft { name: both("Moving"), ..Draft::new() };
        let (parent, child) = (draft.add(FieldKind::Boolean), draft.add(FieldKind::Text));
        draft.field_mut(parent).unwrap().plain.label = both("Boxes");
        let child_field = draft.field_mut(child).unwrap();
        child_field.plain.label = both("How many");
        child_field.condition = Some(Condition { parent, equals: Wanted::Value(json!(true)) });
        (draft, parent, child)
    }

    fn category(fields: Vec<FieldDefinition>) -> AdminCategory {
        AdminCategory {
            id: CategoryId(1),
            name: both("Moving"),
            description: Localized::default(),
            group: Localized::default(),
            icon: "layers".to_owned(),
            team_id: None,
            answer_within_minutes: None,
            active: true,
            position: 1,
            fields,
            form_version: 1,
            version: 1,
            ticket_count: 0,
        }
    }

    #[test]
    fn a_condition_follows_a_field_that_has_no_key_yet() {
        let (draft, ..) = a_draft();
        assert!(draft.faults().is_empty(), "{:?}", draft.faults());
        let form = draft.definitions();
        assert_eq!(form[1].visible_if, Some(VisibleIf { field: "boxes".to_owned(), equals: json!(true) }));
    }

    #[test]
    fn a_kept_form_comes_back_as_it_was() {
        let (draft, ..) = a_draft();
        let mut form = draft.definitions();
        form.push(FieldDefinition {
            key: "size".to_owned(),
            kind: FieldKind::Choice,
            options: Some(vec![OptionDefinition { value: "s".to_owned(), label: both("Small") }]),
            default: Some(json!("s")),
            visible_if: None,
            ..form[0].clone()
        });
        form.push(FieldDefinition {
            key: "why".to_owned(),
            visible_if: Some(VisibleIf { field: "size".to_owned(), equals: json!("s") }),
            ..form[1].clone()
        });
        form.push(FieldDefinition {
            min: Some(2.into()),
            max: serde_json::from_str("7.5").ok(),
            default: Some(json!(3)),
            ..FieldDefinition::new("places", FieldKind::Number, both("Places"))
        });
        let read = Draft::of(&category(form.clone()));
        assert_eq!(read.definitions(), form);
        assert_eq!(Draft::of(&category(read.definitions())), read);
    }

    #[test]
    fn an_option_keeps_its_place_in_a_condition_whatever_it_is_called() {
        let (mut draft, _, child) = a_draft();
        let choice = draft.add(FieldKind::Choice);
        let options: Vec<u32> = draft.field(choice).unwrap().options.iter().map(|option| option.id).collect();
        draft.fields.rotate_right(1);
        draft.field_mut(child).unwrap().condition =
            Some(Condition { parent: choice, equals: Wanted::Option(options[1]) });
        for (option, name) in draft.field_mut(choice).unwrap().options.iter_mut().zip(["Small", "Large"]) {
            option.plain.label = both(name);
        }
        assert_eq!(draft.definitions()[2].visible_if.as_ref().unwrap().equals, json!("large"));
        draft.remove_option(choice, options[1]);
        assert_eq!(draft.field(child).unwrap().condition, None);
    }

    #[test]
    fn a_default_follows_its_option_whatever_that_is_called() {
        let mut draft = Draft::new();
        let choice = draft.add(FieldKind::Choice);
        let field = draft.field_mut(choice).unwrap();
        field.begins_with = Some(Begun::Options(vec![field.options[1].id]));
        for (option, name) in field.options.iter_mut().zip(["Small", "Large"]) {
            option.plain.label = both(name);
        }
        assert_eq!(draft.definitions()[0].default, Some(json!("large")));
        let id = draft.field(choice).unwrap().options[1].id;
        draft.remove_option(choice, id);
        assert_eq!(draft.definitions()[0].default, None);
    }

    #[test]
    fn a_limit_that_is_no_number_is_a_fault() {
        let mut draft = Draft { name: both("Moving"), ..Draft::new() };
        let id = draft.add(FieldKind::Number);
        let field = draft.field_mut(id).unwrap();
        field.plain.label = both("Boxes");
        field.limits = ["1,5".to_owned(), "many".to_owned()];
        let faults: Vec<String> = draft.faults().into_iter().map(|fault| fault.field).collect();
        assert_eq!(faults, ["fields.0.max"]);
        assert_eq!(draft.definitions()[0].min, serde_json::from_str("1.5").ok());
    }

    #[test]
    fn who_waited_for_a_removed_field_is_always_shown() {
        let (mut draft, parent, child) = a_draft();
        draft.remove(parent);
        assert_eq!(draft.field(child).unwrap().condition, None);
    }

    #[test]
    fn a_field_below_the_one_that_it_decides_over_is_a_fault() {
        let (mut draft, ..) = a_draft();
        draft.fields.swap(0, 1);
        let faults: Vec<(String, FieldErrorCode)> =
            draft.faults().into_iter().map(|fault| (fault.field, fault.code)).collect();
        assert_eq!(faults, [("fields.0.visible_if.field".to_owned(), FieldErrorCode::NotAbove)]);
    }
}
