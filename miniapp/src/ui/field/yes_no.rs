use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind, FieldOption};

use super::choice::Choice;
use crate::texts::use_texts;

const YES: &str = "yes";
const NO: &str = "no";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: Rc<Field>,
    pub(super) id: AttrValue,
    pub(super) value: Option<Value>,
    pub(super) is_wrong: bool,
    pub(super) onchange: Callback<Option<Value>>,
}

/// Yes or no where one of them must be said.
#[component]
pub(super) fn YesNo(Props { field, id, value, is_wrong, onchange }: &Props) -> Html {
    let texts = use_texts();
    let option = |value: &str, label: &str| FieldOption { value: value.to_owned(), label: label.to_owned() };
    let options = Some(vec![option(YES, texts.field_yes()), option(NO, texts.field_no())]);
    let asked = Rc::new(Field { kind: FieldKind::Choice, options, ..(**field).clone() });
    let said = value.as_ref().and_then(Value::as_bool).map(|is_yes| if is_yes { YES } else { NO });
    let onchange = onchange.reform(|said: Option<Value>| said.map(|said| Value::Bool(said == YES)));
    html! { <Choice field={asked} {id} value={said.map(Value::from)} is_wrong={*is_wrong} {onchange} /> }
}
