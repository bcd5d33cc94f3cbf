//! The last part came: the upload becomes a file, and joins what it was promised to.

use zayavka_shared::api::UploadView;
use zayavka_shared::{CommentId, TicketId, Timestamp};

use super::{store, view};
use crate::App;
use crate::auth::{Actor, Scope};
use crate::db::{ActorRef, NewEvent, Tx};
use crate::error::Error;
use crate::files::growing::Growing;
use crate::files::receive::Received;
use crate::files::store as files;
use crate::files::view::view as file_view;
use crate::{comments, search, tickets};

/// Gives the whole file its place and its row, in this order: a row without its file must not be.
pub(super) async fn arrive(
    app: &App,
    actor: &Actor,
    growing: &Growing,
    upload: &store::Row,
    mime: &'static str,
) -> Result<UploadView, Error> {
    let file = Received {
        id: upload.id()?,
        name: upload.name.clone(),
        size: upload.size,
        mime,
        sha256: growing.hash().await?,
    };
    app.storage().settle(file.id).await?;
    // If this fails or is cut off, the file may be recorded or not: where it is not, the last part comes again and
    // finds it in its place.
    let row = record(app, actor, &file).await?;
    Ok(UploadView { file: Some(file_view(app, row.clone())?), ..view::whole(&row, file.id) })
}

async fn record(app: &App, actor: &Actor, file: &Received) -> Result<files::Row, Error> {
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    let promise = store::take(&mut tx, file.id).await?.ok_or(Error::NotFound)?;
    files::insert(&mut tx, actor.id(), file, now).await?;
    if let Some(ticket) = promise.ticket() {
        join(&mut tx, actor, file, ticket, promise.comment(), now).await?;
    }
    let row = files::find(&mut tx, file.id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(row)
}

/// Attaches the file where it was promised, and tells all who may know. Files never raise a ticket's version:
/// the event has none, and pages read again.
async fn join(
    tx: &mut Tx,
    actor: &Actor,
    file: &Received,
    ticket: TicketId,
    comment: Option<CommentId>,
    now: Timestamp,
) -> Result<(), Error> {
    // Whoever renews the words of a ticket holds it, or another's renewal would overwrite this one.
    tickets::store::find_locked(tx, &Scope::System("a promised file arrives"), ticket).await?;
    store::join(tx, file.id, ticket, comment).await?;
    search::index(tx, ticket).await?;
    let is_internal = match comment {
        Some(comment) => comments::store::find(tx, comment).await?.is_none_or(|row| row.is_internal),
        None => false,
    };
    tx.record(NewEvent {
        kind: "file_added",
        ticket: Some(ticket),
        subject: None,
        actor: ActorRef::User(actor.id()),
        from: None,
        to: Some(file.name.clone()),
        cause: None,
        comment,
        is_internal,
        version: None,
        at: now,
    });
    Ok(())
}
