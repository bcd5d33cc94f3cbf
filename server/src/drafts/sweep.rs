//! Forgets drafts that nobody goes on with. Their files go with the next sweep of files.

use std::time::Duration;

use tracing::info;

use super::{KEPT_MS, store};
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::error::Error;

const PAUSE: Duration = Duration::from_secs(60 * 60);

/// Forgets each hour, until dropped.
pub async fn sweep(app: App) {
    loop {
        forget_old(&app).await.best_effort("forgetting old drafts");
        tokio::time::sleep(PAUSE).await;
    }
}

/// Forgets the drafts of more than 30 days; how many they were.
///
/// # Errors
/// If the database fails.
pub async fn forget_old(app: &App) -> Result<u64, Error> {
    let mut tx = app.db().begin().await?;
    let count = store::delete_old(&mut tx, app.clock().now().plus_ms(-KEPT_MS)).await?;
    tx.commit().await?;
    if count > 0 {
        info!(drafts.count = count, "{count} old drafts were forgotten");
    }
    Ok(count)
}
