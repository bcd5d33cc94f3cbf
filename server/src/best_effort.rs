//! Failures that may be carried on from, named instead of dropped.

use std::fmt::Display;

use tracing::warn;

/// Goes on without what failed.
pub trait BestEffort {
    /// Logs a failure of `doing` as a warning and drops it.
    fn best_effort(self, doing: &str);
}

impl<T, E: Display> BestEffort for Result<T, E> {
    fn best_effort(self, doing: &str) {
        if let Err(error) = self {
            warn!(error = %error, "{doing} failed; carrying on");
        }
    }
}
