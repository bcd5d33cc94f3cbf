//! A person has seen a ticket's conversation up to a comment.

use axum::http::StatusCode;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{CommentId, TicketId};

use super::{reach, store};
use crate::App;
use crate::auth::Actor;
use crate::comments;
use crate::error::Error;
use crate::http::Body;

/// Notes it; a comment that the person cannot see is unknown.
pub(super) async fn mark_read(
    app: &App,
    actor: &Actor,
    id: TicketId,
    body: Body,
) -> Result<StatusCode, Error> {
    let mut db = app.db().read().await?;
    reach(&mut db, &actor.scope(), id).await?;
    let mut fields = body.fields()?;
    let comment = fields.required("comment_id", serde_json::Value::as_i64).map(CommentId);
    if let Some(comment) = comment
        && !comments::store::is_visible(&mut db, actor, id, comment).await?
    {
        fields.refuse(FieldError::new("comment_id", FieldErrorCode::UnknownId));
    }
    fields.finish()?;
    drop(db);
    if let Some(comment) = comment {
        let mut tx = app.db().begin().await?;
        store::save_read(&mut tx, actor.id(), id, comment).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
