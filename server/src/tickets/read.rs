//! A person has seen a ticket's conversation up to a comment, and its history up to a line.

use axum::http::StatusCode;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{CommentId, EventId, TicketId, Timestamp};

use super::store::Seen;
use super::{StoredTicket, events, reach, store};
use crate::App;
use crate::auth::Actor;
use crate::comments;
use crate::db::NewEvent;
use crate::error::Error;
use crate::http::Body;

/// The word in the stream of events; it is no line of the history.
pub(crate) const READ_KIND: &str = "read";
/// The ticket itself was seen, before anyone said anything.
const TICKET_ALONE: CommentId = CommentId(0);

/// Notes it; what the person cannot see is unknown. The other side's open pages hear of it.
pub(super) async fn mark_read(
    app: &App,
    actor: &Actor,
    id: TicketId,
    body: Body,
) -> Result<StatusCode, Error> {
    let mut db = app.db().read().await?;
    let stored = reach(&mut db, &actor.scope(), id).await?;
    let mut fields = body.fields()?;
    if !fields.is_given("comment_id") && !fields.is_given("event_id") {
        fields.refuse(FieldError::new("comment_id", FieldErrorCode::Required));
    }
    let comment = fields.integer("comment_id").map(CommentId);
    if let Some(comment) = comment.filter(|comment| *comment != TICKET_ALONE)
        && !comments::store::is_visible(&mut db, actor, id, comment).await?
    {
        fields.refuse(FieldError::new("comment_id", FieldErrorCode::UnknownId));
    }
    let event = fields.integer("event_id").map(EventId);
    if let Some(event) = event
        && !events::is_visible(&mut db, actor, id, event).await?
    {
        fields.refuse(FieldError::new("event_id", FieldErrorCode::UnknownId));
    }
    fields.finish()?;
    drop(db);
    let mut tx = app.db().begin().await?;
    let client = stored.ticket.client;
    let before = store::find_seen(&mut tx, id, client).await?;
    store::save_read(&mut tx, actor.id(), id, (comment, event)).await?;
    let after = store::find_seen(&mut tx, id, client).await?;
    if after != before {
        tx.record(news(actor, &stored, after, app.clock().now()));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the stream tells of it: how far the reader's side is now.
fn news(actor: &Actor, stored: &StoredTicket, seen: Seen, at: Timestamp) -> NewEvent {
    let is_client = actor.id() == stored.ticket.client;
    let up_to = if is_client { seen.by_client } else { seen.by_staff };
    NewEvent {
        kind: READ_KIND,
        ticket: Some(stored.ticket.id),
        subject: None,
        actor: actor.as_ref(),
        from: None,
        to: None,
        cause: None,
        comment: up_to.filter(|id| *id != TICKET_ALONE),
        is_internal: false,
        version: None,
        at,
    }
}
