//! `POST /api/files/{id}/send`: a file goes to the caller's own chat with the bot, where a WebView that can
//! download nothing has no say.

use std::io;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use tokio::fs::File;
use zayavka_shared::api::FileQueued;
use zayavka_shared::{FileId, Permission, TicketId};

use super::store::{self, Owned};
use crate::App;
use crate::auth::Actor;
use crate::db::Conn;
use crate::error::{Conflict, Error};
use crate::http::{Begun, Body, PathId, RequestKey};
use crate::notify::{self, ChatFile, Told};
use crate::tickets::reach;

/// Telegram takes no larger files from a bot (core.telegram.org/bots/api#senddocument).
const LARGEST: u64 = 50 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/files/{id}/send", post(send))
}

/// Queues a file that the caller may see for their own chat with the bot. Always as a document: a photo
/// would lose its name and its sharpness.
#[utoipa::path(post, path = "/api/files/{id}/send", params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 202, body = FileQueued)))]
pub(crate) async fn send(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FileId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    let (file, about) = find_visible(&mut app.db().read().await?, &actor, id).await?;
    key.check()?;
    let fields = body.fields_or_none()?;
    if u64::try_from(file.size).is_ok_and(|size| size > LARGEST) {
        return Err(Error::FileTooLarge { max: LARGEST });
    }
    if !actor.user.may_be_reachable() {
        return Err(Error::Conflict(Conflict::BotCannotWrite));
    }
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let sent = ChatFile { id, name: file.name };
    notify::send_file(&mut write.tx, &actor.user, &sent, about, app.clock().now()).await?;
    write.answer(StatusCode::ACCEPTED, &FileQueued { id }).await
}

/// The file with what it is about: an own one that waits, or one of a ticket or comment that the caller sees.
async fn find_visible(db: &mut Conn, actor: &Actor, id: FileId) -> Result<(Owned, Option<Told>), Error> {
    let file = store::find_owned(db, id).await?.ok_or(Error::NotFound)?;
    let Some(ticket) = file.ticket_id.map(TicketId) else {
        let is_own = file.uploader_id == actor.id().0;
        return if is_own { Ok((file, None)) } else { Err(Error::NotFound) };
    };
    reach(db, &actor.scope(), ticket).await?;
    if file.is_internal && !actor.may(Permission::TicketNote) {
        return Err(Error::NotFound);
    }
    let about = Told { ticket, is_internal: file.is_internal };
    Ok((file, Some(about)))
}

/// The content of a file with its size, for whoever carries it.
///
/// # Errors
/// If the store does not give it.
pub(crate) async fn open(app: &App, id: FileId) -> io::Result<(File, u64)> {
    let file = File::open(app.storage().path(id)).await?;
    let size = file.metadata().await?.len();
    Ok((file, size))
}
