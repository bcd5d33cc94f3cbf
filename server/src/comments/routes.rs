//! Comments over HTTP.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::api::{AddComment, CommentView, Page};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Command, Visibility};
use zayavka_shared::{CommentId, TicketId};

use super::{Words, store, view};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Begun, Body, Cursor, Fields, Limit, Params, PathId, RequestKey};
use crate::tickets::{Options, StoredTicket, ensure_permitted, perform_in, reach};

/// Files beside one comment.
const FILES_MAX: usize = 10;

pub fn routes() -> Router<App> {
    Router::new().route("/api/tickets/{id}/comments", get(list_comments).post(add_comment))
}

/// Lists the conversation, oldest first.
#[utoipa::path(get, path = "/api/tickets/{id}/comments",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<CommentView>)))]
pub(crate) async fn list_comments(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    mut params: Params,
) -> Result<Json<Page<CommentView>>, Error> {
    let mut db = app.db().read().await?;
    reach(&mut db, &actor.scope(), id).await?;
    let limit = Limit::read(&mut params);
    let cursor = params.text("cursor");
    params.finish()?;
    let list = ("comments", id);
    let after: CommentId = Cursor::read(cursor.as_deref(), &list)?.unwrap_or(CommentId(0));
    let mut rows = store::list(&mut db, &actor, id, after, limit.and_one()).await?;
    let has_more = limit.cut(&mut rows);
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor::write(&CommentId(row.id), &list)).transpose()?;
    let items = view::views(&app, &mut db, actor.id(), id, rows).await?;
    Ok(Json(Page { items, next_cursor }))
}

/// Says something on a ticket: to everyone, or among staff.
#[utoipa::path(post, path = "/api/tickets/{id}/comments", request_body = AddComment,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CommentView)))]
pub(crate) async fn add_comment(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    let stored = reach(&mut app.db().read().await?, &actor.scope(), id).await?;
    key.check()?;
    let mut fields = body.fields()?;
    let (command, words) = read(&app, &actor, &stored, &mut fields)?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let options = Options { words: Some(words), ..Options::default() };
    let performed = perform_in(&app, &mut write.tx, &actor, id, command, options).await?;
    let comment = performed.comment.ok_or_else(|| Error::Corrupt("a comment left no row".to_owned()))?;
    let rows = store::find(&mut write.tx, comment).await?.into_iter().collect();
    let view = view::views(&app, &mut write.tx, actor.id(), id, rows).await?.pop();
    write.answer(StatusCode::CREATED, &view).await
}

fn read(
    app: &App,
    actor: &Actor,
    stored: &StoredTicket,
    fields: &mut Fields,
) -> Result<(Command, Words), Error> {
    let visibility = if fields.flag("internal") { Visibility::Internal } else { Visibility::Public };
    let command = Command::Comment { visibility };
    ensure_permitted(app, actor, &stored.ticket, command)?;
    let body = fields.text("body", CommentBody::parse);
    let file_ids = fields.file_ids("file_ids", FILES_MAX);
    if file_ids.is_empty() && body.as_ref().is_some_and(CommentBody::is_empty) {
        fields.refuse(FieldError::new("body", FieldErrorCode::Required));
    }
    fields.finish()?;
    let body = body.ok_or_else(|| Error::Corrupt("a comment is missing without a fault".to_owned()))?;
    Ok((command, Words { body, file_ids }))
}
