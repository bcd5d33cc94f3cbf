//! All SQL about ratings.

use sqlx::FromRow;
use zayavka_shared::api::RatingView;
use zayavka_shared::ticket::Score;
use zayavka_shared::{TicketId, Timestamp};

use crate::db::{Conn, execute, on};
use crate::error::Error;

#[derive(Debug, FromRow)]
struct Row {
    score: i64,
    reason: Option<String>,
    rated_at: i64,
}

/// Keeps the rating in place of an earlier one.
pub async fn put(
    db: &mut Conn,
    ticket: TicketId,
    score: Score,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO ratings (ticket_id, score, reason, rated_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (ticket_id) DO UPDATE
        SET score = excluded.score, reason = excluded.reason, rated_at = excluded.rated_at";
    execute!(db, sqlx::query(SQL).bind(ticket.0).bind(i64::from(score)).bind(reason).bind(now.0))?;
    Ok(())
}

/// The ticket's rating, if it has one.
///
/// # Errors
/// If the database fails or holds what is no rating.
pub async fn find(db: &mut Conn, ticket: TicketId) -> Result<Option<RatingView>, Error> {
    const SQL: &str = "
        SELECT score, reason, rated_at
        FROM ratings
        WHERE ticket_id = $1";
    let row: Option<Row> = on!(db, c => sqlx::query_as(SQL).bind(ticket.0).fetch_optional(c).await?);
    let view = |row: Row| {
        let score =
            Score::new(row.score).ok_or_else(|| Error::Corrupt(format!("the score {}", row.score)))?;
        Ok(RatingView { score, reason: row.reason, rated_at: Timestamp(row.rated_at) })
    };
    row.map(view).transpose()
}
