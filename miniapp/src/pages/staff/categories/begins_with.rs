use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldOption};

use super::draft::{Begun, Draft, FieldDraft};
use super::state::{Faults, FieldEdit};
use crate::texts::{Texts, use_texts};
use crate::ui::FieldControl;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Rc<Draft>,
    pub(super) place: usize,
    pub(super) faults: Rc<Faults>,
    pub(super) onedit: Callback<FieldEdit>,
}

/// The answer that a form begins with, given by the very control that its client has.
#[component]
pub(super) fn BeginsWith(Props { draft, place, faults, onedit }: &Props) -> Html {
    let texts = use_texts();
    let Some(field) = draft.fields.get(*place) else { return Html::default() };
    let kind = field.plain.kind;
    let error = faults.get(&format!("fields.{place}.default")).cloned().map(AttrValue::from);
    let onchange = onedit.reform(move |answer: Option<Value>| {
        FieldEdit::BeginWith(
            answer.map(|answer| if kind.has_options() { chosen(&answer) } else { Begun::Value(answer) }),
        )
    });
    // Another kind has another control, which must not show what was typed into this one.
    html! {
        <FieldControl key={kind.key()} field={Rc::new(asked(texts, field))} id={format!("edit-{}-default", field.id)}
            value={field.begins_with.as_ref().map(answer)} {error} {onchange} />
    }
}

/// The question to the one who builds the form. Options go by their ids: their values are not given yet.
fn asked(texts: Texts, field: &FieldDraft) -> Field {
    let option = |(place, option): (usize, &super::draft::OptionDraft)| {
        let label = option.plain.label.get(texts.language());
        let label = if label.trim().is_empty() { texts.category_option(place + 1) } else { label.to_owned() };
        FieldOption { value: option.id.to_string(), label }
    };
    let options = field.options.iter().enumerate().map(option).collect();
    Field {
        options: field.plain.kind.has_options().then_some(options),
        max_length: field.plain.max_length,
        ..Field::new(&format!("{}-default", field.id), field.plain.kind, texts.category_field_default())
    }
}

fn chosen(answer: &Value) -> Begun {
    let ids = answer.as_array().map_or_else(|| std::slice::from_ref(answer), Vec::as_slice);
    Begun::Options(ids.iter().filter_map(|id| id.as_str()?.parse().ok()).collect())
}

fn answer(begun: &Begun) -> Value {
    match begun {
        Begun::Value(value) => value.clone(),
        Begun::Options(ids) => ids.iter().map(|id| Value::from(id.to_string())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zayavka_shared::form::FieldKind;

    use super::*;

    #[test]
    fn options_are_chosen_by_their_ids() {
        assert_eq!(chosen(&json!("4")), Begun::Options(vec![4]));
        assert_eq!(chosen(&json!(["4", "7"])), Begun::Options(vec![4, 7]));
        assert_eq!(answer(&Begun::Options(vec![4, 7])), json!(["4", "7"]));
        assert_eq!(answer(&Begun::Value(json!(3))), json!(3));
        assert_eq!(FieldKind::ALL.into_iter().filter(|kind| kind.may_begin_with()).count(), 9);
    }
}
