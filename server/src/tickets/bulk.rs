//! The same act on several tickets at once: each by its own command, with a result for each.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;
use zayavka_shared::api::{BulkAct, BulkResult, BulkResults};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::ticket::{Command, Status};
use zayavka_shared::{Permission, TicketId, UserId};

use super::{Options, perform_in};
use crate::App;
use crate::auth::Actor;
use crate::db::Tx;
use crate::error::Error;
use crate::http::{Begun, Body, Fields, RequestKey};

/// Tickets of one act.
const TICKETS_MAX: usize = 200;

/// Gives several tickets to someone, or moves them to a status. What the rules refuse for one ticket is
/// said in its result and keeps no other from changing.
#[utoipa::path(post, path = "/api/tickets/bulk", request_body = BulkAct,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = BulkResults)))]
pub(crate) async fn change_many(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    actor.need(Permission::TicketStatus)?;
    key.check()?;
    let mut fields = body.fields()?;
    let hash = fields.hash().to_owned();
    let (ids, command) = read(&mut fields)?;
    let mut write = match key.begin(&app, &actor, &hash).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let mut results = Vec::with_capacity(ids.len());
    for id in ids {
        results.push(change(&app, &mut write.tx, &actor, id, command).await?);
    }
    write.answer(StatusCode::OK, &BulkResults { results }).await
}

/// The tickets in the order of their ids, as all locks are taken, and what is to be done.
fn read(fields: &mut Fields) -> Result<(Vec<TicketId>, Command), Error> {
    let ids = fields.required("ids", |value| value.as_array()?.iter().map(Value::as_i64).collect());
    let mut ids: Vec<i64> = ids.unwrap_or_default();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > TICKETS_MAX {
        fields.refuse(FieldError::new("ids", FieldErrorCode::TooMany));
    }
    let assigns = fields.has("assignee_id");
    let assignee = fields.integer("assignee_id").map(UserId);
    let status = fields.read("status", |value| Status::from_key(value.as_str()?));
    let command = match (assigns, status) {
        (true, None) => Some(Command::Assign { to: assignee }),
        (false, Some(to)) => Some(Command::Move { to }),
        // Two acts at once have no order, none is no act.
        (true, Some(_)) | (false, None) => {
            fields.refuse(FieldError::new("status", FieldErrorCode::Required));
            None
        }
    };
    fields.finish()?;
    let command = command.ok_or_else(|| Error::Corrupt("an act is missing without a fault".to_owned()))?;
    Ok((ids.into_iter().map(TicketId).collect(), command))
}

/// A refusal is a result; a failure ends everything.
async fn change(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    id: TicketId,
    command: Command,
) -> Result<BulkResult, Error> {
    match perform_in(app, tx, actor, id, command, Options::default()).await {
        Ok(performed) => Ok(BulkResult { id, version: Some(performed.stored.ticket.version), problem: None }),
        Err(error @ (Error::NotFound | Error::Forbidden | Error::MoveNotAllowed { .. })) => {
            Ok(BulkResult { id, version: None, problem: Some(error.code().key().to_owned()) })
        }
        Err(error) => Err(error),
    }
}
