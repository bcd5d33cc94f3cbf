//! Attaches files to what they were uploaded for.

use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{CommentId, FileId, TicketId, Timestamp, UserId};

use super::{UNATTACHED_MS, store, uploads};
use crate::db::Tx;
use crate::error::Error;

/// Attaches files to a ticket, or to one of its comments, in the transaction of what they belong to. A file that is
/// still under way joins when it arrives.
///
/// # Errors
/// [`Error::InvalidFields`] naming `field` if a file is unknown, another person's, attached already, or was
/// uploaded more than 24 hours ago and waits in no draft.
pub async fn attach(
    tx: &mut Tx,
    uploader: UserId,
    field: &str,
    ids: &[FileId],
    ticket: TicketId,
    comment: Option<CommentId>,
    now: Timestamp,
) -> Result<(), Error> {
    let uploaded_after = now.plus_ms(-UNATTACHED_MS);
    for id in ids {
        let in_time = (uploaded_after, now);
        let is_attached = store::attach(tx, *id, uploader, in_time, ticket, comment).await?
            || uploads::promise(tx, *id, uploader, uploaded_after, ticket, comment).await?
            // It may have arrived between the two looks.
            || store::attach(tx, *id, uploader, in_time, ticket, comment).await?;
        if !is_attached {
            return Err(Error::field(FieldError::new(field, FieldErrorCode::UnknownFile)));
        }
    }
    Ok(())
}

/// Lets files that are attached to nothing wait until then; which of them are the uploader's to keep.
///
/// # Errors
/// If the database refuses.
pub async fn keep_until(
    tx: &mut Tx,
    uploader: UserId,
    ids: &[FileId],
    until: Timestamp,
) -> Result<Vec<FileId>, sqlx::Error> {
    let mut kept = Vec::new();
    for id in ids {
        if store::set_kept_until(tx, *id, uploader, until).await? {
            kept.push(*id);
        }
    }
    Ok(kept)
}
