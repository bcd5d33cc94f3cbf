//! The simulator's only look at the wall clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "the simulator is the world outside: it has the real time")]
pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis());
    i64::try_from(since).unwrap_or(i64::MAX)
}

/// Seconds since 1970, as Telegram dates everything.
pub(crate) fn now_s() -> i64 {
    now_ms() / 1000
}
