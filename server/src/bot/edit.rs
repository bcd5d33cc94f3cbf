//! A person edits a message that became a comment: the comment is edited by the same rule.

use zayavka_shared::text::CommentBody;

use super::say::{Refused, Voice, refusal};
use super::update::Message;
use super::{Failure, message, store};
use crate::App;
use crate::comments;
use crate::error::Error;
use crate::notify::{self, Told};
use crate::people;

/// Edits the comment; a message that became none is nobody's concern. What is too late or not allowed is
/// answered, with the update's end in the same transaction.
pub(super) async fn handle(app: &App, update_id: i64, message: &Message) -> Result<(), Failure> {
    let sender = message.from.as_ref().filter(|sender| !sender.is_bot && message.chat.is_private());
    let place = (message.chat.id, message.message_id);
    let became = notify::store::find_comment(&mut app.db().read().await?, place).await?;
    let (Some(sender), Some((about, comment))) = (sender, became) else {
        return message::done(app, update_id).await;
    };
    let user = people::meet(app, &sender.user).await?;
    let refused = match CommentBody::parse(message.words()) {
        Err(_) => Refused::Empty,
        Ok(body) => {
            let mut tx = app.db().begin().await?;
            if !store::claim(&mut tx, update_id, app.clock().now()).await? {
                return Ok(());
            }
            let actor = message::actor(app, &mut tx, &user).await?;
            if actor.user.is_blocked && !app.config().owner_ids.contains(&user.telegram_id) {
                return Ok(tx.commit().await?);
            }
            match comments::edit_in(app, &mut tx, &actor, about.ticket, comment, &body).await {
                Ok(()) => return Ok(tx.commit().await?),
                Err(error) => refused_or_failed(error)?,
            }
        }
    };
    tell(app, update_id, &user, refused, about).await
}

/// The words stay as they were: the person learns it, or would believe otherwise.
async fn tell(
    app: &App,
    update_id: i64,
    user: &people::User,
    refused: Refused,
    about: Told,
) -> Result<(), Failure> {
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if store::claim(&mut tx, update_id, now).await? {
        let push = refused.push(Voice::to(app, user), Some(about.ticket));
        notify::say(&mut tx, user, &push, Some(about), now).await?;
    }
    Ok(tx.commit().await?)
}

fn refused_or_failed(error: Error) -> Result<Refused, Failure> {
    match (&error, refusal(&error)) {
        (Error::MoveNotAllowed { .. }, _) => Ok(Refused::EditedLate),
        (Error::InvalidFields(_), _) => Ok(Refused::Empty),
        (_, Some(refused)) => Ok(refused),
        (_, None) => Err(error.into()),
    }
}
