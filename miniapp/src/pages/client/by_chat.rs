//! Files for a form by the chat: the draft is opened for them, and the app makes way.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::CategoryView;

use super::form::{FormAction, FormState, Synced};
use super::keeping::put;
use crate::session::use_session;
use crate::telegram;
use crate::toast::use_toasts;

/// Leads to the chat, from where files come to the field that is named; `None` while the chat has no name.
#[hook]
pub(super) fn use_way_by_chat(
    category: &Rc<CategoryView>,
    form: &UseReducerHandle<FormState>,
) -> Option<Callback<String>> {
    let session = use_session();
    let toasts = use_toasts();
    let bot = session.me.bot_username.clone()?;
    let (category, form) = (category.clone(), form.clone());
    Some(Callback::from(move |field: String| {
        let (api, toasts, bot) = (session.api.clone(), toasts.clone(), bot.clone());
        let (id, form, fields) = (category.id, form.clone(), category.fields.clone());
        spawn_local(async move {
            let kept = async {
                if form.draft.is_ahead(&fields) {
                    form.dispatch(FormAction::Synced(put(&api, id, &form.draft, false).await?));
                }
                api.open_draft(id, &field).await
            };
            match kept.await {
                Ok(view) => {
                    form.dispatch(FormAction::Synced(Synced {
                        version: view.version,
                        filled: view.filled(),
                    }));
                    telegram::open_telegram_link(&format!("https://t.me/{bot}"));
                    telegram::close();
                }
                Err(error) => toasts.refuse(&error),
            }
        });
    }))
}
