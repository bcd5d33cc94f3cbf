//! Shuts a person out of the desk, or lets them in again, after a question.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::UserId;
use zayavka_shared::api::{ChangePerson, PersonView};

use crate::session::use_session;
use crate::telegram::{self, Confirm, Outcome, confirm};
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;

/// Blocks or unblocks whom it is called with: their id, their name, and whether they are to be blocked. Says
/// first what follows; calls back with the person as they stand then.
#[hook]
pub fn use_block(onchanged: Callback<PersonView>) -> Callback<(UserId, String, bool)> {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    Callback::from(move |(id, name, is_blocked): (UserId, String, bool)| {
        let (api, toasts, onchanged) = (session.api.clone(), toasts.clone(), onchanged.clone());
        spawn_local(async move {
            if !confirm(&question(texts, &name, is_blocked)).await {
                return;
            }
            let change = ChangePerson { blocked: Some(is_blocked), ..ChangePerson::default() };
            match api.change_person(id, &change).await {
                Ok(person) => {
                    telegram::notify(Outcome::Success);
                    onchanged.emit(person);
                }
                Err(error) => toasts.refuse(&error),
            }
        });
    })
}

fn question(texts: Texts, name: &str, is_blocked: bool) -> Confirm {
    let (message, act) = if is_blocked {
        (texts.people_block_question(name), texts.people_block_act())
    } else {
        (texts.people_unblock_question(name), texts.people_unblock())
    };
    Confirm {
        message,
        act: act.to_owned(),
        keep: texts.people_block_keep().to_owned(),
        is_destructive: is_blocked,
    }
}
