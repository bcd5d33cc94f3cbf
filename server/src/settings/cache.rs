//! The settings in memory, as fresh as the last commit that the process heard of.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Mutex;

use super::{Settings, store};
use crate::App;

/// The settings that stand.
#[derive(Debug, Default)]
pub struct SettingsCache {
    settings: RwLock<Arc<Settings>>,
    /// Held while the table is read, so that an older reading never replaces a newer one.
    reading: Mutex<()>,
}

impl SettingsCache {
    #[must_use]
    pub fn get(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads the settings anew: after a change here, and whenever another process told of one.
///
/// # Errors
/// If the database fails; the settings stay as they were.
pub async fn reload(app: &App) -> Result<(), sqlx::Error> {
    let cache = app.settings_cache();
    let _reading = cache.reading.lock().await;
    let settings = store::load(&mut app.db().read().await?).await?;
    *cache.settings.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
    Ok(())
}
