//! Saves and deletes a frequent question.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::FaqId;
use zayavka_shared::api::ProblemCode;

use super::draft::{Draft, Faults};
use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Confirm, Outcome, confirm};
use crate::texts::use_texts;
use crate::toast::use_toasts;

/// How saving goes.
pub(super) struct Saving {
    pub(super) is_busy: bool,
    /// What the last press found wrong.
    pub(super) faults: Rc<Faults>,
    /// Grows with each press that found faults.
    pub(super) refusals: u32,
    pub(super) onsave: Callback<()>,
    pub(super) ondelete: Callback<()>,
}

/// Saves `draft` over the question, or as a new one. `ondone` is told once nothing is left to be kept.
#[hook]
pub(super) fn use_saving(id: Option<FaqId>, draft: &Draft, ondone: Callback<()>) -> Saving {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    let refused = use_state_eq(|| (0_u32, Faults::new(), None::<Draft>));
    // A double tap makes one question; another text is another one.
    let key = use_memo(draft.clone(), |_| IdempotencyKey::new());
    let refuse = {
        let (refused, draft) = (refused.clone(), draft.clone());
        move |faults: Faults| {
            telegram::notify(Outcome::Error);
            refused.set((refused.0 + 1, faults, Some(draft.clone())));
        }
    };
    let onsave = {
        let (api, draft, is_busy, toasts) =
            (session.api.clone(), draft.clone(), is_busy.clone(), toasts.clone());
        let ondone = ondone.clone();
        Callback::from(move |()| {
            let faults = draft.faults(texts);
            if !faults.is_empty() {
                refuse(faults);
                return;
            }
            if *is_busy {
                return;
            }
            is_busy.set(true);
            let (api, change, is_busy, toasts) =
                (api.clone(), draft.change(), is_busy.setter(), toasts.clone());
            let (ondone, key, refuse) = (ondone.clone(), key.clone(), refuse.clone());
            spawn_local(async move {
                let saved = match id {
                    Some(id) => api.change_faq(id, &change).await,
                    None => api.create_faq(&change, &key).await,
                };
                is_busy.set(false);
                match saved {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.faq_saved());
                        ondone.emit(());
                    }
                    Err(error) => {
                        let problem =
                            error.problem().filter(|_| error.code() == Some(ProblemCode::InvalidFields));
                        if let Some(problem) = problem {
                            let words = |one: &zayavka_shared::api::ProblemField| {
                                (one.field.clone(), one.message.clone())
                            };
                            refuse(problem.errors.iter().map(words).collect());
                        }
                        toasts.refuse(&error);
                    }
                }
            });
        })
    };
    let ondelete = {
        let api = session.api.clone();
        Callback::from(move |()| {
            let Some(id) = id else { return };
            let (api, toasts, ondone) = (api.clone(), toasts.clone(), ondone.clone());
            let question = Confirm {
                message: texts.faq_delete_question().to_owned(),
                act: texts.faq_delete_act().to_owned(),
                keep: texts.faq_delete_keep().to_owned(),
                is_destructive: true,
            };
            spawn_local(async move {
                if !confirm(&question).await {
                    return;
                }
                match api.delete_faq(id).await {
                    Ok(()) => {
                        toasts.say(texts.faq_deleted());
                        ondone.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let (refusals, found, of) = &*refused;
    // A refusal stands until the text is another one; then what is still wrong does.
    let faults = match of {
        Some(of) if of == draft => found.clone(),
        Some(_) => draft.faults(texts),
        None => Faults::new(),
    };
    Saving { is_busy: *is_busy, faults: Rc::new(faults), refusals: *refusals, onsave, ondelete }
}
