//! All SQL about files under way.

use sqlx::FromRow;
use zayavka_shared::{CommentId, FileId, TicketId, Timestamp, UserId};

use crate::db::{Conn, execute, on};
use crate::error::Error;
use crate::files::store::Row as File;

/// A file under way.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    /// Bytes of the whole.
    pub(super) size: i64,
    /// Bytes that are safe.
    pub(super) received: i64,
    pub(super) comment_id: Option<i64>,
}

impl Row {
    pub(super) fn id(&self) -> Result<FileId, Error> {
        self.id.parse().map_err(|_| Error::Corrupt(format!("the id of the upload {}", self.id)))
    }
}

/// What a file joins when it arrives; neither where nobody asked for it yet.
#[derive(Debug, Clone, Copy, FromRow)]
pub(super) struct Promise {
    ticket_id: Option<i64>,
    comment_id: Option<i64>,
}

impl Promise {
    pub(super) fn ticket(self) -> Option<TicketId> {
        self.ticket_id.map(TicketId)
    }

    pub(super) fn comment(self) -> Option<CommentId> {
        self.comment_id.map(CommentId)
    }
}

pub(super) async fn insert(
    db: &mut Conn,
    id: FileId,
    uploader: UserId,
    name: &str,
    size: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO uploads (id, uploader_id, name, size, received, received_at)
        VALUES ($1, $2, $3, $4, 0, $5)";
    execute!(db, sqlx::query(SQL).bind(id.to_string()).bind(uploader.0).bind(name).bind(size).bind(now.0))?;
    Ok(())
}

/// The uploader's own file under way.
pub(super) async fn find(db: &mut Conn, id: FileId, uploader: UserId) -> Result<Option<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, received, comment_id
        FROM uploads
        WHERE id = $1 AND uploader_id = $2";
    on!(db, c => sqlx::query_as(SQL).bind(id.to_string()).bind(uploader.0).fetch_optional(c).await)
}

/// The uploader's own file that has arrived, and whether it is attached to something.
pub(super) async fn find_arrived(
    db: &mut Conn,
    id: FileId,
    uploader: UserId,
) -> Result<Option<(File, bool)>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, mime, comment_id, ticket_id IS NOT NULL AS is_attached
        FROM files
        WHERE id = $1 AND uploader_id = $2";
    #[derive(FromRow)]
    struct Arrived {
        #[sqlx(flatten)]
        file: File,
        is_attached: bool,
    }
    let arrived: Option<Arrived> = on!(db, c => sqlx::query_as(SQL)
        .bind(id.to_string())
        .bind(uploader.0)
        .fetch_optional(c)
        .await?);
    Ok(arrived.map(|arrived| (arrived.file, arrived.is_attached)))
}

/// Records how much is safe; `false` if the upload was given up meanwhile.
pub(super) async fn advance(
    db: &mut Conn,
    id: FileId,
    received: i64,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE uploads
        SET received = $2, received_at = $3
        WHERE id = $1";
    let rows = execute!(db, sqlx::query(SQL).bind(id.to_string()).bind(received).bind(now.0))?;
    Ok(rows == 1)
}

/// Ends the upload; what its file was promised to.
pub(super) async fn take(db: &mut Conn, id: FileId) -> Result<Option<Promise>, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM uploads
        WHERE id = $1
        RETURNING ticket_id, comment_id";
    on!(db, c => sqlx::query_as(SQL).bind(id.to_string()).fetch_optional(c).await)
}

/// Promises a file under way; `false` if it is not the uploader's, is promised already, or stood still too long.
pub(super) async fn promise(
    db: &mut Conn,
    id: FileId,
    uploader: UserId,
    received_after: Timestamp,
    ticket: TicketId,
    comment: Option<CommentId>,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE uploads
        SET ticket_id = $4, comment_id = $5
        WHERE id = $1 AND uploader_id = $2 AND received_at >= $3 AND ticket_id IS NULL";
    let rows = execute!(
        db,
        sqlx::query(SQL)
            .bind(id.to_string())
            .bind(uploader.0)
            .bind(received_after.0)
            .bind(ticket.0)
            .bind(comment.map(|id| id.0))
    )?;
    Ok(rows == 1)
}

/// Puts a file that has just arrived where it was promised.
pub(super) async fn join(
    db: &mut Conn,
    id: FileId,
    ticket: TicketId,
    comment: Option<CommentId>,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE files
        SET ticket_id = $2, comment_id = $3
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.to_string()).bind(ticket.0).bind(comment.map(|id| id.0)))?;
    Ok(())
}

/// The uploader's files that are promised to a ticket or to its comments.
pub(super) async fn list_promised(
    db: &mut Conn,
    uploader: UserId,
    ticket: TicketId,
) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name, size, received, comment_id
        FROM uploads
        WHERE ticket_id = $1 AND uploader_id = $2
        ORDER BY id";
    on!(db, c => sqlx::query_as(SQL).bind(ticket.0).bind(uploader.0).fetch_all(c).await)
}

/// Forgets the files of which nothing came since; which they were.
pub(super) async fn delete_old(
    db: &mut Conn,
    received_before: Timestamp,
) -> Result<Vec<String>, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM uploads
        WHERE received_at < $1
        RETURNING id";
    on!(db, c => sqlx::query_scalar(SQL).bind(received_before.0).fetch_all(c).await)
}

/// Whether such a file is under way.
pub(super) async fn exists(db: &mut Conn, id: FileId) -> Result<bool, sqlx::Error> {
    const SQL: &str = "SELECT COUNT(*) FROM uploads WHERE id = $1";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).bind(id.to_string()).fetch_one(c).await?);
    Ok(count > 0)
}
