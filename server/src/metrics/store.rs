//! What waits, counted up to a bound: the count must not cost more than the waiting.

use zayavka_shared::Timestamp;

use crate::db::{Conn, on};

/// Rows that wait; 10,000 stands for more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    pub(super) outbox: u32,
    pub(super) inbox: u32,
}

const OUTBOX: &str = "
    SELECT COUNT(*)
    FROM (
        SELECT 1
        FROM outbox
        WHERE sent_at IS NULL AND failed_at IS NULL AND (held_until IS NULL OR held_until <= $1)
        LIMIT 10000) AS waiting";

const INBOX: &str = "
    SELECT COUNT(*)
    FROM (SELECT 1 FROM inbox WHERE handled_at IS NULL AND failed_at IS NULL LIMIT 10000) AS waiting";

/// What quiet hours hold waits for nobody but the clock, and is not counted.
pub(super) async fn count_waiting(db: &mut Conn, now: Timestamp) -> Result<Waiting, sqlx::Error> {
    let outbox: i64 = on!(db, c => sqlx::query_scalar(OUTBOX).bind(now.0).fetch_one(c).await?);
    let inbox: i64 = on!(db, c => sqlx::query_scalar(INBOX).fetch_one(c).await?);
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Waiting { outbox: number(outbox), inbox: number(inbox) })
}
