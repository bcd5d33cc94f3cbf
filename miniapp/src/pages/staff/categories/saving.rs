//! Sends a category: once, however often it is pressed.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::ProblemCode;

use super::state::{EditorAction, EditorState};
use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;

/// How saving goes.
pub(super) struct Saving {
    pub(super) is_busy: bool,
    pub(super) onsave: Callback<()>,
}

/// Checks and sends the category. `onstale` is told when someone else has changed it in the meantime.
#[hook]
pub(super) fn use_saving(
    id: Option<CategoryId>,
    state: UseReducerHandle<EditorState>,
    onsaved: Callback<()>,
    onstale: Callback<()>,
) -> Saving {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    // A second tap may come before the first one was drawn: state is too slow to stop it.
    let at_work = use_mut_ref(|| false);
    // The same body again is the same category.
    let sent = use_memo((), |()| std::cell::RefCell::new(None::<(String, IdempotencyKey)>));
    let onsave = {
        let is_busy = is_busy.setter();
        Callback::from(move |()| {
            if at_work.replace(true) {
                return;
            }
            if !state.draft.faults().is_empty() {
                telegram::notify(Outcome::Error);
                at_work.replace(false);
                state.dispatch(EditorAction::Refuse);
                return;
            }
            let change = state.draft.change(state.base);
            let key = key_for(&sent, serde_json::to_string(&change).unwrap_or_else(|_| String::new()));
            is_busy.set(true);
            let (api, toasts, dispatcher) = (session.api.clone(), toasts.clone(), state.dispatcher());
            let (is_busy, at_work) = (is_busy.clone(), at_work.clone());
            let (onsaved, onstale) = (onsaved.clone(), onstale.clone());
            spawn_local(async move {
                let answer = match id {
                    Some(id) => api.change_category(id, &change).await,
                    None => api.create_category(&change, &key).await,
                };
                match answer {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.category_saved());
                        onsaved.emit(());
                    }
                    Err(error) => {
                        at_work.replace(false);
                        is_busy.set(false);
                        let problem =
                            error.problem().filter(|_| error.code() == Some(ProblemCode::InvalidFields));
                        if let Some(problem) = problem {
                            dispatcher.dispatch(EditorAction::Refused(problem.errors.clone()));
                        }
                        if error.code() == Some(ProblemCode::VersionConflict) {
                            onstale.emit(());
                        }
                        toasts.refuse(&error);
                    }
                }
            });
        })
    };
    Saving { is_busy: *is_busy, onsave }
}

type Sent = Rc<std::cell::RefCell<Option<(String, IdempotencyKey)>>>;

fn key_for(sent: &Sent, body: String) -> IdempotencyKey {
    let mut sent = sent.borrow_mut();
    let known = sent.as_ref().filter(|(last, _)| *last == body).map(|(_, key)| key.clone());
    let key = known.unwrap_or_default();
    *sent = Some((body, key.clone()));
    key
}
