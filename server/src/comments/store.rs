//! All SQL about comments.

use sqlx::FromRow;
use zayavka_shared::{CommentId, Permission, TicketId, Timestamp, UserId};

use crate::auth::Actor;
use crate::db::{Conn, execute, on};

/// A comment with its author's name.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub ticket_id: i64,
    pub author_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub by_client: bool,
    pub body: String,
    pub is_internal: bool,
    pub created_at: i64,
    pub edited_at: Option<i64>,
}

/// A comment to be written.
#[derive(Debug)]
pub struct NewComment<'a> {
    pub ticket: TicketId,
    pub author: UserId,
    pub by_client: bool,
    pub body: &'a str,
    pub is_internal: bool,
}

/// Writes a comment.
pub async fn insert(
    db: &mut Conn,
    comment: &NewComment<'_>,
    now: Timestamp,
) -> Result<CommentId, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO comments (ticket_id, author_id, by_client, body, is_internal, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING id";
    let id: i64 = on!(db, c => sqlx::query_scalar(SQL)
        .bind(comment.ticket.0)
        .bind(comment.author.0)
        .bind(comment.by_client)
        .bind(comment.body)
        .bind(comment.is_internal)
        .bind(now.0)
        .fetch_one(c)
        .await?);
    Ok(CommentId(id))
}

/// The comments behind `after`, oldest first; internal notes only for those who may read them.
pub async fn list(
    db: &mut Conn,
    actor: &Actor,
    ticket: TicketId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.ticket_id, c.author_id, u.first_name, u.last_name, c.by_client, c.body, c.is_internal,
               c.created_at, c.edited_at
        FROM comments c
        JOIN users u ON u.id = c.author_id
        WHERE c.ticket_id = $1 AND c.id > $2 AND (NOT c.is_internal OR $3)
        ORDER BY c.id
        LIMIT $4";
    on!(db, c => sqlx::query_as(SQL)
        .bind(ticket.0)
        .bind(after.0)
        .bind(actor.may(Permission::TicketNote))
        .bind(limit)
        .fetch_all(c)
        .await)
}

/// One comment.
pub async fn find(db: &mut Conn, id: CommentId) -> Result<Option<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.ticket_id, c.author_id, u.first_name, u.last_name, c.by_client, c.body, c.is_internal,
               c.created_at, c.edited_at
        FROM comments c
        JOIN users u ON u.id = c.author_id
        WHERE c.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

/// Writes other words in place of those that were there.
pub(super) async fn set_body(
    db: &mut Conn,
    id: CommentId,
    body: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE comments
        SET body = $2, edited_at = $3
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(body).bind(now.0))?;
    Ok(())
}

/// Whether this is a comment of the ticket that the reader may see.
pub async fn is_visible(
    db: &mut Conn,
    actor: &Actor,
    ticket: TicketId,
    id: CommentId,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM comments
        WHERE id = $1 AND ticket_id = $2 AND (NOT is_internal OR $3)";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL)
        .bind(id.0)
        .bind(ticket.0)
        .bind(actor.may(Permission::TicketNote))
        .fetch_one(c)
        .await?);
    Ok(count == 1)
}

/// The last words on a ticket that its client may read.
pub async fn find_last_public(db: &mut Conn, ticket: TicketId) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "
        SELECT body
        FROM comments
        WHERE ticket_id = $1 AND NOT is_internal
        ORDER BY id DESC
        LIMIT 1";
    on!(db, c => sqlx::query_scalar(SQL).bind(ticket.0).fetch_optional(c).await)
}
