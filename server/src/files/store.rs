//! All SQL about files.

use sqlx::FromRow;
use zayavka_shared::{CommentId, FileId, TicketId, Timestamp, UserId};

use super::receive::Received;
use crate::db::{Conn, execute, on};

/// A file as it is shown.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: i64,
    pub(super) mime: String,
    pub(super) comment_id: Option<i64>,
}

/// A file with what it belongs to.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Owned {
    pub(super) name: String,
    pub(super) size: i64,
    pub(super) uploader_id: i64,
    pub(super) ticket_id: Option<i64>,
    /// It hangs on a note.
    pub(super) is_internal: bool,
}

/// The file, attached or not.
pub(super) async fn find_owned(db: &mut Conn, id: FileId) -> Result<Option<Owned>, sqlx::Error> {
    const SQL: &str = "
        SELECT f.name, f.size, f.uploader_id, f.ticket_id, COALESCE(c.is_internal, FALSE) AS is_internal
        FROM files f
        LEFT JOIN comments c ON c.id = f.comment_id
        WHERE f.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.to_string()).fetch_optional(c).await)
}

pub(super) async fn insert(
    db: &mut Conn,
    uploader: UserId,
    file: &Received,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO files (id, uploader_id, name, size, mime, sha256, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(file.id.to_string())
            .bind(uploader.0)
            .bind(&file.name)
            .bind(file.size)
            .bind(file.mime)
            .bind(&file.sha256)
            .bind(now.0)
    )?;
    Ok(())
}

pub(super) async fn find(db: &mut Conn, id: FileId) -> Result<Option<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, mime, comment_id
        FROM files
        WHERE id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.to_string()).fetch_optional(c).await)
}

/// Attaches a file; `false` if it is not the uploader's, is attached already, or waited too long.
pub(super) async fn attach(
    db: &mut Conn,
    id: FileId,
    uploader: UserId,
    (uploaded_after, now): (Timestamp, Timestamp),
    ticket: TicketId,
    comment: Option<CommentId>,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE files
        SET ticket_id = $4, comment_id = $5
        WHERE id = $1 AND uploader_id = $2 AND (created_at >= $3 OR kept_until >= $6) AND ticket_id IS NULL";
    let rows = execute!(
        db,
        sqlx::query(SQL)
            .bind(id.to_string())
            .bind(uploader.0)
            .bind(uploaded_after.0)
            .bind(ticket.0)
            .bind(comment.map(|id| id.0))
            .bind(now.0)
    )?;
    Ok(rows == 1)
}

/// The files that a ticket was filed with, in the order of their upload.
pub(super) async fn list_of_ticket(db: &mut Conn, ticket: TicketId) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, mime, comment_id
        FROM files
        WHERE ticket_id = $1 AND comment_id IS NULL
        ORDER BY created_at, id";
    on!(db, c => sqlx::query_as(SQL).bind(ticket.0).fetch_all(c).await)
}

/// The files of some comments, in the order of their upload.
pub(super) async fn list_of_comments(db: &mut Conn, comments: &[CommentId]) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, mime, comment_id
        FROM files
        WHERE comment_id IN (";
    on!(db, c => {
        let mut query = sqlx::QueryBuilder::<Dialect>::new(SQL);
        let mut ids = query.separated(", ");
        for id in comments {
            ids.push_bind(id.0);
        }
        query.push(") ORDER BY created_at, id");
        query.build_query_as().fetch_all(c).await
    })
}

/// Forgets the files that nothing came for; which they were.
pub(super) async fn delete_unattached(
    db: &mut Conn,
    uploaded_before: Timestamp,
    now: Timestamp,
) -> Result<Vec<String>, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM files
        WHERE ticket_id IS NULL AND created_at < $1 AND (kept_until IS NULL OR kept_until < $2)
        RETURNING id";
    on!(db, c => sqlx::query_scalar(SQL).bind(uploaded_before.0).bind(now.0).fetch_all(c).await)
}

/// Lets a file that waits wait until then; `false` if it is not the uploader's, or is attached.
pub(super) async fn set_kept_until(
    db: &mut Conn,
    id: FileId,
    uploader: UserId,
    until: Timestamp,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE files
        SET kept_until = $3
        WHERE id = $1 AND uploader_id = $2 AND ticket_id IS NULL";
    Ok(execute!(db, sqlx::query(SQL).bind(id.to_string()).bind(uploader.0).bind(until.0))? == 1)
}

/// Those of the files that a person uploaded and that are attached to nothing.
pub(super) async fn list_of_uploader(
    db: &mut Conn,
    uploader: UserId,
    ids: &[FileId],
) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, mime, comment_id
        FROM files
        WHERE ticket_id IS NULL AND uploader_id = ";
    on!(db, c => {
        let mut query = sqlx::QueryBuilder::<Dialect>::new(SQL);
        query.push_bind(uploader.0).push(" AND id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.to_string());
        }
        query.push(") ORDER BY created_at, id");
        query.build_query_as().fetch_all(c).await
    })
}
