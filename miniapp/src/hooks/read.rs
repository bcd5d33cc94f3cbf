//! Tells the server what was seen.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{CommentView, LiveEvent, LiveKind};
use zayavka_shared::{CommentId, TicketId};

use super::use_visible;
use crate::live::use_local_news;
use crate::session::use_session;

/// Until someone else speaks, the ticket alone is seen.
const TICKET_ALONE: CommentId = CommentId(0);

/// Marks the conversation as read up to its end, while the app is in view.
#[hook]
pub fn use_mark_read(id: TicketId, comments: Option<Rc<Vec<Rc<CommentView>>>>) {
    let session = use_session();
    let tell = use_local_news();
    let is_visible = use_visible();
    let me = session.me.id;
    let newest = comments.map(|comments| {
        comments.iter().rev().find(|one| one.author.id != me).map_or(TICKET_ALONE, |one| one.id)
    });
    let seen = newest.filter(|_| is_visible);
    use_effect_with((id, seen), move |(id, seen)| {
        let (id, Some(seen)) = (*id, *seen) else { return };
        spawn_local(async move {
            if session.api.mark_read(id, seen).await.is_ok() && seen != TICKET_ALONE {
                // The list beside it still counts them as unread.
                let kind = LiveKind::CommentChanged;
                tell.emit(LiveEvent {
                    ticket_id: Some(id),
                    comment_id: Some(seen),
                    ..LiveEvent::of_kind(kind)
                });
            }
        });
    });
}
