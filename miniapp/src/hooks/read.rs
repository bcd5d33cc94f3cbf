//! Tells the server what was seen.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{CommentView, EventView, LiveEvent, LiveKind, MarkRead};
use zayavka_shared::{CommentId, TicketId};

use super::use_visible;
use crate::live::use_local_news;
use crate::session::use_session;

/// Until someone else speaks, the ticket alone is seen.
const TICKET_ALONE: CommentId = CommentId(0);

/// Marks conversation and history as read up to their ends, while the app is in view.
#[hook]
pub fn use_mark_read(
    id: TicketId,
    comments: Option<Rc<Vec<Rc<CommentView>>>>,
    events: Option<Rc<Vec<Rc<EventView>>>>,
) {
    let session = use_session();
    let tell = use_local_news();
    let is_visible = use_visible();
    let me = session.me.id;
    let comment_id = comments.map(|comments| {
        comments.iter().rev().find(|one| one.author.id != me).map_or(TICKET_ALONE, |one| one.id)
    });
    let event_id =
        events.and_then(|events| events.iter().rev().find(|one| one.actor.id != Some(me)).map(|one| one.id));
    let seen = comment_id.filter(|_| is_visible).map(|comment_id| (comment_id, event_id));
    use_effect_with((id, seen), move |(id, seen)| {
        let (id, Some((seen, event_id))) = (*id, *seen) else { return };
        spawn_local(async move {
            let is_noted =
                session.api.mark_read(id, &MarkRead { comment_id: Some(seen), event_id }).await.is_ok();
            if is_noted && (seen != TICKET_ALONE || event_id.is_some()) {
                // The list beside it still counts them as unread.
                let kind = LiveKind::CommentChanged;
                tell.emit(LiveEvent {
                    ticket_id: Some(id),
                    comment_id: Some(seen).filter(|seen| *seen != TICKET_ALONE),
                    ..LiveEvent::of_kind(kind)
                });
            }
        });
    });
}
