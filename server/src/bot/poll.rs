//! Takes updates by long polling: a batch is kept and committed before Telegram is told that it arrived.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;
use tracing::warn;

use super::store;
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::notify::retry_delay_ms;
use crate::telegram::CallError;

/// Seconds that Telegram holds a request while there is nothing.
const HELD_S: u64 = 30;
const TIMEOUT: Duration = Duration::from_secs(HELD_S + 15);
const BATCH: u64 = 100;
const LONGEST_DELAY_MS: i64 = 30_000;
/// What this program understands; all else stays with Telegram.
pub(super) const KINDS: [&str; 4] = ["message", "edited_message", "my_chat_member", "callback_query"];

/// Why no updates came.
#[derive(Debug, thiserror::Error)]
pub enum FetchFailure {
    #[error("Telegram gave no updates")]
    Telegram(#[from] CallError),
    #[error("the updates cannot be kept")]
    Database(#[from] sqlx::Error),
}

/// Takes updates until it is dropped.
pub(super) async fn run(app: &App) {
    // Telegram gives no updates to who polls while a webhook is set.
    let mut poller = Poller::default();
    let mut has_webhook = true;
    let mut failures = 0;
    loop {
        if has_webhook {
            let deleted = delete_webhook(app).await;
            has_webhook = deleted.is_err();
            deleted.best_effort("taking the webhook down");
        }
        match poller.fetch(app, HELD_S).await {
            Ok(_) => failures = 0,
            Err(error) => {
                failures += 1;
                if failures == 1 {
                    let cause = anyhow::Error::from(error);
                    warn!(error = %format!("{cause:#}"), "no updates from Telegram; trying again");
                }
                sleep(delay(failures)).await;
            }
        }
    }
}

/// Takes a webhook down. What waits at Telegram stays there for polling.
///
/// # Errors
/// If Telegram refuses or does not answer.
pub async fn delete_webhook(app: &App) -> Result<(), CallError> {
    let _: bool = app.telegram().call("deleteWebhook", &json!({}), TIMEOUT).await?;
    Ok(())
}

fn delay(failures: i64) -> Duration {
    Duration::from_millis(retry_delay_ms(failures, LONGEST_DELAY_MS, 0).unsigned_abs())
}

/// Takes everything that waits now; how many updates that were.
///
/// # Errors
/// If Telegram does not answer or the database refuses; then Telegram brings them again.
pub async fn fetch_updates(app: &App) -> Result<usize, FetchFailure> {
    let mut poller = Poller::default();
    let mut count = 0;
    loop {
        match poller.fetch(app, 0).await? {
            0 => return Ok(count),
            fetched => count += fetched,
        }
    }
}

/// Where polling stands.
#[derive(Debug, Default)]
struct Poller {
    /// The first update that is not kept yet. After an idle week Telegram numbers anew, so it is forgotten
    /// as soon as everything before it is confirmed.
    offset: Option<i64>,
}

impl Poller {
    async fn fetch(&mut self, app: &App, held_s: u64) -> Result<usize, FetchFailure> {
        let mut params = json!({"timeout": held_s, "limit": BATCH, "allowed_updates": KINDS});
        if let Some(offset) = self.offset {
            params["offset"] = offset.into();
        }
        let updates: Vec<Value> = app.telegram().call("getUpdates", &params, TIMEOUT).await?;
        let now = app.clock().now();
        let mut last = None;
        let mut tx = app.db().begin().await?;
        for update in &updates {
            let Some(id) = update["update_id"].as_i64() else { continue };
            store::insert(&mut tx, id, &update.to_string(), now).await?;
            last = last.max(Some(id));
        }
        tx.commit().await?;
        self.offset = last.map(|last| last + 1);
        Ok(updates.len())
    }
}
