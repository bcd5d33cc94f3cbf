//! Turns a reply in the chat into a comment on the ticket that the answered message was about.

use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Command, Visibility};

use super::say::{Refused, Voice, refusal};
use super::update::Message;
use super::{Failure, download, message};
use crate::App;
use crate::comments::Words;
use crate::error::Error;
use crate::notify::{self, Told};
use crate::people::User;
use crate::tickets::{self, Options};

/// Adds the comment; the update's end and the confirmation are in its transaction.
pub(super) async fn add(
    app: &App,
    update_id: i64,
    message: &Message,
    user: &User,
    about: Told,
) -> Result<(), Failure> {
    let body = CommentBody::parse(message.words()).map_err(|_| Failure::from(Refused::Empty))?;
    if body.is_empty() && message.attachment().is_none() {
        return Err(Refused::Empty.into());
    }
    ensure_allowed(app, user, about).await?;
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
    let options = Options { words: Some(Words { body, file_ids }), ..Options::default() };
    let performed = tickets::perform_in(app, &mut tx, &actor, about.ticket, command(about), options)
        .await
        .map_err(refused_or_failed)?;
    // Whoever answers their own words goes on with them; whoever edits them edits the comment.
    let own = (message.chat.id, message.message_id);
    notify::store::insert_told(&mut tx, own, user.id, about, performed.comment, now).await?;
    if !message::is_told_already(&mut tx, update_id, message).await? {
        let args = [("number", about.ticket.to_string().into())];
        let key = if about.is_internal { "bot-note-added" } else { "bot-reply-added" };
        let push = Voice::to(app, user).plain((key, &args));
        notify::say(&mut tx, user, &push, Some(about), now).await?;
    }
    Ok(tx.commit().await?)
}

/// A word on what the staff alone may see stays among the staff.
fn command(about: Told) -> Command {
    let visibility = if about.is_internal { Visibility::Internal } else { Visibility::Public };
    Command::Comment { visibility }
}

/// Says no before a file is fetched for nothing.
async fn ensure_allowed(app: &App, user: &User, about: Told) -> Result<(), Failure> {
    let mut tx = app.db().begin().await?;
    let actor = message::actor(app, &mut tx, user).await?;
    let stored = tickets::reach(&mut tx, &actor.scope(), about.ticket).await.map_err(refused_or_failed)?;
    tickets::ensure_permitted(app, &actor, &stored.ticket, command(about)).map_err(refused_or_failed)
}

fn refused_or_failed(error: Error) -> Failure {
    match refusal(&error) {
        Some(refused) => refused.into(),
        None => error.into(),
    }
}
