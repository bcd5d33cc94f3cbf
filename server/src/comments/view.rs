//! Comments as people see them.

use zayavka_shared::api::{CommentView, PersonRef};
use zayavka_shared::ticket::{Command, Facts, Ticket, decide};
use zayavka_shared::{CommentId, TicketId, Timestamp, UserId};

use super::edit::written;
use super::store::Row;
use crate::App;
use crate::auth::Actor;
use crate::db::Conn;
use crate::error::Error;
use crate::{files, people};

/// Draws the rows of a ticket's conversation with their files, with what the reader still sends for them and may
/// do with them.
pub(super) async fn views(
    app: &App,
    db: &mut Conn,
    actor: &Actor,
    ticket: &Ticket,
    rows: Vec<Row>,
) -> Result<Vec<CommentView>, Error> {
    let ids: Vec<CommentId> = rows.iter().map(|row| CommentId(row.id)).collect();
    let mut files = files::of_comments(app, db, &ids).await?;
    let arriving = files::arriving(db, actor.id(), ticket.id).await?;
    let view = |row: Row| {
        let id = CommentId(row.id);
        let editable_until = editable_until(app, actor, ticket, &row);
        let name = people::full_name(&row.first_name, row.last_name.as_deref());
        CommentView {
            id,
            ticket_id: TicketId(row.ticket_id),
            author: PersonRef { id: UserId(row.author_id), name },
            by_client: row.by_client,
            body: row.body,
            internal: row.is_internal,
            files: files.remove(&id).unwrap_or_default(),
            arriving: arriving.of_comment(id),
            created_at: Timestamp(row.created_at),
            edited_at: row.edited_at.map(Timestamp),
            editable_until,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Until when the reader may change the words, by the rule itself.
fn editable_until(app: &App, actor: &Actor, ticket: &Ticket, row: &Row) -> Option<Timestamp> {
    let policy = app.policy();
    let facts = Facts { now: app.clock().now(), candidate: None };
    let command = Command::EditComment { comment: written(row) };
    let may_edit = decide(&policy, &facts, &actor.for_rules(), ticket, command).is_ok();
    may_edit.then(|| Timestamp(row.created_at).plus_ms(policy.edit_window_ms))
}
