//! Handles the kept updates: a chat's in their order, chats side by side.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::stream::{self, StreamExt as _};
use tokio::time::{Instant, timeout};
use tracing::{error, warn};
use zayavka_shared::Timestamp;

use super::store::{self, Row};
use super::update::{Membership, Update};
use super::{Failure, edit, message, press};
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::notify::{self, retry_delay_ms};
use crate::people;

/// Without any wake: looks for what became due.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const BATCH: i64 = 100;
/// Chats handled side by side; a large file then delays nobody else.
const SIDE_BY_SIDE: usize = 8;
/// Some quarter of an hour with the delays between: then it is no passing fault.
const ATTEMPTS_MAX: i64 = 12;
const LONGEST_DELAY_MS: i64 = 2 * 60 * 1000;
/// What was handled stays this long, for whoever looks for a fault.
const KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;
const FORGET_EVERY: Duration = Duration::from_secs(60 * 60);
const BLOCKED: &str = "Forbidden: bot was blocked by the user";

/// Handles updates until it is dropped.
pub(super) async fn run(app: &App) {
    let mut commits = app.db().signals().watch();
    let mut forget_at = Instant::now();
    loop {
        commits.mark_unchanged();
        handle_due(app).await.best_effort("handling Telegram's updates");
        if forget_at <= Instant::now() {
            forget_old(app).await.best_effort("forgetting old updates");
            forget_at = Instant::now() + FORGET_EVERY;
        }
        // Elapsed or woken: both are a reason to look.
        if let Ok(Err(_)) = timeout(LOOK_EVERY, commits.changed()).await {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Handles everything that is due; how many updates that were.
///
/// # Errors
/// If the inbox cannot be read.
pub async fn handle_due(app: &App) -> Result<usize, sqlx::Error> {
    let mut count = 0;
    loop {
        let rows = store::list_due(&mut app.db().read().await?, app.clock().now(), BATCH).await?;
        if rows.is_empty() {
            return Ok(count);
        }
        count += rows.len();
        let mut chats: BTreeMap<i64, Vec<(Row, Option<Update>)>> = BTreeMap::new();
        for row in rows {
            let update: Option<Update> = serde_json::from_str(&row.body).ok();
            let chat = update.as_ref().and_then(Update::chat).unwrap_or(0);
            chats.entry(chat).or_default().push((row, update));
        }
        let handled = stream::iter(chats.into_values().map(|updates| handle_chat(app, updates)));
        let handled: Vec<_> = handled.buffer_unordered(SIDE_BY_SIDE).collect().await;
        handled.into_iter().collect::<Result<Vec<()>, _>>()?;
    }
}

/// Handles a chat's updates; one that fails for now holds back those behind it.
async fn handle_chat(app: &App, updates: Vec<(Row, Option<Update>)>) -> Result<(), sqlx::Error> {
    let mut held_until = None;
    for (row, update) in updates {
        if let Some(due) = held_until {
            postpone(app, &row, due).await?;
        } else if let Some(update) = update {
            let handled = handle(app, row.update_id, &update).await;
            if let Err(failure) = handled {
                held_until = settle_failure(app, &row, &failure).await?;
            }
        } else {
            warn!(update.id = row.update_id, "update {} cannot be read and is given up", row.update_id);
            give_up(app, &row, "it cannot be read").await?;
        }
    }
    Ok(())
}

async fn handle(app: &App, update_id: i64, update: &Update) -> Result<(), Failure> {
    if let Some(message) = &update.message {
        return message::handle(app, update_id, message).await;
    }
    if let Some(message) = &update.edited_message {
        return edit::handle(app, update_id, message).await;
    }
    if let Some(pressed) = &update.callback_query {
        return press::handle(app, update_id, pressed).await;
    }
    let mut tx = app.db().begin().await?;
    let now = app.clock().now();
    if store::claim(&mut tx, update_id, now).await?
        && let Some(membership) = update.my_chat_member.as_ref().filter(|change| change.chat.is_private())
    {
        follow(&mut tx, membership, now).await?;
    }
    Ok(tx.commit().await?)
}

/// A person blocked the bot, or came back.
async fn follow(tx: &mut crate::db::Tx, membership: &Membership, now: Timestamp) -> Result<(), sqlx::Error> {
    let person = membership.from.user.id;
    if membership.new_chat_member.status == "kicked" {
        people::store::set_unreachable(tx, person, BLOCKED).await?;
        notify::store::give_up_chat(tx, membership.chat.id, now, BLOCKED).await
    } else {
        people::store::set_reachable(tx, person).await
    }
}

/// Until when the chat is held; `None` if the update is given up.
async fn settle_failure(app: &App, row: &Row, failure: &Failure) -> Result<Option<Timestamp>, sqlx::Error> {
    let failures = row.attempts.saturating_add(1);
    let text = failure.chain();
    if failures >= ATTEMPTS_MAX {
        error!(update.id = row.update_id, error = %text, "update {} is given up", row.update_id);
        give_up(app, row, &text).await?;
        return Ok(None);
    }
    warn!(update.id = row.update_id, error = %text, "update {} failed; trying again", row.update_id);
    let due = app.clock().now().plus_ms(retry_delay_ms(failures, LONGEST_DELAY_MS, row.update_id));
    let mut tx = app.db().begin().await?;
    store::set_failed_for_now(&mut tx, row.update_id, due, &text).await?;
    tx.commit().await?;
    Ok(Some(due))
}

async fn postpone(app: &App, row: &Row, due: Timestamp) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    store::set_postponed(&mut tx, row.update_id, due).await?;
    tx.commit().await
}

async fn give_up(app: &App, row: &Row, error: &str) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    store::set_given_up(&mut tx, row.update_id, app.clock().now(), error).await?;
    tx.commit().await
}

async fn forget_old(app: &App) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    store::delete_handled(&mut tx, app.clock().now().plus_ms(-KEPT_MS)).await?;
    tx.commit().await
}
