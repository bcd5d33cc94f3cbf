//! Throws a draft away, on every device, and takes that back.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::form::FILES;

use super::form::Draft;
use super::keeping::put;
use super::new_form::draft_key;
use crate::session::use_session;
use crate::telegram;
use crate::toast::use_toasts;
use crate::uploads::{Owner, use_courier};

/// Throws the draft away at once and says so; for ten seconds a tap brings it back. `onback` gets it then.
#[hook]
pub(super) fn use_discard(
    words: &'static str,
    onback: Callback<(CategoryId, Draft)>,
) -> Callback<(CategoryId, Draft)> {
    let session = use_session();
    let toasts = use_toasts();
    let courier = use_courier();
    Callback::from(move |(category, draft): (CategoryId, Draft)| {
        let (api, memory, toasts) = (session.api.clone(), session.memory, toasts.clone());
        telegram::selection();
        memory.forget(&draft_key(category));
        courier.remove_all(&Owner::field(category, FILES));
        let onundo = {
            let (api, onback) = (api.clone(), onback.clone());
            Callback::from(move |()| {
                let (api, onback) = (api.clone(), onback.clone());
                let mut draft = Draft { synced: None, sent: None, ..draft.clone() };
                memory.save(&draft_key(category), &draft);
                spawn_local(async move {
                    // Without a line it is here again, and goes to the server with the next change.
                    draft.synced = put(&api, category, &draft, false).await.ok();
                    memory.save(&draft_key(category), &draft);
                    onback.emit((category, draft));
                });
            })
        };
        toasts.offer(words, onundo);
        spawn_local(async move {
            if let Err(error) = api.discard_draft(category).await {
                toasts.refuse(&error);
            }
        });
    })
}
