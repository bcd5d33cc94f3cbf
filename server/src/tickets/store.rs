//! All SQL that writes tickets or reads a single one. Lists are in `list.rs` and `summary.rs`.

use std::collections::HashMap;

use serde_json::Value;
use sqlx::{AssertSqlSafe, FromRow, QueryBuilder};
use zayavka_shared::form::Answers;
use zayavka_shared::ticket::{Priority, Status, Ticket};
use zayavka_shared::{CategoryId, CommentId, EventId, TeamId, TicketId, Timestamp, UserId};

use crate::auth::{Place, Scope};
use crate::db::{Conn, execute, on};
use crate::error::Error;

/// A ticket with its words.
#[derive(Debug, Clone)]
pub struct StoredTicket {
    /// What rules read and events change.
    pub ticket: Ticket,
    pub title: String,
    pub description: String,
    pub answers: Answers,
    /// The version of the category's form under which it was filed.
    pub form_version: i64,
    pub watchers: Vec<UserId>,
}

impl StoredTicket {
    #[must_use]
    pub fn place(&self) -> Place {
        Place::of(&self.ticket, self.watchers.clone())
    }
}

#[derive(Debug, FromRow)]
struct Row {
    id: i64,
    client_id: i64,
    category_id: i64,
    form_version: i64,
    team_id: Option<i64>,
    title: String,
    description: String,
    answers: String,
    status: String,
    priority: i64,
    assignee_id: Option<i64>,
    version: i64,
    created_at: i64,
    updated_at: i64,
    closed_at: Option<i64>,
}

const FIND: &str = "
    SELECT id, client_id, category_id, form_version, team_id, title, description, answers, status, priority,
           assignee_id, version, created_at, updated_at, closed_at
    FROM tickets
    WHERE id = $1";

/// Tickets that are looked at for the newest one in a scope.
const NEWEST_LOOKED_AT: i64 = 50;

const WATCHERS: &str = "
    SELECT user_id
    FROM watchers
    WHERE ticket_id = $1
    ORDER BY user_id";

/// The ticket, if this scope sees it.
///
/// # Errors
/// If the database fails or holds what is no ticket.
pub async fn find(db: &mut Conn, scope: &Scope, id: TicketId) -> Result<Option<StoredTicket>, Error> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND).bind(id.0).fetch_optional(c).await?);
    within(db, scope, row).await
}

/// The newest ticket that this scope sees.
///
/// # Errors
/// As [`find`].
pub async fn find_newest(db: &mut Conn, scope: &Scope) -> Result<Option<StoredTicket>, Error> {
    const IDS: &str = "
        SELECT id
        FROM tickets
        ORDER BY id DESC
        LIMIT $1";
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(IDS).bind(NEWEST_LOOKED_AT).fetch_all(c).await?);
    for id in ids {
        if let Some(ticket) = find(db, scope, TicketId(id)).await? {
            return Ok(Some(ticket));
        }
    }
    Ok(None)
}

/// As [`find`]; no one else changes the ticket until the transaction ends.
///
/// # Errors
/// As [`find`].
pub async fn find_locked(db: &mut Conn, scope: &Scope, id: TicketId) -> Result<Option<StoredTicket>, Error> {
    let sql = format!("{FIND}{}", db.for_update());
    let row: Option<Row> =
        on!(db, c => sqlx::query_as(AssertSqlSafe(sql)).bind(id.0).fetch_optional(c).await?);
    within(db, scope, row).await
}

async fn within(db: &mut Conn, scope: &Scope, row: Option<Row>) -> Result<Option<StoredTicket>, Error> {
    let Some(row) = row else { return Ok(None) };
    let watchers: Vec<i64> = on!(db, c => sqlx::query_scalar(WATCHERS).bind(row.id).fetch_all(c).await?);
    let ticket = row.read(watchers.into_iter().map(UserId).collect())?;
    Ok(scope.covers(&ticket.place()).then_some(ticket))
}

impl Row {
    fn read(self, watchers: Vec<UserId>) -> Result<StoredTicket, Error> {
        let answers = match serde_json::from_str(&self.answers) {
            Ok(Value::Object(answers)) => answers,
            Ok(_) | Err(_) => return Err(Error::Corrupt(format!("the answers of ticket {}", self.id))),
        };
        Ok(StoredTicket {
            ticket: Ticket {
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
            },
            title: self.title,
            description: self.description,
            answers,
            form_version: self.form_version,
            watchers,
        })
    }
}

pub(super) fn read_status(key: &str) -> Result<Status, Error> {
    Status::from_key(key).ok_or_else(|| Error::Corrupt(format!("the status {key:?}")))
}

pub(super) fn read_priority(rank: i64) -> Result<Priority, Error> {
    Priority::from_rank(rank).ok_or_else(|| Error::Corrupt(format!("the priority {rank}")))
}

/// Adds a ticket; the id in `new` does not count. Answers with the number that it got.
pub async fn insert(db: &mut Conn, new: &StoredTicket) -> Result<TicketId, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO tickets
            (client_id, category_id, form_version, team_id, title, description, answers, status, priority,
             assignee_id, version, created_at, updated_at, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        RETURNING id";
    let ticket = &new.ticket;
    let answers = Value::Object(new.answers.clone()).to_string();
    let id: i64 = on!(db, c => sqlx::query_scalar(SQL)
        .bind(ticket.client.0)
        .bind(ticket.category.0)
        .bind(new.form_version)
        .bind(ticket.team.map(|id| id.0))
        .bind(&new.title)
        .bind(&new.description)
        .bind(&answers)
        .bind(ticket.status.key())
        .bind(ticket.priority.rank())
        .bind(ticket.assignee.map(|id| id.0))
        .bind(ticket.version)
        .bind(ticket.created_at.0)
        .bind(ticket.updated_at.0)
        .bind(ticket.closed_at.map(|at| at.0))
        .fetch_one(c)
        .await?);
    Ok(TicketId(id))
}

/// Writes what events changed.
pub async fn save(db: &mut Conn, ticket: &Ticket) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE tickets
        SET status = $2, assignee_id = $3, version = $4, updated_at = $5, closed_at = $6
        WHERE id = $1";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(ticket.id.0)
            .bind(ticket.status.key())
            .bind(ticket.assignee.map(|id| id.0))
            .bind(ticket.version)
            .bind(ticket.updated_at.0)
            .bind(ticket.closed_at.map(|at| at.0))
    )?;
    Ok(())
}

/// Staff replied to the client; only the first time counts.
pub async fn set_first_response(db: &mut Conn, id: TicketId, at: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE tickets
        SET first_response_at = $2
        WHERE id = $1 AND first_response_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(at.0))?;
    Ok(())
}

/// Until when the desk means to reply for the first time.
pub async fn set_answer_expected(db: &mut Conn, id: TicketId, at: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE tickets
        SET answer_expected_at = $2
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(at.0))?;
    Ok(())
}

/// The promise that a ticket still waits for: none once it was replied to or closed.
pub async fn find_answer_expected(db: &mut Conn, id: TicketId) -> Result<Option<Timestamp>, sqlx::Error> {
    const SQL: &str = "
        SELECT answer_expected_at
        FROM tickets
        WHERE id = $1 AND first_response_at IS NULL AND closed_at IS NULL";
    let at: Option<Option<i64>> = on!(db, c => sqlx::query_scalar(SQL).bind(id.0).fetch_optional(c).await?);
    Ok(at.flatten().map(Timestamp))
}

/// How far each side has read the public conversation; 0 is the ticket alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub by_client: Option<CommentId>,
    pub by_staff: Option<CommentId>,
}

/// What each side has seen. Whoever wrote has seen what stood before; that notes stand between, the client
/// does not learn.
pub async fn find_seen(db: &mut Conn, ticket: TicketId, client: UserId) -> Result<Seen, sqlx::Error> {
    const SQL: &str = "
        SELECT MAX(client_id), MAX(staff_id)
        FROM (
            SELECT CASE WHEN user_id = $2 THEN comment_id END AS client_id,
                   CASE WHEN user_id <> $2 THEN comment_id END AS staff_id
            FROM ticket_reads
            WHERE ticket_id = $1
            UNION ALL
            SELECT CASE WHEN by_client THEN id END, CASE WHEN NOT by_client THEN id END
            FROM comments
            WHERE ticket_id = $1 AND NOT is_internal) AS seen";
    let (by_client, by_staff): (Option<i64>, Option<i64>) =
        on!(db, c => sqlx::query_as(SQL).bind(ticket.0).bind(client.0).fetch_one(c).await?);
    Ok(Seen {
        by_client: last_public(db, ticket, by_client).await?,
        by_staff: last_public(db, ticket, by_staff).await?,
    })
}

/// The last public comment up to one that was seen.
async fn last_public(
    db: &mut Conn,
    ticket: TicketId,
    seen: Option<i64>,
) -> Result<Option<CommentId>, sqlx::Error> {
    const SQL: &str = "
        SELECT MAX(id)
        FROM comments
        WHERE ticket_id = $1 AND id <= $2 AND NOT is_internal";
    let Some(seen) = seen else { return Ok(None) };
    let id: Option<i64> = on!(db, c => sqlx::query_scalar(SQL).bind(ticket.0).bind(seen).fetch_one(c).await?);
    Ok(Some(CommentId(id.unwrap_or(0))))
}

/// The newest comment of the ticket that this person has seen.
pub async fn find_read(
    db: &mut Conn,
    user: UserId,
    ticket: TicketId,
) -> Result<Option<CommentId>, sqlx::Error> {
    const SQL: &str = "
        SELECT comment_id
        FROM ticket_reads
        WHERE user_id = $1 AND ticket_id = $2";
    let id: Option<i64> =
        on!(db, c => sqlx::query_scalar(SQL).bind(user.0).bind(ticket.0).fetch_optional(c).await?);
    Ok(id.filter(|id| *id > 0).map(CommentId))
}

/// Notes what this person has seen; never takes back what was seen before.
pub async fn save_read(
    db: &mut Conn,
    user: UserId,
    ticket: TicketId,
    (comment, event): (Option<CommentId>, Option<EventId>),
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO ticket_reads (user_id, ticket_id, comment_id, event_id)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (user_id, ticket_id) DO UPDATE
        SET comment_id = CASE WHEN ticket_reads.comment_id < excluded.comment_id
                THEN excluded.comment_id ELSE ticket_reads.comment_id END,
            event_id = CASE WHEN ticket_reads.event_id < excluded.event_id
                THEN excluded.event_id ELSE ticket_reads.event_id END";
    let (comment, event) = (comment.map_or(0, |id| id.0), event.map_or(0, |id| id.0));
    execute!(db, sqlx::query(SQL).bind(user.0).bind(ticket.0).bind(comment).bind(event))?;
    Ok(())
}

/// How many tickets a client has, counted up to 100.
pub async fn count_of_client(db: &mut Conn, client: UserId) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM (SELECT 1 FROM tickets WHERE client_id = $1 LIMIT 100) AS counted";
    on!(db, c => sqlx::query_scalar(SQL).bind(client.0).fetch_one(c).await)
}

/// The tickets that someone is still to work on, in the order of their ids.
pub async fn list_open_of_assignee(db: &mut Conn, assignee: UserId) -> Result<Vec<TicketId>, sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM tickets
        WHERE assignee_id = $1 AND closed_at IS NULL
        ORDER BY id";
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(SQL).bind(assignee.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(TicketId).collect())
}

/// How many open tickets each of these people has; nobody without any.
pub async fn count_open_by_assignee(
    db: &mut Conn,
    assignees: &[UserId],
) -> Result<HashMap<UserId, i64>, sqlx::Error> {
    const SELECT: &str = "
        SELECT assignee_id, COUNT(*)
        FROM tickets
        WHERE closed_at IS NULL AND assignee_id IN (";
    if assignees.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, i64)> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        let mut list = query.separated(", ");
        for id in assignees {
            list.push_bind(id.0);
        }
        query.push(") GROUP BY assignee_id");
        query.build_query_as().fetch_all(c).await?
    });
    Ok(rows.into_iter().map(|(user, count)| (UserId(user), count)).collect())
}
