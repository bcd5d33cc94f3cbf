use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind, FieldOption};

use super::choice_sheet::ChoiceSheet;
use super::frame::described_by;
use crate::texts::use_texts;
use crate::ui::Icon;

/// Up to so many options are pills; more stand in a sheet with a search.
const PILLS_MAX: usize = 6;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) value: Option<Value>,
    pub(super) is_wrong: bool,
    pub(super) onchange: Callback<Option<Value>>,
}

/// One of the options, or several.
#[component]
pub(super) fn Choice(Props { field, id, value, is_wrong, onchange }: &Props) -> Html {
    let texts = use_texts();
    let is_open = use_state_eq(|| false);
    let is_many = field.kind == FieldKind::Choices;
    let options: Rc<Vec<FieldOption>> = Rc::new(field.options.clone().unwrap_or_else(Vec::new));
    let chosen = chosen(value.as_ref());
    let onpick = {
        let (onchange, chosen, options, is_open) =
            (onchange.clone(), chosen.clone(), options.clone(), is_open.setter());
        Callback::from(move |option: String| {
            onchange.emit(after(&chosen, &option, &options, is_many));
            if !is_many {
                is_open.set(false);
            }
        })
    };
    let label_id = format!("{id}-label");
    let described_by = described_by(field, id, *is_wrong);
    if options.len() <= PILLS_MAX {
        let role = if is_many { "checkbox" } else { "radio" };
        return html! {
            <div class="options" {id} role={if is_many { "group" } else { "radiogroup" }} aria-labelledby={label_id}
                aria-describedby={described_by}>
                { for options.iter().map(|option| {
                    let is_on = chosen.contains(&option.value);
                    let picked = option.value.clone();
                    html! {
                        <button key={option.value.as_str()} type="button" class="option" {role}
                            aria-checked={is_on.to_string()} data-option={option.value.clone()}
                            onclick={onpick.reform(move |_: MouseEvent| picked.clone())}>
                            if is_on && is_many {
                                <Icon name="check" class={classes!("tiny")} />
                            }
                            { &option.label }
                        </button>
                    }
                }) }
            </div>
        };
    }
    let names: Vec<&str> =
        options.iter().filter(|one| chosen.contains(&one.value)).map(|one| one.label.as_str()).collect();
    let open = |wanted: bool| {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(wanted))
    };
    html! {
        <>
            <button type="button" class="row input" {id} aria-haspopup="dialog" aria-labelledby={label_id.clone()}
                aria-describedby={described_by}
                onclick={open(true).reform(|_: MouseEvent| ())}>
                if names.is_empty() {
                    <span class="grow hint">{ texts.field_choose() }</span>
                } else {
                    <span class="grow">{ names.join(", ") }</span>
                }
                <span class="hint"><Icon name="down" /></span>
            </button>
            if *is_open {
                <ChoiceSheet title={field.label.clone()} {options} {chosen} {onpick} onclose={open(false)} />
            }
        </>
    }
}

fn chosen(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    }
}

/// The answer after an option was pressed: pressed again, it is taken away. Several keep the form's order.
fn after(chosen: &[String], pressed: &str, options: &[FieldOption], is_many: bool) -> Option<Value> {
    let was_on = chosen.iter().any(|one| one == pressed);
    if !is_many {
        return (!was_on).then(|| Value::String(pressed.to_owned()));
    }
    let is_on = |option: &FieldOption| (option.value == pressed) != chosen.contains(&option.value);
    let left: Vec<Value> = options
        .iter()
        .filter(|option| is_on(option))
        .map(|option| Value::String(option.value.clone()))
        .collect();
    (!left.is_empty()).then_some(Value::Array(left))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn options() -> Vec<FieldOption> {
        ["a", "b", "c"].map(|value| FieldOption { value: value.to_owned(), label: value.to_owned() }).to_vec()
    }

    #[test]
    fn one_choice_replaces_the_other_and_can_be_taken_back() {
        assert_eq!(after(&["a".to_owned()], "b", &options(), false), Some(json!("b")));
        assert_eq!(after(&["b".to_owned()], "b", &options(), false), None);
    }

    #[test]
    fn several_choices_keep_the_order_of_the_form() {
        assert_eq!(after(&["c".to_owned()], "a", &options(), true), Some(json!(["a", "c"])));
        assert_eq!(after(&["c".to_owned()], "c", &options(), true), None);
    }
}
