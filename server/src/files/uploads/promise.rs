//! A file is named by a ticket or a comment before it has arrived.

use zayavka_shared::{CommentId, FileId, TicketId, Timestamp, UserId};

use super::store;
use crate::db::Tx;
use crate::error::Error;

/// Promises the uploader's own file to what is written in this transaction; `false` if there is none such.
pub(in crate::files) async fn promise(
    tx: &mut Tx,
    id: FileId,
    uploader: UserId,
    received_after: Timestamp,
    ticket: TicketId,
    comment: Option<CommentId>,
) -> Result<bool, Error> {
    Ok(store::promise(tx, id, uploader, received_after, ticket, comment).await?)
}
