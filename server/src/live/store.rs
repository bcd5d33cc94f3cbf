//! Reads committed events for the hub and for streams that resume.

use std::collections::HashMap;

use sqlx::{FromRow, QueryBuilder};
use zayavka_shared::api::{LiveEvent, LiveKind};
use zayavka_shared::{CommentId, TeamId, TicketId, UserId};

use crate::auth::Place;
use crate::db::{Conn, Db, on};
use crate::tickets::READ_KIND;

/// An event, with what decides who may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Happening {
    pub(super) id: i64,
    pub(super) event: LiveEvent,
    pub(super) is_internal: bool,
    /// Where the event's ticket stands now.
    pub(super) place: Option<Place>,
    /// Who was the assignee before.
    pub(super) former_assignee: Option<UserId>,
    /// Whom an event without a ticket is about; nobody means everyone.
    pub(super) subject: Option<UserId>,
}

#[derive(Debug, FromRow)]
struct Row {
    id: i64,
    kind: String,
    ticket_id: Option<i64>,
    subject_id: Option<i64>,
    actor_id: Option<i64>,
    from_value: Option<String>,
    to_value: Option<String>,
    comment_id: Option<i64>,
    is_internal: bool,
    version: Option<i64>,
    client_id: Option<i64>,
    team_id: Option<i64>,
    assignee_id: Option<i64>,
}

const AFTER: &str = "
    SELECT e.id, e.kind, e.ticket_id, e.subject_id, e.actor_id, e.from_value, e.to_value,
           e.comment_id, e.is_internal, e.version, t.client_id, t.team_id, t.assignee_id
    FROM events e
    LEFT JOIN tickets t ON t.id = e.ticket_id
    WHERE e.id > $1
    ORDER BY e.id
    LIMIT $2";

/// The events behind `id`, in their order.
pub(super) async fn list_after(db: &mut Conn, id: i64, limit: i64) -> Result<Vec<Happening>, sqlx::Error> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(AFTER).bind(id).bind(limit).fetch_all(c).await?);
    let mut watchers = watchers(db, &rows).await?;
    Ok(rows.into_iter().map(|row| row.read(&mut watchers)).collect())
}

/// The number of the newest event; 0 where there is none.
///
/// # Errors
/// If the database fails.
pub async fn newest_id(db: &Db) -> Result<i64, sqlx::Error> {
    const SQL: &str = "SELECT value FROM counters WHERE name = 'events'";
    let mut db = db.read().await?;
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

async fn watchers(db: &mut Conn, rows: &[Row]) -> Result<HashMap<i64, Vec<UserId>>, sqlx::Error> {
    const SELECT: &str = "SELECT ticket_id, user_id FROM watchers WHERE ticket_id IN (";
    let mut tickets: Vec<i64> = rows.iter().filter_map(|row| row.ticket_id).collect();
    tickets.sort_unstable();
    tickets.dedup();
    if tickets.is_empty() {
        return Ok(HashMap::new());
    }
    let pairs: Vec<(i64, i64)> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        let mut list = query.separated(", ");
        for id in tickets {
            list.push_bind(id);
        }
        query.push(")");
        query.build_query_as().fetch_all(c).await?
    });
    let mut watchers: HashMap<i64, Vec<UserId>> = HashMap::new();
    for (ticket, user) in pairs {
        watchers.entry(ticket).or_default().push(UserId(user));
    }
    Ok(watchers)
}

impl Row {
    fn read(self, watchers: &mut HashMap<i64, Vec<UserId>>) -> Happening {
        let kind = match self.kind.as_str() {
            "created" => LiveKind::TicketCreated,
            "commented" => LiveKind::CommentCreated,
            "comment_edited" => LiveKind::CommentChanged,
            READ_KIND => LiveKind::TicketRead,
            "file_added" if self.comment_id.is_some() => LiveKind::CommentChanged,
            "me_changed" => LiveKind::MeChanged,
            "settings_changed" => LiveKind::SettingsChanged,
            "draft_changed" => LiveKind::DraftChanged,
            _ => LiveKind::TicketChanged,
        };
        let place = self.client_id.map(|client| Place {
            client: UserId(client),
            team: self.team_id.map(TeamId),
            assignee: self.assignee_id.map(UserId),
            watchers: self.ticket_id.and_then(|id| watchers.get(&id).cloned()).unwrap_or_default(),
        });
        let draft = self.to_value.as_deref().filter(|_| kind == LiveKind::DraftChanged);
        let category_id = draft.and_then(|id| id.parse().ok());
        let former_assignee = if self.kind == "assigned" {
            self.from_value.as_deref().and_then(|id| id.parse().ok())
        } else {
            None
        };
        Happening {
            id: self.id,
            event: LiveEvent {
                kind,
                ticket_id: self.ticket_id.map(TicketId),
                version: self.version,
                comment_id: self.comment_id.map(CommentId),
                by_client: (self.kind == READ_KIND).then_some(self.actor_id == self.client_id),
                category_id,
            },
            is_internal: self.is_internal,
            place,
            former_assignee,
            subject: self.subject_id.map(UserId),
        }
    }
}
