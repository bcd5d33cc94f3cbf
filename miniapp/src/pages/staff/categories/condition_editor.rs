use std::rc::Rc;

use serde_json::Value;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zayavka_shared::form::FieldKind;

use super::draft::{Condition, Draft, FieldDraft, Wanted};
use super::field_row::label;
use super::state::{Faults, FieldEdit};
use crate::texts::{Texts, use_texts};
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Rc<Draft>,
    pub(super) place: usize,
    pub(super) faults: Rc<Faults>,
    pub(super) onedit: Callback<FieldEdit>,
}

/// Whether a field is always shown, or by the answer to one above it.
#[component]
pub(super) fn ConditionEditor(Props { draft, place, faults, onedit }: &Props) -> Html {
    let texts = use_texts();
    let Some(field) = draft.fields.get(*place) else { return Html::default() };
    let parents = draft.parents_of(field.id);
    if parents.is_empty() && field.condition.is_none() {
        return Html::default();
    }
    let (path, id) = (format!("fields.{place}.visible_if"), format!("edit-{}-if", field.id));
    let error = ["field", "equals"].iter().find_map(|part| faults.get(&format!("{path}.{part}")));
    let chosen = field.condition.as_ref();
    let parent = chosen.and_then(|condition| draft.field(condition.parent));
    // A field that no longer stands above is still named, so that the fault can be seen.
    let stray = parent.filter(|parent| parents.iter().all(|one| one.id != parent.id));
    let onparent = {
        let (draft, onedit) = (draft.clone(), onedit.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let parent = value.parse().ok().and_then(|id| draft.field(id));
            onedit.emit(FieldEdit::Condition(parent.and_then(first_condition)));
        })
    };
    let onanswer = {
        let (parent, onedit) = (parent.cloned(), onedit.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let Some(parent) = &parent else { return };
            let wanted = answers(texts, parent).into_iter().find(|(key, ..)| *key == value);
            if let Some((_, equals, _)) = wanted {
                onedit.emit(FieldEdit::Condition(Some(Condition { parent: parent.id, equals })));
            }
        })
    };
    html! {
        <div class="both">
            <div class={classes!("field", error.is_some().then_some("bad"))}>
                <label class="label" for={id.clone()}>{ texts.category_shown() }</label>
                <select class="input" id={id.clone()} data-role="shown-if" onchange={onparent}
                    aria-invalid={error.is_some().to_string()} aria-describedby={error.is_some().then(|| format!("{id}-error"))}>
                    <option value="" selected={chosen.is_none()}>{ texts.category_shown_always() }</option>
                    { for parents.into_iter().chain(stray).map(|parent| html! {
                        <option key={parent.id} value={parent.id.to_string()}
                            selected={chosen.is_some_and(|condition| condition.parent == parent.id)}>
                            { texts.category_shown_if(label(texts, parent)) }
                        </option>
                    }) }
                </select>
                if let Some(error) = error {
                    <p class="field-error" id={format!("{id}-error")} role="alert"><Icon name="alert" />{ error }</p>
                }
            </div>
            if let (Some(parent), Some(condition)) = (parent, chosen) {
                <div class="field">
                    <label class="label" for={format!("{id}-equals")}>{ texts.category_shown_equals() }</label>
                    <select class="input" id={format!("{id}-equals")} data-role="shown-equals" onchange={onanswer}>
                        { for answers(texts, parent).into_iter().map(|(key, equals, words)| html! {
                            <option key={key.clone()} value={key} selected={condition.equals == equals}>{ words }</option>
                        }) }
                    </select>
                </div>
            }
        </div>
    }
}

/// The condition that stands when a field was just chosen.
fn first_condition(parent: &FieldDraft) -> Option<Condition> {
    let equals = match parent.plain.kind {
        FieldKind::Choice => Wanted::Option(parent.options.first()?.id),
        FieldKind::Boolean
        | FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Number
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Choices
        | FieldKind::Phone
        | FieldKind::Place
        | FieldKind::File => Wanted::Value(Value::Bool(true)),
    };
    Some(Condition { parent: parent.id, equals })
}

/// The answers that a field can have: a name for the control, the answer, its words.
fn answers(texts: Texts, parent: &FieldDraft) -> Vec<(String, Wanted, String)> {
    if parent.plain.kind == FieldKind::Choice {
        let words = |label: &str, place: usize| {
            if label.trim().is_empty() { texts.category_option(place + 1) } else { label.to_owned() }
        };
        let options = parent.options.iter().enumerate().map(|(place, option)| {
            let label = option.plain.label.get(texts.language());
            (option.id.to_string(), Wanted::Option(option.id), words(label, place))
        });
        return options.collect();
    }
    [(true, texts.field_yes()), (false, texts.field_no())]
        .map(|(is_on, words)| (is_on.to_string(), Wanted::Value(Value::Bool(is_on)), words.to_owned()))
        .to_vec()
}

#[cfg(test)]
mod tests {
    use zayavka_shared::Language;

    use super::*;

    #[test]
    fn a_condition_begins_with_an_answer_that_the_field_can_have() {
        let mut draft = Draft::new();
        let (choice, yes_no) = (draft.add(FieldKind::Choice), draft.add(FieldKind::Boolean));
        for id in [choice, yes_no] {
            let parent = draft.field(id).unwrap();
            let first = first_condition(parent).unwrap();
            let answers = answers(Texts::new(Language::En), parent);
            assert_eq!(answers[0].1, first.equals);
            assert_eq!(answers.len(), 2);
        }
    }
}
