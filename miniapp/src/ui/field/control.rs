use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;
use zayavka_shared::form::{Field, FieldKind};

use super::choice::Choice;
use super::frame::Frame;
use super::line::Line;
use super::place::Place;
use super::switch::Switch;
use super::yes_no::YesNo;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub field: Rc<Field>,
    /// Of the control itself; hint and error get it with an ending.
    pub id: AttrValue,
    pub value: Option<Value>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// `None` takes the answer away.
    pub onchange: Callback<Option<Value>>,
    /// For [`FieldKind::File`]: tiles and ways in.
    #[prop_or_default]
    pub files: Html,
    /// For [`FieldKind::Phone`], where Telegram can share the contact.
    #[prop_or_default]
    pub onphone: Option<Callback<()>>,
    /// For [`FieldKind::Place`], where the device knows its location.
    #[prop_or_default]
    pub onlocate: Option<Callback<()>>,
}

/// A field with label, control, hint and error.
#[component]
pub fn FieldControl(props: &Props) -> Html {
    let Props { field, id, value, error, onchange, files, onphone, onlocate } = props;
    let control = match field.kind {
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Number
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Phone => {
            html! { <Line field={field.clone()} id={id.clone()} value={value.clone()} is_wrong={error.is_some()} {onchange} onphone={onphone.clone()} /> }
        }
        FieldKind::Choice | FieldKind::Choices => {
            html! { <Choice field={field.clone()} id={id.clone()} value={value.clone()} is_wrong={error.is_some()} {onchange} /> }
        }
        // A switch that nobody touched is no answer to what must be answered.
        FieldKind::Boolean if field.required => {
            html! { <YesNo field={field.clone()} id={id.clone()} value={value.clone()} is_wrong={error.is_some()} {onchange} /> }
        }
        FieldKind::Boolean => {
            let is_on = value.as_ref().and_then(Value::as_bool).unwrap_or(false);
            return html! { <Switch field={field.clone()} id={id.clone()} {is_on} error={error.clone()} {onchange} /> };
        }
        FieldKind::Place => {
            html! { <Place field={field.clone()} id={id.clone()} value={value.clone()} is_wrong={error.is_some()} {onchange} onlocate={onlocate.clone()} /> }
        }
        FieldKind::File => files.clone(),
    };
    html! { <Frame field={field.clone()} id={id.clone()} error={error.clone()}>{ control }</Frame> }
}
