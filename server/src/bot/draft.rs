//! Files for a draft, by the chat: asks for them, and takes one that comes out of nowhere into the draft that
//! its sender has open.

use zayavka_shared::CategoryId;

use super::say::{Refused, Voice};
use super::update::Message;
use super::{Failure, download, message};
use crate::App;
use crate::categories::store::Category;
use crate::db::Tx;
use crate::drafts::{self, Landing};
use crate::error::Error;
use crate::notify;
use crate::people::User;

/// Tells a person who leaves the app for the chat what to send there, in the transaction that opens the draft.
///
/// # Errors
/// If the database refuses.
pub async fn ask_for_files(app: &App, tx: &mut Tx, user: &User, category: &Category) -> Result<(), Error> {
    let name = category.name(app.language_of(user)).to_owned();
    let push = Voice::to(app, user).with_draft(("bot-draft-open", &[("name", name.into())]), category.id);
    notify::say(tx, user, &push, None, app.clock().now()).await
}

/// The category whose draft takes the message's file, if there are both.
pub(super) async fn find_open(
    app: &App,
    message: &Message,
    user: &User,
) -> Result<Option<CategoryId>, sqlx::Error> {
    if message.attachment().is_none() {
        return Ok(None);
    }
    drafts::find_open(&mut app.db().read().await?, user.id, app.clock().now()).await
}

/// Adds the file; the update's end and the confirmation are in its transaction.
pub(super) async fn add(
    app: &App,
    update_id: i64,
    message: &Message,
    user: &User,
    category: CategoryId,
) -> Result<(), Failure> {
    let (attachment, kind) = message.attachment().ok_or(Refused::Empty)?;
    // Telegram is not asked for anything while a transaction is open.
    let file = download::keep(app, user.id, attachment, kind).await?;
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if !message::begin(&mut tx, update_id, message, now).await? {
        return Ok(());
    }
    let place = (category, app.language_of(user));
    let name = match drafts::add_file_in(&mut tx, user.id, place, file, message.words(), now).await? {
        Landing::Landed { category } => category,
        Landing::Full => return Err(Refused::DraftFull.into()),
        Landing::Closed => return Err(Refused::Unknown.into()),
    };
    if !message::is_told_already(&mut tx, update_id, message).await? {
        let args = [("name", name.into())];
        let push = Voice::to(app, user).with_draft(("bot-draft-added", &args), category);
        notify::say(&mut tx, user, &push, None, now).await?;
    }
    Ok(tx.commit().await?)
}
