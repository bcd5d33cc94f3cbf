//! Uploads that nobody goes on with.

use tracing::info;
use zayavka_shared::FileId;

use super::store;
use crate::App;
use crate::error::Error;
use crate::files::UNATTACHED_MS;

/// Forgets those of which nothing came for 24 hours, promised or not, and halves of files that no row knows.
pub(in crate::files) async fn forget_old(app: &App) -> Result<(), Error> {
    let before = app.clock().now().plus_ms(-UNATTACHED_MS);
    let mut tx = app.db().begin().await?;
    let gone = store::delete_old(&mut tx, before).await?;
    tx.commit().await?;
    for id in &gone {
        let id = id.parse().map_err(|_| Error::Corrupt(format!("the id of the upload {id}")))?;
        app.storage().abandon(id).await?;
    }
    // A row is there before its file: what has none by now is left from a kill.
    for id in app.storage().list_partial().await? {
        if !is_under_way(app, id).await? {
            app.storage().remove_partial(id).await?;
        }
    }
    if !gone.is_empty() {
        info!(uploads.count = gone.len(), "{} unfinished uploads were forgotten", gone.len());
    }
    Ok(())
}

async fn is_under_way(app: &App, id: FileId) -> Result<bool, Error> {
    Ok(store::exists(&mut app.db().read().await?, id).await?)
}
