//! A draft is kept, or ends.

use std::collections::BTreeSet;

use zayavka_shared::form::Filled;
use zayavka_shared::{CategoryId, FileId, Timestamp, UserId};

use super::view::DraftFault;
use super::{GRACE_MS, KEPT_MS, content, store, view};
use crate::App;
use crate::auth::Actor;
use crate::db::{ActorRef, Conn, NewEvent, Tx};
use crate::error::Error;
use crate::files;

/// The version that a caller names who saw that there is no draft.
const NONE_SEEN: i64 = 0;

/// Keeps the draft, in the caller's transaction. Of the files, those that the caller may attach stay in it.
///
/// # Errors
/// [`Error::DraftChanged`] if another version stands than the caller has seen.
pub(super) async fn put_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    category: CategoryId,
    mut filled: Filled,
    seen: Option<i64>,
) -> Result<(), Error> {
    let now = app.clock().now();
    let stored = store::find_locked(tx, actor.id(), category).await?;
    let before = stored.as_ref().map(|row| content::parse(&row.content)).transpose()?;
    keep_files(tx, actor.id(), &mut filled, now).await?;
    // A writer whose answer was lost asks again, with the version that it saw first.
    if before.as_ref() == Some(&filled) {
        return Ok(());
    }
    let version = stored.as_ref().map(|row| row.version);
    if seen.is_some_and(|seen| seen != version.unwrap_or(NONE_SEEN)) {
        let draft = match stored {
            Some(_) => Some(Box::new(view::one(app, tx, actor.id(), category).await?)),
            None => None,
        };
        return Err(Error::DraftChanged(DraftFault { draft }));
    }
    if let Some(before) = &before {
        let dropped = all_files(before).difference(&all_files(&filled)).copied().collect::<Vec<_>>();
        files::keep_until(tx, actor.id(), &dropped, now.plus_ms(GRACE_MS)).await?;
    }
    write(tx, actor.id(), category, &filled, version, now).await?;
    Ok(())
}

/// Writes a draft that differs from what stood; its new version.
pub(super) async fn write(
    db: &mut Conn,
    user: UserId,
    category: CategoryId,
    filled: &Filled,
    before: Option<i64>,
    now: Timestamp,
) -> Result<i64, Error> {
    // The moment, so that a draft that was thrown away and begun anew does not count from one again.
    let version = before.map_or(now.0, |before| now.0.max(before + 1));
    store::put(db, user, category, &serde_json::to_string(filled)?, version, now).await?;
    Ok(version)
}

/// Ends a draft, in the transaction of what it ends for; nothing happens where there is none.
///
/// # Errors
/// If the database refuses.
pub async fn end_in(
    tx: &mut Tx,
    by: ActorRef,
    user: UserId,
    category: CategoryId,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(row) = store::find_locked(tx, user, category).await? else { return Ok(()) };
    let left: Vec<FileId> = all_files(&content::parse(&row.content)?).into_iter().collect();
    files::keep_until(tx, user, &left, now.plus_ms(GRACE_MS)).await?;
    store::delete(tx, user, category).await?;
    tx.record(NewEvent::about_draft(user, category, None, by, now));
    Ok(())
}

/// Takes out of the draft what is no file of the person's, or attached; the others wait with the draft.
async fn keep_files(
    tx: &mut Tx,
    user: UserId,
    filled: &mut Filled,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let named: Vec<FileId> = all_files(filled).into_iter().collect();
    let kept = files::keep_until(tx, user, &named, now.plus_ms(KEPT_MS)).await?;
    for ids in filled.files.values_mut() {
        ids.retain(|id| kept.contains(id));
    }
    filled.files.retain(|_, ids| !ids.is_empty());
    Ok(())
}

fn all_files(filled: &Filled) -> BTreeSet<FileId> {
    filled.files.values().flatten().copied().collect()
}
