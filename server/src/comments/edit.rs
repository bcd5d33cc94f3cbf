//! Words that were just said are changed by whoever said them.

use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Command, Facts, Refusal, Visibility, Written, decide};
use zayavka_shared::{CommentId, TicketId, Timestamp, UserId};

use super::store::{self, Row};
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, Tx};
use crate::error::Error;
use crate::tickets::{self, StoredTicket};
use crate::{files, search};

/// The comment of the ticket, for whoever may read it.
///
/// # Errors
/// [`Error::NotFound`] for everyone else.
pub(super) async fn reach(
    db: &mut Conn,
    actor: &Actor,
    ticket: TicketId,
    id: CommentId,
) -> Result<Row, Error> {
    if !store::is_visible(db, actor, ticket, id).await? {
        return Err(Error::NotFound);
    }
    store::find(db, id).await?.ok_or(Error::NotFound)
}

/// What rules know of a comment.
pub(super) fn written(row: &Row) -> Written {
    let visibility = if row.is_internal { Visibility::Internal } else { Visibility::Public };
    Written { author: UserId(row.author_id), visibility, at: Timestamp(row.created_at) }
}

/// Refuses who may not change this comment, whenever it was written.
///
/// # Errors
/// [`Error::Forbidden`]
pub(super) fn ensure_permitted(
    app: &App,
    actor: &Actor,
    ticket: &StoredTicket,
    row: &Row,
) -> Result<(), Error> {
    tickets::ensure_permitted(app, actor, &ticket.ticket, Command::EditComment { comment: written(row) })
}

/// Changes the words, with the line of history and the search that follow, in the caller's transaction. The
/// same words again change nothing.
///
/// # Errors
/// Unseen, another's, too late, or nothing left where no file stands; nothing is written then.
pub(crate) async fn edit_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    ticket: TicketId,
    id: CommentId,
    body: &CommentBody,
) -> Result<(), Error> {
    let now = app.clock().now();
    let stored = tickets::store::find_locked(tx, &actor.scope(), ticket).await?.ok_or(Error::NotFound)?;
    let row = reach(tx, actor, ticket, id).await?;
    let command = Command::EditComment { comment: written(&row) };
    let facts = Facts { now, candidate: None };
    let events = decide(&app.policy(), &facts, &actor.for_rules(), &stored.ticket, command);
    let events =
        events.map_err(|refusal: Refusal| tickets::refused(app, actor, &stored.ticket, refusal, now))?;
    if body.is_empty() && !files::of_comments(app, tx, &[id]).await?.contains_key(&id) {
        return Err(Error::field(FieldError::new("body", FieldErrorCode::Required)));
    }
    if row.body == body.as_str() {
        return Ok(());
    }
    store::set_body(tx, id, body.as_str(), now).await?;
    for event in &events {
        tx.record(tickets::history_line(event, &stored.ticket, actor.as_ref(), Some(id), now));
    }
    search::index(tx, ticket).await
}
