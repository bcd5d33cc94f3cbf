//! Comments as people see them.

use zayavka_shared::api::{CommentView, PersonRef};
use zayavka_shared::{CommentId, TicketId, Timestamp, UserId};

use super::store::Row;
use crate::App;
use crate::db::Conn;
use crate::error::Error;
use crate::{files, people};

/// Draws a ticket's comments with their files, and with what the reader still sends for them.
pub(super) async fn views(
    app: &App,
    db: &mut Conn,
    reader: UserId,
    ticket: TicketId,
    rows: Vec<Row>,
) -> Result<Vec<CommentView>, Error> {
    let ids: Vec<CommentId> = rows.iter().map(|row| CommentId(row.id)).collect();
    let mut files = files::of_comments(app, db, &ids).await?;
    let arriving = files::arriving(db, reader, ticket).await?;
    let view = |row: Row| {
        let id = CommentId(row.id);
        let name = people::full_name(&row.first_name, row.last_name.as_deref());
        CommentView {
            id,
            ticket_id: TicketId(row.ticket_id),
            author: PersonRef { id: UserId(row.author_id), name },
            by_client: row.by_client,
            body: row.body,
            internal: row.is_internal,
            files: files.remove(&id).unwrap_or_default(),
            arriving: arriving.of_comment(id),
            created_at: Timestamp(row.created_at),
        }
    };
    Ok(rows.into_iter().map(view).collect())
}
