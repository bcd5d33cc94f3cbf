//! The only look at the wall clock; tests bring a clock of their own and move it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use zayavka_shared::Timestamp;

/// Tells the time. Cheap to clone; clones of a moved clock move together.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's own time.
    #[must_use]
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn standing_at(now: Timestamp) -> Self {
        Self(Some(Arc::new(AtomicI64::new(now.0))))
    }

    /// Moves a standing clock forward; the machine's time cannot be moved.
    pub fn advance_ms(&self, ms: i64) {
        if let Some(now) = &self.0 {
            now.fetch_add(ms, Ordering::SeqCst);
        }
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Some(now) => Timestamp(now.load(Ordering::SeqCst)),
            None => system_now(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the clock takes the time from")]
fn system_now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis());
    Timestamp(i64::try_from(since).unwrap_or(i64::MAX))
}
