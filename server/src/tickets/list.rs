//! A page of tickets, by keyset.

use serde::{Deserialize, Serialize};
use sqlx::{FromRow, QueryBuilder};
use zayavka_shared::api::{Page, TicketCount, TicketSummary};

use super::filter::{Filter, Sort};
use super::summary;
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, Way, on};
use crate::error::Error;
use crate::http::{Cursor, Limit, Params};

/// Where a page ended: the sort key, if it is not the id itself, and the id.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Position {
    key: i64,
    id: i64,
}

/// A ticket's row in a list.
#[derive(Debug, FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) status: String,
    pub(super) priority: i64,
    pub(super) category_id: i64,
    pub(super) category_ru: String,
    pub(super) category_en: String,
    pub(super) category_icon: String,
    pub(super) client_id: i64,
    pub(super) client_first: String,
    pub(super) client_last: Option<String>,
    pub(super) assignee_id: Option<i64>,
    pub(super) assignee_first: Option<String>,
    pub(super) assignee_last: Option<String>,
    pub(super) team_id: Option<i64>,
    pub(super) version: i64,
    pub(super) created_at: i64,
    pub(super) updated_at: i64,
    pub(super) closed_at: Option<i64>,
    /// What is still waited for.
    pub(super) answer_expected_at: Option<i64>,
}

const SELECT: &str = "
    SELECT t.id, t.title, t.status, t.priority, t.category_id,
           k.name_ru AS category_ru, k.name_en AS category_en, k.icon AS category_icon,
           t.client_id, p.first_name AS client_first, p.last_name AS client_last,
           t.assignee_id, a.first_name AS assignee_first, a.last_name AS assignee_last,
           t.team_id, t.version, t.created_at, t.updated_at, t.closed_at,
           CASE WHEN t.first_response_at IS NULL AND t.closed_at IS NULL THEN t.answer_expected_at END AS answer_expected_at
    FROM tickets t
    JOIN categories k ON k.id = t.category_id
    JOIN users p ON p.id = t.client_id
    LEFT JOIN users a ON a.id = t.assignee_id
    WHERE TRUE";

const COUNT: &str = "
    SELECT COUNT(*)
    FROM (
        SELECT 1
        FROM tickets t
        WHERE TRUE";
/// Nobody reads further than that, and nothing is counted further.
const COUNT_MAX: i64 = 10_000;

/// One page of what the query asks for.
///
/// # Errors
/// 400 for unknown or faulty parameters and for a cursor of another list.
pub(super) async fn page(app: &App, actor: &Actor, mut params: Params) -> Result<Page<TicketSummary>, Error> {
    let filter = Filter::read(&mut params, actor);
    let limit = Limit::read(&mut params);
    let cursor = params.text("cursor");
    params.finish()?;
    let after: Option<Position> = Cursor::read(cursor.as_deref(), &filter)?;
    let mut db = app.db().read().await?;
    let way = filter.way(&mut db, actor).await?;
    let mut rows = rows(&mut db, actor, &filter, way, after, limit.and_one()).await?;
    let has_more = limit.cut(&mut rows);
    let last = rows.last().filter(|_| has_more).map(|row| filter.sort.position(row));
    let next_cursor = last.map(|position| Cursor::write(&position, &filter)).transpose()?;
    let items = summary::summaries(app, &mut db, actor, rows).await?;
    Ok(Page { items, next_cursor })
}

/// So many tickets of the list, those behind `after`; `way` is the filter's own.
pub(super) async fn rows(
    db: &mut Conn,
    actor: &Actor,
    filter: &Filter,
    way: Way,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        filter.push(&mut query, actor, way);
        if let Some(after) = after {
            filter.sort.push_after(&mut query, after);
        }
        query.push(filter.sort.order()).push(" LIMIT ").push_bind(limit);
        query.build_query_as().fetch_all(c).await
    })
}

/// How many tickets the query finds.
///
/// # Errors
/// 400 for unknown or faulty parameters.
pub(super) async fn count(app: &App, actor: &Actor, mut params: Params) -> Result<TicketCount, Error> {
    let filter = Filter::read(&mut params, actor);
    params.finish()?;
    let mut db = app.db().read().await?;
    let way = filter.way(&mut db, actor).await?;
    let found: i64 = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(COUNT);
        filter.push(&mut query, actor, way);
        query.push(" LIMIT ").push_bind(COUNT_MAX + 1).push(") AS found");
        query.build_query_scalar().fetch_one(c).await?
    });
    Ok(TicketCount { count: found.min(COUNT_MAX), has_more: found > COUNT_MAX })
}

impl Sort {
    pub(super) fn position(self, row: &Row) -> Position {
        let key = match self {
            Self::Newest | Self::Oldest => row.id,
            Self::Updated => row.updated_at,
            Self::Priority => row.priority,
        };
        Position { key, id: row.id }
    }

    fn order(self) -> &'static str {
        match self {
            Self::Newest => " ORDER BY t.id DESC",
            Self::Oldest => " ORDER BY t.id",
            Self::Updated => " ORDER BY t.updated_at DESC, t.id DESC",
            Self::Priority => " ORDER BY t.priority DESC, t.id DESC",
        }
    }

    fn push_after<DB>(self, query: &mut QueryBuilder<DB>, after: Position)
    where
        DB: sqlx::Database,
        i64: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
    {
        let key = match self {
            Self::Newest => {
                query.push(" AND t.id < ").push_bind(after.id);
                return;
            }
            Self::Oldest => {
                query.push(" AND t.id > ").push_bind(after.id);
                return;
            }
            Self::Updated => "t.updated_at",
            Self::Priority => "t.priority",
        };
        query.push(" AND (").push(key).push(", t.id) < (");
        query.push_bind(after.key).push(", ").push_bind(after.id).push(")");
    }
}
