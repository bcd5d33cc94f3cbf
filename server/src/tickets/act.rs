//! What the acts on a ticket have in common: reach it, check the right, read the body, perform, answer.

use axum::http::StatusCode;
use axum::response::Response;
use zayavka_shared::TicketId;
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::Command;

use super::{Options, ensure_permitted, perform_in, reach, view};
use crate::App;
use crate::auth::Actor;
use crate::comments::Words;
use crate::error::Error;
use crate::http::{Begun, Body, Fields, RequestKey};

/// An act whose command is known before its body is read.
pub(super) async fn act(
    app: &App,
    actor: &Actor,
    id: TicketId,
    key: RequestKey,
    body: Body,
    command: Command,
) -> Result<Response, Error> {
    permit(app, actor, id, command).await?;
    key.check()?;
    let mut fields = body.fields_or_none()?;
    let options = read_options(&mut fields)?;
    perform(app, actor, id, key, &fields, command, options).await
}

/// 404 for whom the ticket is not seen, 403 for who has no right to the command.
pub(crate) async fn permit(app: &App, actor: &Actor, id: TicketId, command: Command) -> Result<(), Error> {
    let mut db = app.db().read().await?;
    let stored = reach(&mut db, &actor.scope(), id).await?;
    ensure_permitted(app, actor, &stored.ticket, command)
}

/// `version` and `comment`.
pub(super) fn read_options(fields: &mut Fields) -> Result<Options, Error> {
    let version = fields.integer("version");
    let comment = fields.text("comment", CommentBody::parse);
    fields.finish()?;
    let words = comment.filter(|body| !body.is_empty()).map(|body| Words { body, file_ids: Vec::new() });
    Ok(Options { version, words, reason: None })
}

/// Performs the command once for its key, and answers with the ticket.
pub(crate) async fn perform(
    app: &App,
    actor: &Actor,
    id: TicketId,
    key: RequestKey,
    fields: &Fields,
    command: Command,
    options: Options,
) -> Result<Response, Error> {
    let mut write = match key.begin(app, actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let performed = perform_in(app, &mut write.tx, actor, id, command, options).await?;
    let view = view(app, &mut write.tx, actor, &performed.stored).await?;
    write.answer(StatusCode::OK, &view).await
}
