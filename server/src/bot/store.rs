//! All SQL about the inbox: Telegram's updates, kept before they are confirmed.

use sqlx::FromRow;
use zayavka_shared::Timestamp;

use crate::db::{Conn, execute, on};

/// An update that is to be handled.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Row {
    pub(super) update_id: i64,
    pub(super) body: String,
    pub(super) attempts: i64,
}

/// Keeps an update, if it is not there yet.
///
/// Telegram brings an update again, byte for byte, until it is confirmed. After an idle week it numbers
/// updates anew: another body under a known number is another update.
pub(super) async fn insert(
    db: &mut Conn,
    update_id: i64,
    body: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO inbox (update_id, body, received_at, due_at)
        VALUES ($1, $2, $3, $3)
        ON CONFLICT (update_id) DO UPDATE
        SET body = excluded.body, received_at = excluded.received_at, due_at = excluded.due_at, attempts = 0,
            handled_at = NULL, failed_at = NULL, error = NULL
        WHERE inbox.body <> excluded.body AND (inbox.handled_at IS NOT NULL OR inbox.failed_at IS NOT NULL)";
    execute!(db, sqlx::query(SQL).bind(update_id).bind(body).bind(now.0))?;
    Ok(())
}

/// What is to be handled now, in the order in which it was sent.
pub(super) async fn list_due(db: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT update_id, body, attempts
        FROM inbox
        WHERE handled_at IS NULL AND failed_at IS NULL AND due_at <= $1
        ORDER BY update_id
        LIMIT $2";
    on!(db, c => sqlx::query_as(SQL).bind(now.0).bind(limit).fetch_all(c).await)
}

/// Takes an update for the transaction in which it is handled; `false` if it is handled already.
pub(super) async fn claim(db: &mut Conn, update_id: i64, now: Timestamp) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE inbox
        SET handled_at = $2, attempts = attempts + 1, error = NULL
        WHERE update_id = $1 AND handled_at IS NULL";
    Ok(execute!(db, sqlx::query(SQL).bind(update_id).bind(now.0))? == 1)
}

/// The update could not be handled; it is tried again at `due`.
pub(super) async fn set_failed_for_now(
    db: &mut Conn,
    update_id: i64,
    due: Timestamp,
    error: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE inbox
        SET due_at = $2, attempts = attempts + 1, error = $3
        WHERE update_id = $1 AND handled_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(update_id).bind(due.0).bind(error))?;
    Ok(())
}

/// The update waits for one before it.
pub(super) async fn set_postponed(db: &mut Conn, update_id: i64, due: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE inbox
        SET due_at = $2
        WHERE update_id = $1 AND handled_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(update_id).bind(due.0))?;
    Ok(())
}

/// The update is given up.
pub(super) async fn set_given_up(
    db: &mut Conn,
    update_id: i64,
    at: Timestamp,
    error: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE inbox
        SET failed_at = $2, attempts = attempts + 1, error = $3
        WHERE update_id = $1 AND handled_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(update_id).bind(at.0).bind(error))?;
    Ok(())
}

/// Whether one of the updates just before this one has this in its body.
pub(super) async fn is_in_one_before(db: &mut Conn, update_id: i64, part: &str) -> Result<bool, sqlx::Error> {
    // An album has ten messages at most.
    const SQL: &str = "
        SELECT COUNT(*)
        FROM inbox
        WHERE update_id >= $1 - 10 AND update_id < $1 AND body LIKE '%' || $2 || '%'";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).bind(update_id).bind(part).fetch_one(c).await?);
    Ok(count > 0)
}

/// Forgets what was handled before then.
pub(super) async fn delete_handled(db: &mut Conn, before: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "DELETE FROM inbox WHERE handled_at < $1";
    execute!(db, sqlx::query(SQL).bind(before.0))?;
    Ok(())
}
