//! The desk's own templates in memory, as fresh as the last commit that the process heard of.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Mutex;
use tracing::warn;

use super::check::check;
use super::{Slot, store};
use crate::App;

/// The templates that differ from what is shipped.
#[derive(Debug, Default)]
pub struct Templates {
    bodies: RwLock<Arc<HashMap<Slot, String>>>,
    /// Held while the table is read, so that an older reading never replaces a newer one.
    reading: Mutex<()>,
}

impl Templates {
    /// The desk's own template for a place, if there is one.
    #[must_use]
    pub fn find(&self, slot: Slot) -> Option<String> {
        self.bodies.read().unwrap_or_else(PoisonError::into_inner).get(&slot).cloned()
    }

    fn replace(&self, bodies: HashMap<Slot, String>) {
        *self.bodies.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(bodies);
    }
}

/// Reads the templates anew: after a change here, and whenever another process told of one.
///
/// # Errors
/// If the database fails; the templates stay as they were.
pub async fn reload(app: &App) -> Result<(), sqlx::Error> {
    let _reading = app.templates().reading.lock().await;
    let stored = store::list(&mut app.db().read().await?).await?;
    let is_fit = |(slot, body): &(Slot, String)| {
        let is_fit = check(*slot, body).is_ok();
        if !is_fit {
            warn!(
                template.event = slot.topic.key(),
                "a kept template is faulty; the one that is shipped stands in"
            );
        }
        is_fit
    };
    app.templates().replace(stored.into_iter().filter(is_fit).collect());
    Ok(())
}
