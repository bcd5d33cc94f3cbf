//! Rows of a list with what stands beside them: the last words, what is unread, what is allowed.

use std::collections::{HashMap, HashSet};

use sqlx::{FromRow, QueryBuilder};
use zayavka_shared::api::{CategoryRef, LastComment, PersonRef, TicketSummary};
use zayavka_shared::ticket::{Ticket, allowed};
use zayavka_shared::{CategoryId, Language, Permission, TeamId, TicketId, Timestamp, UserId};

use super::list::Row;
use super::store::{read_priority, read_status};
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, on};
use crate::error::Error;
use crate::people;

/// Characters of the last words that a list shows.
const EXCERPT_MAX: usize = 200;
/// More unread comments than this are not counted.
const UNREAD_MAX: i64 = 99;

#[derive(Debug, FromRow)]
struct LastRow {
    ticket_id: i64,
    author_id: i64,
    first_name: String,
    last_name: Option<String>,
    body: String,
    is_internal: bool,
    created_at: i64,
}

/// What the reader sees of each row.
pub(super) async fn summaries(
    app: &App,
    db: &mut Conn,
    actor: &Actor,
    rows: Vec<Row>,
) -> Result<Vec<TicketSummary>, Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut last = last_comments(db, actor, &ids).await?;
    let unread = unread_counts(db, actor, &ids).await?;
    // Staff move tickets; it is their clients who wait for that.
    let moved = if actor.is_staff() { HashSet::new() } else { moved_unseen(db, actor, &ids).await? };
    let now = app.clock().now();
    let policy = app.policy();
    rows.into_iter()
        .map(|row| {
            let ticket = row.ticket()?;
            Ok(TicketSummary {
                id: ticket.id,
                status: ticket.status,
                priority: ticket.priority,
                category: row.category(actor.language),
                client: PersonRef { id: ticket.client, name: row.client_name() },
                assignee: row.assignee(),
                version: ticket.version,
                created_at: ticket.created_at,
                updated_at: ticket.updated_at,
                allowed: allowed(&policy, now, &actor.for_rules(), &ticket),
                last_comment: last.remove(&row.id).map(LastRow::into_view),
                unread_count: unread.get(&row.id).copied().unwrap_or(0).min(UNREAD_MAX),
                has_news: moved.contains(&row.id),
                answer_expected_at: row.answer_expected_at.map(Timestamp),
                title: row.title,
            })
        })
        .collect()
}

impl Row {
    pub(super) fn ticket(&self) -> Result<Ticket, Error> {
        Ok(Ticket {
            id: TicketId(self.id),
            client: UserId(self.client_id),
            category: CategoryId(self.category_id),
            team: self.team_id.map(TeamId),
            status: read_status(&self.status)?,
            priority: read_priority(self.priority)?,
            assignee: self.assignee_id.map(UserId),
            version: self.version,
            created_at: Timestamp(self.created_at),
            updated_at: Timestamp(self.updated_at),
            closed_at: self.closed_at.map(Timestamp),
        })
    }

    pub(super) fn category(&self, language: Language) -> CategoryRef {
        let name = match language {
            Language::Ru => &self.category_ru,
            Language::En => &self.category_en,
        };
        CategoryRef { id: CategoryId(self.category_id), name: name.clone(), icon: self.category_icon.clone() }
    }

    pub(super) fn client_name(&self) -> String {
        people::full_name(&self.client_first, self.client_last.as_deref())
    }

    pub(super) fn assignee(&self) -> Option<PersonRef> {
        let id = UserId(self.assignee_id?);
        let name = people::full_name(self.assignee_first.as_deref()?, self.assignee_last.as_deref());
        Some(PersonRef { id, name })
    }
}

impl LastRow {
    fn into_view(self) -> LastComment {
        let name = people::full_name(&self.first_name, self.last_name.as_deref());
        LastComment {
            author: PersonRef { id: UserId(self.author_id), name },
            text: self.body.chars().take(EXCERPT_MAX).collect(),
            internal: self.is_internal,
            at: Timestamp(self.created_at),
        }
    }
}

async fn last_comments(
    db: &mut Conn,
    actor: &Actor,
    ids: &[i64],
) -> Result<HashMap<i64, LastRow>, sqlx::Error> {
    const SELECT: &str = "
        SELECT c.ticket_id, c.author_id, u.first_name, u.last_name, c.body, c.is_internal, c.created_at
        FROM comments c
        JOIN users u ON u.id = c.author_id
        WHERE c.id IN (
            SELECT MAX(id)
            FROM comments
            WHERE ticket_id IN (";
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<LastRow> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        query.push(")").push(visible(actor, "is_internal")).push(" GROUP BY ticket_id)");
        query.build_query_as().fetch_all(c).await?
    });
    Ok(rows.into_iter().map(|row| (row.ticket_id, row)).collect())
}

async fn unread_counts(db: &mut Conn, actor: &Actor, ids: &[i64]) -> Result<HashMap<i64, i64>, sqlx::Error> {
    const SELECT: &str = "
        SELECT c.ticket_id, COUNT(*)
        FROM comments c
        LEFT JOIN ticket_reads r ON r.ticket_id = c.ticket_id AND r.user_id = ";
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let me = actor.id().0;
    let rows: Vec<(i64, i64)> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        query.push_bind(me).push(" WHERE c.author_id <> ").push_bind(me);
        query.push(" AND (r.comment_id IS NULL OR c.id > r.comment_id)");
        query.push(visible(actor, "c.is_internal")).push(" AND c.ticket_id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        query.push(") GROUP BY c.ticket_id");
        query.build_query_as().fetch_all(c).await?
    });
    Ok(rows.into_iter().collect())
}

/// The tickets that another one moved since the reader looked last.
async fn moved_unseen(db: &mut Conn, actor: &Actor, ids: &[i64]) -> Result<HashSet<i64>, sqlx::Error> {
    const SELECT: &str = "
        SELECT DISTINCT e.ticket_id
        FROM events e
        LEFT JOIN ticket_reads r ON r.ticket_id = e.ticket_id AND r.user_id = ";
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let me = actor.id().0;
    let moved: Vec<i64> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        query.push_bind(me).push(" WHERE e.kind = 'status_changed' AND NOT e.is_internal");
        query.push(" AND (e.actor_id IS NULL OR e.actor_id <> ").push_bind(me).push(")");
        query.push(" AND (r.event_id IS NULL OR e.id > r.event_id) AND e.ticket_id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        query.push(")");
        query.build_query_scalar().fetch_all(c).await?
    });
    Ok(moved.into_iter().collect())
}

/// Internal notes are for those who may write them.
fn visible(actor: &Actor, column: &str) -> String {
    if actor.may(Permission::TicketNote) { String::new() } else { format!(" AND NOT {column}") }
}
