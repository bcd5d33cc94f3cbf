//! A client's reply: kept while it is typed, sent once.

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{AddComment, CommentView, FileView};

use crate::api::IdempotencyKey;
use crate::hooks::{Uploads, use_draft_kept, use_uploads};
use crate::session::use_session;
use crate::telegram::{self, Outcome, use_closing_confirmation};
use crate::toast::use_toasts;
use crate::uploads::Owner;

/// What the browser keeps of a reply.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Draft {
    text: String,
    files: Vec<FileView>,
    /// What was sent last, and with which key: the same words again are the same comment.
    sent: Option<(String, IdempotencyKey)>,
}

/// A reply being written.
pub(super) struct Reply {
    pub(super) text: AttrValue,
    pub(super) uploads: Uploads,
    pub(super) is_sending: bool,
    /// There is something to send, and the server has heard of all its files.
    pub(super) is_ready: bool,
    pub(super) oninput: Callback<String>,
    pub(super) onsend: Callback<()>,
}

/// Keeps a reply to the ticket and sends it; `oncomment` shows it before the stream tells of it.
#[hook]
pub(super) fn use_reply(id: TicketId, oncomment: Callback<CommentView>) -> Reply {
    let session = use_session();
    let toasts = use_toasts();
    let memory = session.memory;
    let key = format!("reply:{id}");
    let restored = {
        let key = key.clone();
        use_memo((), move |()| memory.load::<Draft>(&key).unwrap_or_default())
    };
    let text = use_state_eq(|| restored.text.clone());
    let sent = use_state_eq(|| restored.sent.clone());
    let is_sending = use_state_eq(|| false);
    let uploads = use_uploads(Owner::reply(id), || restored.files.clone());
    let files = uploads.done();
    let is_blank = text.trim().is_empty() && uploads.ids().is_empty();
    let is_empty = text.trim().is_empty() && files.is_empty();
    let kept = (!is_empty).then(|| Draft { text: (*text).clone(), files, sent: (*sent).clone() });
    use_draft_kept(memory, key, kept);
    use_closing_confirmation(!is_blank);

    // A second tap may come before the first one was drawn.
    let at_work = use_mut_ref(|| false);
    let is_ready = !is_blank && !uploads.is_announcing() && !uploads.is_faulty();
    let oninput = {
        let text = text.setter();
        Callback::from(move |typed| text.set(typed))
    };
    let onsend = {
        let (text, sent, is_sending, uploads) =
            (text.clone(), sent.clone(), is_sending.clone(), uploads.clone());
        Callback::from(move |()| {
            if !is_ready || at_work.replace(true) {
                return;
            }
            let at_work = at_work.clone();
            let comment =
                AddComment { body: text.trim().to_owned(), internal: false, file_ids: uploads.ids() };
            let body = serde_json::to_string(&comment).unwrap_or_else(|_| String::new());
            let known = sent.as_ref().filter(|(last, _)| *last == body).map(|(_, key)| key.clone());
            let key = known.unwrap_or_else(IdempotencyKey::new);
            sent.set(Some((body, key.clone())));
            is_sending.set(true);
            let (api, toasts, oncomment) = (session.api.clone(), toasts.clone(), oncomment.clone());
            let (text, sent, is_sending, onsent) =
                (text.setter(), sent.setter(), is_sending.setter(), uploads.onsent.clone());
            spawn_local(async move {
                match api.add_comment(id, &comment, &key).await {
                    Ok(view) => {
                        telegram::notify(Outcome::Success);
                        onsent.emit(());
                        oncomment.emit(view);
                        text.set(String::new());
                        sent.set(None);
                    }
                    Err(error) => toasts.refuse(&error),
                }
                at_work.replace(false);
                is_sending.set(false);
            });
        })
    };
    Reply { text: (*text).clone().into(), uploads, is_sending: *is_sending, is_ready, oninput, onsend }
}
