//! A client's reply: kept while it is typed, then on its way.

use serde::{Deserialize, Serialize};
use yew::prelude::*;
use zayavka_shared::api::FileView;
use zayavka_shared::{FileId, TicketId};

use crate::hooks::{Uploads, use_draft_kept, use_uploads};
use crate::replies::{Waiting, Written, use_replies};
use crate::session::use_session;
use crate::storage::Memory;
use crate::telegram::use_closing_confirmation;
use crate::uploads::Owner;

/// What the browser keeps of a reply.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Draft {
    text: String,
    files: Vec<FileView>,
}

/// A reply being written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reply {
    pub(super) text: AttrValue,
    pub(super) uploads: Uploads,
    /// There is something to send, and the server has heard of all its files.
    pub(super) is_ready: bool,
    pub(super) oninput: Callback<String>,
    pub(super) onsend: Callback<()>,
}

fn key(ticket: TicketId) -> String {
    format!("reply:{ticket}")
}

/// Puts a reply that was taken back where it was written, before what was typed since.
pub(crate) fn put_back(memory: Memory, reply: Waiting) {
    let key = key(reply.ticket);
    let typed: Draft = memory.load(&key).unwrap_or_default();
    let texts = [reply.body, typed.text];
    let text = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let files = reply.files.into_iter().chain(typed.files).collect();
    memory.save(&key, &Draft { text, files });
}

/// Keeps a reply to the ticket, and sends it on its way.
#[hook]
pub(super) fn use_reply(id: TicketId) -> Reply {
    let memory = use_session().memory;
    let replies = use_replies();
    let restored = use_memo((), move |()| memory.load::<Draft>(&key(id)).unwrap_or_default());
    let text = use_state_eq(|| restored.text.clone());
    let uploads = use_uploads(Owner::reply(id), || restored.files.clone());
    let files = uploads.done();
    let is_blank = text.trim().is_empty() && uploads.ids().is_empty();
    let is_empty = text.trim().is_empty() && files.is_empty();
    use_draft_kept(
        memory,
        key(id),
        (!is_empty).then(|| Draft { text: (*text).clone(), files: files.clone() }),
    );
    use_closing_confirmation(!is_blank);

    // A second tap may come before the first one was drawn.
    let is_sent = use_mut_ref(|| false);
    is_sent.replace(false);
    let is_ready = !is_blank && !uploads.is_announcing() && !uploads.is_faulty();
    let oninput = {
        let text = text.setter();
        Callback::from(move |typed| text.set(typed))
    };
    let onsend = {
        let ids = uploads.ids();
        let (text, onsent) = (text.clone(), uploads.onsent.clone());
        Callback::from(move |()| {
            if !is_ready || is_sent.replace(true) {
                return;
            }
            let arrived: Vec<FileId> = files.iter().map(|file| file.id).collect();
            let coming = ids.iter().copied().filter(|id| !arrived.contains(id)).collect();
            let (ticket, body, files) = (id, text.trim().to_owned(), files.clone());
            replies.onsend.emit(Written { ticket, body, files, coming });
            text.set(String::new());
            onsent.emit(());
        })
    };
    Reply { text: (*text).clone().into(), uploads, is_ready, oninput, onsend }
}
