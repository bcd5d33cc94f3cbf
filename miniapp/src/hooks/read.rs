//! Tells the server what was seen.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{CommentView, EventView, LiveEvent, LiveKind, MarkRead};

use super::use_visible;
use crate::live::use_local_news;
use crate::session::use_session;

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
    let comment_id =
        comments.and_then(|comments| comments.iter().rev().find(|one| one.author.id != me).map(|one| one.id));
    let event_id =
        events.and_then(|events| events.iter().rev().find(|one| one.actor.id != Some(me)).map(|one| one.id));
    let is_news = comment_id.is_some() || event_id.is_some();
    let seen = (is_visible && is_news).then_some((comment_id, event_id));
    use_effect_with((id, seen), move |(id, seen)| {
        let (id, Some((comment_id, event_id))) = (*id, *seen) else { return };
        spawn_local(async move {
            if session.api.mark_read(id, &MarkRead { comment_id, event_id }).await.is_ok() {
                // The list beside it still counts them as unread.
                let kind = LiveKind::CommentChanged;
                tell.emit(LiveEvent { ticket_id: Some(id), comment_id, ..LiveEvent::of_kind(kind) });
            }
        });
    });
}
