//! Puts what went wrong into words.

use crate::api::ApiError;
use crate::texts::Texts;

/// The server's own words where it gave some; they are in the reader's language already.
#[must_use]
pub fn error_words(texts: Texts, error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => problem.detail.clone(),
        ApiError::Offline => texts.error_offline().to_owned(),
        ApiError::Broken => texts.error_broken().to_owned(),
    }
}
