//! All SQL about the first steps. It reads only.

use crate::db::{Conn, on};

pub(super) async fn has_ticket(db: &mut Conn) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM (SELECT 1 FROM tickets LIMIT 1) AS found";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await?);
    Ok(count > 0)
}

/// Whether any ticket left the status in which it was filed.
pub(super) async fn has_work(db: &mut Conn) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM (SELECT 1 FROM tickets WHERE status <> 'new' LIMIT 1) AS found";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await?);
    Ok(count > 0)
}

/// Whether someone changed this part of the desk.
pub(super) async fn has_changed(db: &mut Conn, what: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM (SELECT 1 FROM events WHERE kind = 'settings_changed' AND to_value = $1 LIMIT 1) AS found";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).bind(what).fetch_one(c).await?);
    Ok(count > 0)
}
