//! A ticket's history, as one person may read it.

use std::collections::HashMap;

use sqlx::FromRow;
use zayavka_shared::api::{ActorKind, ActorView, EventView, Page};
use zayavka_shared::ticket::MoveCause;
use zayavka_shared::{CommentId, EventId, Permission, TicketId, Timestamp, UserId};

use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, on};
use crate::error::Error;
use crate::http::{Cursor, Limit, Params};
use crate::people;

#[derive(Debug, FromRow)]
struct Row {
    id: i64,
    kind: String,
    actor_kind: String,
    actor_id: Option<i64>,
    from_value: Option<String>,
    to_value: Option<String>,
    cause: Option<String>,
    comment_id: Option<i64>,
    is_internal: bool,
    at: i64,
}

const LIST: &str = "
    SELECT id, kind, actor_kind, actor_id, from_value, to_value, cause, comment_id, is_internal, at
    FROM events
    WHERE ticket_id = $1 AND id > $2 AND kind <> 'read' AND (NOT is_internal OR $3)
    ORDER BY id
    LIMIT $4";

/// One page of the history, oldest first; internal lines for staff alone.
pub(super) async fn page(
    app: &App,
    actor: &Actor,
    ticket: TicketId,
    mut params: Params,
) -> Result<Page<EventView>, Error> {
    let limit = Limit::read(&mut params);
    let cursor = params.text("cursor");
    params.finish()?;
    let list = ("events", ticket);
    let after: i64 = Cursor::read(cursor.as_deref(), &list)?.unwrap_or(0);
    let sees_internal = actor.may(Permission::TicketNote);
    let mut db = app.db().read().await?;
    let mut rows: Vec<Row> = on!(db, c => sqlx::query_as(LIST)
        .bind(ticket.0)
        .bind(after)
        .bind(sees_internal)
        .bind(limit.and_one())
        .fetch_all(c)
        .await?);
    let has_more = limit.cut(&mut rows);
    let next_cursor =
        rows.last().filter(|_| has_more).map(|row| Cursor::write(&row.id, &list)).transpose()?;
    let names = names(&mut db, &rows).await?;
    let items = rows.into_iter().map(|row| row.into_view(&names)).collect();
    Ok(Page { items, next_cursor })
}

/// Whether the ticket's history has this line for this reader.
pub(super) async fn is_visible(
    db: &mut Conn,
    actor: &Actor,
    ticket: TicketId,
    id: EventId,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM events
        WHERE id = $1 AND ticket_id = $2 AND (NOT is_internal OR $3)";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL)
        .bind(id.0)
        .bind(ticket.0)
        .bind(actor.may(Permission::TicketNote))
        .fetch_one(c)
        .await?);
    Ok(count == 1)
}

async fn names(db: &mut Conn, rows: &[Row]) -> Result<HashMap<UserId, String>, sqlx::Error> {
    let mut ids: Vec<UserId> = rows.iter().flat_map(Row::people).collect();
    ids.sort_unstable();
    ids.dedup();
    let users = people::store::list_by_ids(db, &ids).await?;
    Ok(users.into_iter().map(|user| (user.id, user.name())).collect())
}

impl Row {
    fn is_assignment(&self) -> bool {
        self.kind == "assigned"
    }

    /// Everyone whom the line names.
    fn people(&self) -> impl Iterator<Item = UserId> {
        let values = [&self.from_value, &self.to_value].map(|value| value.as_deref()?.parse().ok());
        let assigned = if self.is_assignment() { values } else { [None, None] };
        self.actor_id.map(UserId).into_iter().chain(assigned.into_iter().flatten())
    }

    fn into_view(self, names: &HashMap<UserId, String>) -> EventView {
        let name = |id: UserId| names.get(&id).cloned().unwrap_or_default();
        let is_assignment = self.is_assignment();
        // An assignment keeps ids, so that a person's new name is shown; a move keeps statuses' keys.
        let value = |value: Option<String>| {
            let value = value?;
            if is_assignment { value.parse().ok().map(name) } else { Some(value) }
        };
        let kind = match self.actor_kind.as_str() {
            "user" => ActorKind::User,
            "rule" => ActorKind::Rule,
            _ => ActorKind::System,
        };
        let id = self.actor_id.map(UserId);
        EventView {
            id: EventId(self.id),
            kind: self.kind,
            actor: ActorView { kind, id, name: id.map(name).unwrap_or_default() },
            from: value(self.from_value),
            to: value(self.to_value),
            cause: self.cause.as_deref().and_then(MoveCause::from_key),
            comment_id: self.comment_id.map(CommentId),
            internal: self.is_internal,
            at: Timestamp(self.at),
        }
    }
}
