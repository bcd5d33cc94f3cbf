//! Waiting for a state, with a deadline.

use std::time::Duration;

use anyhow::{Result, anyhow};
use tokio::time::{Instant, MissedTickBehavior, interval};

/// How long a state may take to come about on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks until there is something to see.
///
/// # Errors
/// If there was nothing within [`PATIENCE`]; with what went wrong at the last look.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_within(PATIENCE, what, look).await
}

/// Looks until there is something to see, so long at most.
///
/// # Errors
/// If there was nothing in that time; with what went wrong at the last look.
pub async fn until_within<T>(
    patience: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let deadline = Instant::now() + patience;
    let mut looks = interval(BETWEEN_LOOKS);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        // What stands in the page may be replaced under the eye: a failed look is a look without result.
        let failure = match look().await {
            Ok(Some(seen)) => return Ok(seen),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if Instant::now() >= deadline {
            let why = failure.map_or_else(String::new, |error| format!(": {error:#}"));
            return Err(anyhow!("not within {} ms: {what}{why}", patience.as_millis()));
        }
    }
}
