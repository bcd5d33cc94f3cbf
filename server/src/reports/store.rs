//! All SQL of the reports. Each statement reads one index that holds all it needs (migration `reports`).

use sqlx::{FromRow, QueryBuilder};
use zayavka_shared::Timestamp;
use zayavka_shared::ticket::Status;

use super::period::{Day, Period};
use crate::db::{Conn, on};

/// Days that one statement counts: three values each stay far below both databases' limits.
const DAYS_AT_ONCE: usize = 1_000;

/// Tickets created in a period that have the same status and category.
#[derive(Debug, FromRow)]
pub(super) struct CreatedRow {
    pub(super) status: String,
    pub(super) category_id: i64,
    pub(super) count: i64,
}

/// Tickets resolved in a period that have the same category and assignee.
#[derive(Debug, FromRow)]
pub(super) struct ResolvedRow {
    pub(super) category_id: i64,
    pub(super) assignee_id: Option<i64>,
    pub(super) count: i64,
}

/// A category's names.
#[derive(Debug, FromRow)]
pub(super) struct CategoryRow {
    pub(super) id: i64,
    pub(super) name_ru: String,
    pub(super) name_en: String,
    pub(super) icon: String,
}

/// When the desk's first ticket was filed.
pub(super) async fn find_first(db: &mut Conn) -> Result<Option<Timestamp>, sqlx::Error> {
    const SQL: &str = "
        SELECT MIN(created_at)
        FROM tickets";
    let first: Option<i64> = on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await?);
    Ok(first.map(Timestamp))
}

/// What was created, by status and category; counting each pair is quicker than grouping all rows.
pub(super) async fn list_created(db: &mut Conn, period: Period) -> Result<Vec<CreatedRow>, sqlx::Error> {
    const STATUSES: &str = "WITH statuses (status) AS (";
    const COUNTS: &str = ")
        SELECT s.status, c.id AS category_id,
            (SELECT COUNT(*)
             FROM tickets t
             WHERE t.category_id = c.id AND t.status = s.status AND t.created_at >= ";
    on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(STATUSES);
        query.push_values(Status::ALL, |mut values, status| {
            values.push_bind(status.key());
        });
        query.push(COUNTS).push_bind(period.from.0).push(" AND t.created_at < ").push_bind(period.to.0);
        query.push(") AS count FROM categories c CROSS JOIN statuses s");
        query.build_query_as().fetch_all(c).await
    })
}

/// What was resolved, by category and assignee.
pub(super) async fn list_resolved(db: &mut Conn, period: Period) -> Result<Vec<ResolvedRow>, sqlx::Error> {
    const SQL: &str = "
        SELECT category_id, assignee_id, COUNT(*) AS count
        FROM tickets
        WHERE closed_at >= $1 AND closed_at < $2 AND status = 'done'
        GROUP BY category_id, assignee_id";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_all(c).await)
}

/// How many tickets were created, and how many resolved.
pub(super) async fn count(db: &mut Conn, period: Period) -> Result<(i64, i64), sqlx::Error> {
    const SQL: &str = "
        SELECT
            (SELECT COUNT(*) FROM tickets WHERE created_at >= $1 AND created_at < $2),
            (SELECT COUNT(*) FROM tickets WHERE closed_at >= $1 AND closed_at < $2 AND status = 'done')";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_one(c).await)
}

/// How many tickets were created and resolved on each of these days.
pub(super) async fn list_days(db: &mut Conn, days: &[Day]) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    const DAYS: &str = "WITH days (place, starts, ends) AS (";
    const COUNTS: &str = ")
        SELECT
            (SELECT COUNT(*) FROM tickets WHERE created_at >= days.starts AND created_at < days.ends),
            (SELECT COUNT(*) FROM tickets
             WHERE closed_at >= days.starts AND closed_at < days.ends AND status = 'done')
        FROM days
        ORDER BY days.place";
    let mut counts = Vec::with_capacity(days.len());
    for days in days.chunks(DAYS_AT_ONCE) {
        let rows: Vec<(i64, i64)> = on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(DAYS);
            query.push_values(days, |mut values, day| {
                values.push_bind(day.from.0).push_bind(day.from.0).push_bind(day.to.0);
            });
            query.push(COUNTS);
            query.build_query_as().fetch_all(c).await?
        });
        counts.extend(rows);
    }
    Ok(counts)
}

/// How many tickets were open at a moment. One that was reopened counts as if it had never been closed.
pub(super) async fn count_open(db: &mut Conn, at: Timestamp) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        SELECT
            (SELECT COUNT(*)
             FROM tickets
             WHERE status IN ('new', 'in_progress', 'waiting', 'in_review') AND created_at < $1)
            + (SELECT COUNT(*)
               FROM tickets
               WHERE status IN ('done', 'rejected', 'cancelled') AND closed_at >= $1 AND created_at < $1)";
    on!(db, c => sqlx::query_scalar(SQL).bind(at.0).fetch_one(c).await)
}

/// How many open tickets nobody has.
pub(super) async fn count_unassigned(db: &mut Conn) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM tickets
        WHERE assignee_id IS NULL AND status IN ('new', 'in_progress', 'waiting', 'in_review')";
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

/// How long first replies took, as one text: neither database sorts them as quickly as they are read.
pub(super) async fn first_responses(db: &mut Conn, period: Period) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "
        SELECT string_agg(CAST(first_response_at - created_at AS TEXT), ',')
        FROM tickets
        WHERE first_response_at >= $1 AND first_response_at < $2";
    on!(db, c => sqlx::query_scalar(SQL).bind(period.from.0).bind(period.to.0).fetch_one(c).await)
}

/// How long it took to resolve, as [`first_responses`].
pub(super) async fn resolutions(db: &mut Conn, period: Period) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "
        SELECT string_agg(CAST(closed_at - created_at AS TEXT), ',')
        FROM tickets
        WHERE closed_at >= $1 AND closed_at < $2 AND status = 'done'";
    on!(db, c => sqlx::query_scalar(SQL).bind(period.from.0).bind(period.to.0).fetch_one(c).await)
}

/// The sum and the number of the ratings.
pub(super) async fn ratings(db: &mut Conn, period: Period) -> Result<(i64, i64), sqlx::Error> {
    const SQL: &str = "
        SELECT CAST(COALESCE(SUM(score), 0) AS BIGINT), COUNT(*)
        FROM ratings
        WHERE rated_at >= $1 AND rated_at < $2";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_one(c).await)
}

/// How many tickets became whose. Goes from person to person in the index: much quicker than grouping.
pub(super) async fn list_taken(db: &mut Conn, period: Period) -> Result<Vec<(String, i64)>, sqlx::Error> {
    const SQL: &str = "
        WITH RECURSIVE people (id) AS (
            SELECT MIN(to_value) FROM events WHERE kind = 'assigned'
            UNION ALL
            SELECT (SELECT MIN(to_value) FROM events WHERE kind = 'assigned' AND to_value > people.id)
            FROM people
            WHERE people.id IS NOT NULL),
        counted (id, count) AS (
            SELECT id, (
                SELECT COUNT(DISTINCT ticket_id)
                FROM events
                WHERE kind = 'assigned' AND to_value = people.id AND at >= $1 AND at < $2)
            FROM people
            WHERE id IS NOT NULL)
        SELECT id, count
        FROM counted
        WHERE count > 0";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_all(c).await)
}

/// On how many tickets who replied to the client; from person to person, as [`list_taken`].
pub(super) async fn list_answered(db: &mut Conn, period: Period) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    const SQL: &str = "
        WITH RECURSIVE people (id) AS (
            SELECT MIN(author_id) FROM comments WHERE NOT is_internal AND NOT by_client
            UNION ALL
            SELECT (
                SELECT MIN(author_id)
                FROM comments
                WHERE NOT is_internal AND NOT by_client AND author_id > people.id)
            FROM people
            WHERE people.id IS NOT NULL),
        counted (id, count) AS (
            SELECT id, (
                SELECT COUNT(DISTINCT ticket_id)
                FROM comments
                WHERE NOT is_internal AND NOT by_client
                    AND author_id = people.id AND created_at >= $1 AND created_at < $2)
            FROM people
            WHERE id IS NOT NULL)
        SELECT id, count
        FROM counted
        WHERE count > 0";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_all(c).await)
}

/// Everyone who came before a moment.
pub(super) async fn count_users(db: &mut Conn, before: Timestamp) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM users
        WHERE created_at < $1";
    on!(db, c => sqlx::query_scalar(SQL).bind(before.0).fetch_one(c).await)
}

/// Everyone whom the bot tried to reach in vain.
pub(super) async fn count_unreachable(db: &mut Conn) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM users
        WHERE NOT bot_can_write AND bot_failure IS NOT NULL";
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

/// How many messages were sent, and how many given up.
pub(super) async fn count_messages(db: &mut Conn, period: Period) -> Result<(i64, i64), sqlx::Error> {
    const SQL: &str = "
        SELECT
            (SELECT COUNT(*) FROM outbox WHERE sent_at >= $1 AND sent_at < $2),
            (SELECT COUNT(*) FROM outbox WHERE failed_at >= $1 AND failed_at < $2)";
    on!(db, c => sqlx::query_as(SQL).bind(period.from.0).bind(period.to.0).fetch_one(c).await)
}

/// The categories' names, archived ones included.
pub(super) async fn list_categories(db: &mut Conn) -> Result<Vec<CategoryRow>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name_ru, name_en, icon
        FROM categories
        ORDER BY id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}
