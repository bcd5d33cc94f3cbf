//! Failures that change nothing for the person: named in the console, then ignored.

use std::fmt::Debug;

/// Names an error that may be ignored.
pub fn ignore<T, E: Debug>(doing: &str, result: Result<T, E>) {
    if let Err(error) = result {
        note(doing, &format!("{error:?}"));
    }
}

/// Writes one line to the console.
pub fn note(doing: &str, fault: &str) {
    web_sys::console::warn_1(&format!("{doing}: {fault}").into());
}
