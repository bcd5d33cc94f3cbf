//! Finds the person behind valid initData, and adds who comes for the first time.

use zayavka_shared::Timestamp;

use super::{User, store};
use crate::App;
use crate::auth::{Actor, InitData, TelegramUser};
use crate::db::Conn;
use crate::error::Error;

/// Being here is noted at most this often: a request is no reason to write.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1000;

/// The actor behind valid initData.
///
/// # Errors
/// If the database fails.
pub async fn recognize(app: &App, init_data: &InitData) -> Result<Actor, Error> {
    let now = app.clock().now();
    let mut db = app.db().read().await?;
    let known = store::find_by_telegram_id(&mut db, init_data.user.id).await?;
    let user = match known {
        Some(user) if is_current(&user, &init_data.user, now) => user,
        Some(_) | None => {
            drop(db);
            let user = meet(app, &init_data.user).await?;
            db = app.db().read().await?;
            user
        }
    };
    actor_of(app, &mut db, user, init_data.expires_at).await
}

/// A stored person as an actor, with their rights of this moment.
///
/// # Errors
/// If the database fails.
pub async fn actor_of(app: &App, db: &mut Conn, user: User, expires_at: Timestamp) -> Result<Actor, Error> {
    let is_staff = user.role_under(app.config()).is_staff();
    let team_ids = if is_staff { store::list_team_ids(db, user.id).await? } else { Vec::new() };
    Ok(Actor::of(app, user, team_ids, expires_at))
}

/// Adds the person or brings them up to date; the person as stored.
///
/// # Errors
/// If the database fails.
pub async fn meet(app: &App, user: &TelegramUser) -> Result<User, Error> {
    let mut tx = app.db().begin().await?;
    store::upsert(&mut tx, user, app.clock().now()).await?;
    if user.allows_write_to_pm {
        store::allow_writing(&mut tx, user.id).await?;
    }
    let stored = store::find_by_telegram_id(&mut tx, user.id).await?;
    tx.commit().await?;
    stored.ok_or_else(|| Error::Corrupt("a person was just written and is not there".to_owned()))
}

fn is_current(stored: &User, told: &TelegramUser, now: Timestamp) -> bool {
    let optional = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    stored.first_name == told.first_name
        && stored.last_name == optional(&told.last_name)
        && stored.username == optional(&told.username)
        && (told.language_code.is_none() || stored.telegram_language == told.language_code)
        && (stored.bot_can_write || stored.bot_failure.is_some() || !told.allows_write_to_pm)
        && now.since_ms(Timestamp(stored.last_seen_at)) < SEEN_EVERY_MS
}
