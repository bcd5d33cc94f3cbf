//! A reply or a note being written. Nothing of it is remembered once the page is left, least of all whom it
//! was meant for.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{AddComment, CommentView};

use crate::api::IdempotencyKey;
use crate::hooks::{Uploads, use_uploads};
use crate::session::use_session;
use crate::telegram::{self, Outcome, use_closing_confirmation};
use crate::toast::use_toasts;
use crate::ui::ReplyMode;
use crate::uploads::{Owner, use_courier};

/// What the composer shows, and what it calls.
pub(super) struct Reply {
    pub(super) mode: ReplyMode,
    pub(super) text: AttrValue,
    pub(super) uploads: Uploads,
    pub(super) is_blank: bool,
    pub(super) is_sending: bool,
    /// There is something to send, and the server has heard of all its files.
    pub(super) is_ready: bool,
    pub(super) onmode: Callback<ReplyMode>,
    pub(super) oninput: Callback<String>,
    pub(super) onsend: Callback<()>,
}

/// Keeps what is written and sends it; `oncomment` shows it before the stream tells of it.
#[hook]
pub(super) fn use_reply(id: TicketId, first_mode: ReplyMode, oncomment: Callback<CommentView>) -> Reply {
    let session = use_session();
    let toasts = use_toasts();
    let mode = use_state_eq(|| first_mode);
    let text = use_state_eq(String::new);
    let is_sending = use_state_eq(|| false);
    // What was sent last, and with which key: the same words again are the same comment.
    let sent = use_mut_ref(|| None::<(AddComment, IdempotencyKey)>);
    let uploads = use_uploads(Owner::reply(id), Vec::new);
    {
        let courier = use_courier();
        use_effect_with(id, move |id| {
            let owner = Owner::reply(*id);
            // Nor is what the browser kept when the page was loaded anew.
            courier.remove_all(&owner);
            move || courier.remove_all(&owner)
        });
    }
    let is_blank = text.trim().is_empty() && uploads.items.is_empty();
    let has_content = !text.trim().is_empty() || !uploads.ids().is_empty();
    let is_ready = has_content && !uploads.is_announcing() && !uploads.is_faulty();
    use_closing_confirmation(!is_blank);

    let onmode = {
        let mode = mode.setter();
        Callback::from(move |chosen| {
            telegram::selection();
            mode.set(chosen);
        })
    };
    let oninput = {
        let text = text.setter();
        Callback::from(move |typed| text.set(typed))
    };
    let onsend = {
        let (mode, text, is_sending, uploads) =
            (mode.clone(), text.clone(), is_sending.clone(), uploads.clone());
        Callback::from(move |()| {
            if *is_sending || !is_ready {
                return;
            }
            let comment = AddComment {
                body: text.trim().to_owned(),
                internal: *mode == ReplyMode::Note,
                file_ids: uploads.ids(),
            };
            let known =
                sent.borrow().as_ref().filter(|(last, _)| *last == comment).map(|(_, key)| key.clone());
            let key = known.unwrap_or_else(IdempotencyKey::new);
            sent.replace(Some((comment.clone(), key.clone())));
            is_sending.set(true);
            let (api, toasts, oncomment, sent) =
                (session.api.clone(), toasts.clone(), oncomment.clone(), sent.clone());
            let (mode, text, is_sending, onsent) =
                (mode.setter(), text.setter(), is_sending.setter(), uploads.onsent.clone());
            spawn_local(async move {
                match api.add_comment(id, &comment, &key).await {
                    Ok(view) => {
                        telegram::notify(Outcome::Success);
                        onsent.emit(());
                        oncomment.emit(view);
                        text.set(String::new());
                        mode.set(first_mode);
                        sent.replace(None);
                    }
                    Err(error) => toasts.refuse(&error),
                }
                is_sending.set(false);
            });
        })
    };
    Reply {
        mode: *mode,
        text: (*text).clone().into(),
        uploads,
        is_blank,
        is_sending: *is_sending,
        is_ready,
        onmode,
        oninput,
        onsend,
    }
}
