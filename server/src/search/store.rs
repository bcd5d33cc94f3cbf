//! What is read to make a ticket findable. The index itself is written in `db/search.rs`.

use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, FromRow};
use zayavka_shared::{CategoryId, TicketId};

use crate::db::{Conn, execute, on};
use crate::error::Error;

/// A long conversation is found by its newest words.
const COMMENTS_MAX: i64 = 1_000;

/// A ticket's own texts.
#[derive(Debug, FromRow)]
pub(super) struct TicketRow {
    id: i64,
    category_id: i64,
    pub(super) form_version: i64,
    pub(super) title: String,
    pub(super) description: String,
    answers: String,
    pub(super) client_first: String,
    pub(super) client_last: Option<String>,
}

impl TicketRow {
    pub(super) fn category(&self) -> CategoryId {
        CategoryId(self.category_id)
    }

    pub(super) fn answers(&self) -> Result<Map<String, Value>, Error> {
        serde_json::from_str(&self.answers)
            .map_err(|_| Error::Corrupt(format!("the answers of ticket {}", self.id)))
    }
}

pub(super) async fn find(db: &mut Conn, ticket: TicketId) -> Result<Option<TicketRow>, sqlx::Error> {
    const SQL: &str = "
        SELECT t.id, t.category_id, t.form_version, t.title, t.description, t.answers,
               u.first_name AS client_first, u.last_name AS client_last
        FROM tickets t
        JOIN users u ON u.id = t.client_id
        WHERE t.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(ticket.0).fetch_optional(c).await)
}

/// What was said, and whether among the staff; the newest first.
pub(super) async fn list_comments(
    db: &mut Conn,
    ticket: TicketId,
) -> Result<Vec<(String, bool)>, sqlx::Error> {
    const SQL: &str = "
        SELECT body, is_internal
        FROM comments
        WHERE ticket_id = $1
        ORDER BY id DESC
        LIMIT $2";
    on!(db, c => sqlx::query_as(SQL).bind(ticket.0).bind(COMMENTS_MAX).fetch_all(c).await)
}

/// The names of the files, and whether they hang on a note.
pub(super) async fn list_file_names(
    db: &mut Conn,
    ticket: TicketId,
) -> Result<Vec<(String, bool)>, sqlx::Error> {
    const SQL: &str = "
        SELECT f.name, COALESCE(c.is_internal, FALSE)
        FROM files f
        LEFT JOIN comments c ON c.id = f.comment_id
        WHERE f.ticket_id = $1
        ORDER BY f.id";
    on!(db, c => sqlx::query_as(SQL).bind(ticket.0).fetch_all(c).await)
}

/// Tickets behind `after`, in the order of their ids; nobody adds words to them until the transaction ends.
pub(super) async fn lock_ids(
    db: &mut Conn,
    after: TicketId,
    limit: i64,
) -> Result<Vec<TicketId>, sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM tickets
        WHERE id > $1
        ORDER BY id
        LIMIT $2";
    let sql = format!("{SQL}{}", db.for_update());
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(after.0)
        .bind(limit)
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(TicketId).collect())
}

/// By which rules all words were made.
pub(super) async fn find_rules(db: &mut Conn) -> Result<i64, sqlx::Error> {
    const SQL: &str = "SELECT value FROM counters WHERE name = 'search'";
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

pub(super) async fn set_rules(db: &mut Conn, rules: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE counters SET value = $1 WHERE name = 'search'";
    execute!(db, sqlx::query(SQL).bind(rules))?;
    Ok(())
}
