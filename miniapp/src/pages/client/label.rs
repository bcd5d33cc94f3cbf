//! A label on a thing led here: its text fills the field that is marked for it.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::api::CategoryView;
use zayavka_shared::form::decode_label;

use super::form::{FormAction, FormState};
use crate::route::Route;

/// Fills it in once: the address forgets the label then, so that a reload does not undo what was typed since.
#[hook]
pub(super) fn use_label(category: &Rc<CategoryView>, form: &UseReducerHandle<FormState>) {
    let navigator = use_navigator();
    let query = use_location().map(|location| location.query_str().to_owned()).unwrap_or_default();
    let label = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .find(|(name, _)| name == "label")
        .map(|(_, label)| decode_label(&label));
    let (category, dispatcher) = (category.clone(), form.dispatcher());
    use_effect_with(label, move |label| {
        let (Some(label), Some(navigator)) = (label, navigator) else { return };
        let answer =
            category.fields.iter().find_map(|field| Some((field.key.clone(), field.answer_of_label(label)?)));
        if let Some((key, answer)) = answer {
            dispatcher.dispatch(FormAction::Answer(key, answer));
        }
        navigator.replace(&Route::NewForm { category: category.id });
    });
}
