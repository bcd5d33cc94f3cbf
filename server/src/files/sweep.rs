//! Removes what nothing came for: unattached files after 24 hours (those of a draft with it), and halves that a kill left.

use std::time::Duration;

use tracing::info;

use super::{UNATTACHED_MS, store, uploads};
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::error::Error;

const PAUSE: Duration = Duration::from_secs(60 * 60);

/// Sweeps each hour, until dropped.
pub async fn sweep(app: App) {
    loop {
        sweep_once(&app).await.best_effort("removing files that nothing came for");
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sweeps once; how many files went.
///
/// # Errors
/// If the database or the store fails; what is left goes the next time.
pub async fn sweep_once(app: &App) -> Result<usize, Error> {
    let now = app.clock().now();
    let before = now.plus_ms(-UNATTACHED_MS);
    app.storage().remove_drafts(before).await?;
    uploads::forget_old(app).await?;
    let mut tx = app.db().begin().await?;
    let gone = store::delete_unattached(&mut tx, before, now).await?;
    tx.commit().await?;
    for id in &gone {
        let id = id.parse().map_err(|_| Error::Corrupt(format!("the id of the file {id}")))?;
        app.storage().remove(id).await?;
    }
    if !gone.is_empty() {
        info!(files.count = gone.len(), "{} unattached files were removed", gone.len());
    }
    Ok(gone.len())
}
