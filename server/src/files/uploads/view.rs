//! Files under way as their uploader is told of them.

use zayavka_shared::api::{PART_MAX, UploadView};
use zayavka_shared::{CommentId, TicketId, UserId};

use super::store::{self, Row};
use crate::db::Conn;
use crate::error::Error;

/// Bytes that one part has at most.
const PART_SIZE: i64 = PART_MAX.cast_signed();

/// The reader's own files that will join a ticket.
#[derive(Debug, Default)]
pub struct Arriving(Vec<(Option<CommentId>, UploadView)>);

impl Arriving {
    /// Those of the ticket itself.
    #[must_use]
    pub fn of_ticket(self) -> Vec<UploadView> {
        self.0.into_iter().filter(|(comment, _)| comment.is_none()).map(|(_, view)| view).collect()
    }

    /// Those of one of its comments.
    #[must_use]
    pub fn of_comment(&self, id: CommentId) -> Vec<UploadView> {
        self.0.iter().filter(|(comment, _)| *comment == Some(id)).map(|(_, view)| view.clone()).collect()
    }
}

/// The reader's own files that will join the ticket or its comments.
///
/// # Errors
/// If the database fails.
pub async fn arriving(db: &mut Conn, reader: UserId, ticket: TicketId) -> Result<Arriving, Error> {
    let rows = store::list_promised(db, reader, ticket).await?;
    let views = rows.into_iter().map(|row| Ok((row.comment_id.map(CommentId), view(&row)?)));
    views.collect::<Result<_, Error>>().map(Arriving)
}

pub(super) fn view(row: &Row) -> Result<UploadView, Error> {
    Ok(UploadView {
        id: row.id()?,
        name: row.name.clone(),
        size: row.size,
        offset: row.received,
        part_size: PART_SIZE,
        file: None,
    })
}

/// A file that is here as a whole.
pub(super) fn whole(file: &crate::files::store::Row, id: zayavka_shared::FileId) -> UploadView {
    UploadView {
        id,
        name: file.name.clone(),
        size: file.size,
        offset: file.size,
        part_size: PART_SIZE,
        file: None,
    }
}
