//! A person has seen a ticket's conversation up to a comment, and its history up to a line.

use axum::http::StatusCode;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{CommentId, EventId, TicketId};

use super::{events, reach, store};
use crate::App;
use crate::auth::Actor;
use crate::comments;
use crate::error::Error;
use crate::http::Body;

/// Notes it; what the person cannot see is unknown.
pub(super) async fn mark_read(
    app: &App,
    actor: &Actor,
    id: TicketId,
    body: Body,
) -> Result<StatusCode, Error> {
    let mut db = app.db().read().await?;
    reach(&mut db, &actor.scope(), id).await?;
    let mut fields = body.fields()?;
    if !fields.is_given("comment_id") && !fields.is_given("event_id") {
        fields.refuse(FieldError::new("comment_id", FieldErrorCode::Required));
    }
    let comment = fields.integer("comment_id").map(CommentId);
    if let Some(comment) = comment
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
    store::save_read(&mut tx, actor.id(), id, (comment, event)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
