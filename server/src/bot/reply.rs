//! Turns a reply in the chat into a comment on the ticket that the answered message was about.

use zayavka_shared::TicketId;
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::Command;

use super::say::{Refused, Voice, refusal};
use super::update::Message;
use super::{Failure, download, message};
use crate::App;
use crate::comments::Words;
use crate::error::Error;
use crate::notify;
use crate::people::User;
use crate::tickets::{self, Options};

/// Where a reply goes, and as what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reply {
    pub(super) ticket: TicketId,
    pub(super) command: Command,
}

/// Adds the comment; the update's end and the confirmation are in its transaction.
pub(super) async fn add(
    app: &App,
    update_id: i64,
    message: &Message,
    user: &User,
    reply: Reply,
) -> Result<(), Failure> {
    let body = CommentBody::parse(message.words()).map_err(|_| Failure::from(Refused::Empty))?;
    if body.is_empty() && message.attachment().is_none() {
        return Err(Refused::Empty.into());
    }
    ensure_allowed(app, user, reply).await?;
    // Telegram is not asked for anything while a transaction is open.
    let mut file_ids = Vec::new();
    if let Some((attachment, kind)) = message.attachment() {
        file_ids.push(download::keep(app, user.id, attachment, kind).await?);
    }
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if !message::begin(&mut tx, update_id, message, now).await? {
        return Ok(());
    }
    let actor = message::actor(app, &mut tx, user).await?;
    let options = Options { version: None, words: Some(Words { body, file_ids }) };
    tickets::perform_in(app, &mut tx, &actor, reply.ticket, reply.command, options)
        .await
        .map_err(refused_or_failed)?;
    if !message::is_told_already(&mut tx, update_id, message).await? {
        let args = [("number", reply.ticket.to_string().into())];
        let push = Voice::to(app, user).plain(("bot-reply-added", &args));
        notify::say(&mut tx, user, &push, Some(reply.ticket), now).await?;
    }
    Ok(tx.commit().await?)
}

/// Says no before a file is fetched for nothing.
async fn ensure_allowed(app: &App, user: &User, reply: Reply) -> Result<(), Failure> {
    let mut tx = app.db().begin().await?;
    let actor = message::actor(app, &mut tx, user).await?;
    let stored = tickets::reach(&mut tx, &actor.scope(), reply.ticket).await.map_err(refused_or_failed)?;
    tickets::ensure_permitted(app, &actor, &stored.ticket, reply.command).map_err(refused_or_failed)
}

fn refused_or_failed(error: Error) -> Failure {
    match refusal(&error) {
        Some(refused) => refused.into(),
        None => error.into(),
    }
}
