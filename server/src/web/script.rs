//! The copy of telegram-web-app.js: fetched through the same proxy as the Bot API, kept in the database,
//! renewed daily. A copy that cannot be renewed is served on.

use std::time::Duration;

use bytes::Bytes;
use futures::StreamExt as _;
use serde::{Deserialize, Serialize};
use tracing::{info, warn};
use zayavka_shared::Timestamp;

use super::asset::Asset;
use super::store;
use crate::App;
use crate::best_effort::BestEffort as _;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const FETCH_TIMEOUT: Duration = Duration::from_secs(30);
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);
/// The script has some 110 kB; what is far larger is something else.
const LARGEST: usize = 2 * 1024 * 1024;
/// What only the true script says; a captive portal's page does not.
const MARK: &str = "Telegram.WebApp";

/// The copy as it lies in the database.
#[derive(Serialize, Deserialize)]
pub(super) struct Copy {
    pub(super) fetched_at: Timestamp,
    pub(super) content: String,
}

#[derive(Debug, thiserror::Error)]
enum FetchFailure {
    #[error("cannot fetch it")]
    Http(#[from] reqwest::Error),
    #[error("it is larger than {LARGEST} bytes")]
    TooLarge,
    #[error("what was fetched is not the script")]
    NotTheScript,
    #[error("cannot keep it")]
    Keep(#[from] sqlx::Error),
}

/// Serves the kept copy and renews it daily, until dropped.
pub async fn keep_script_fresh(app: App) {
    let mut fetched_at = take_kept(&app).await;
    let mut pause = FIRST_PAUSE;
    loop {
        let age_ms = fetched_at.map(|at| app.clock().now().0 - at.0);
        if let Some(age_ms) = age_ms.filter(|age_ms| *age_ms < DAY_MS) {
            tokio::time::sleep(until_due(age_ms)).await;
            continue;
        }
        match renew(&app).await {
            Ok(at) => {
                fetched_at = Some(at);
                pause = FIRST_PAUSE;
            }
            Err(error) => {
                let cause = anyhow::Error::from(error);
                warn!(error = %format!("{cause:#}"), "cannot renew the copy of telegram-web-app.js");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// A clock that was set back makes no pause longer than a day.
fn until_due(age_ms: i64) -> Duration {
    let ms = u64::try_from(DAY_MS - age_ms.max(0)).unwrap_or(1);
    Duration::from_millis(ms)
}

/// Serves what the database keeps; when it was fetched.
async fn take_kept(app: &App) -> Option<Timestamp> {
    let kept = async {
        let mut db = app.db().read().await?;
        store::find_script(&mut db).await
    };
    match kept.await {
        Ok(copy) => copy.map(|copy| {
            serve(app, copy.content);
            copy.fetched_at
        }),
        Err(error) => {
            Err::<(), _>(error).best_effort("reading the kept copy of telegram-web-app.js");
            None
        }
    }
}

async fn renew(app: &App) -> Result<Timestamp, FetchFailure> {
    let content = fetch(app).await?;
    let copy = Copy { fetched_at: app.clock().now(), content };
    let mut tx = app.db().begin().await?;
    store::keep_script(&mut tx, &copy).await?;
    tx.commit().await?;
    info!(script.size = copy.content.len(), "telegram-web-app.js was renewed");
    serve(app, copy.content);
    Ok(copy.fetched_at)
}

async fn fetch(app: &App) -> Result<String, FetchFailure> {
    let request = app.telegram().client().get(&app.config().telegram_script_url).timeout(FETCH_TIMEOUT);
    let mut pieces = request.send().await?.error_for_status()?.bytes_stream();
    let mut content = Vec::new();
    while let Some(piece) = pieces.next().await {
        content.extend_from_slice(&piece?);
        if content.len() > LARGEST {
            return Err(FetchFailure::TooLarge);
        }
    }
    String::from_utf8(content).ok().filter(|content| content.contains(MARK)).ok_or(FetchFailure::NotTheScript)
}

fn serve(app: &App, content: String) {
    app.web().set_script(Asset::new("telegram-web-app.js", Bytes::from(content)));
}
