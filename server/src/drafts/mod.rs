//! Drafts of tickets: a form that is begun on one device goes on here until it is filed, thrown away, or was
//! not touched for 30 days. Nothing in it need be valid; only its owner ever sees it.
//!
//! A file that a draft names waits with it. While a draft is open, files from the chat come to it.

mod change;
mod content;
mod open;
pub(crate) mod routes;
mod store;
mod sweep;
mod view;

pub use change::end_in;
pub use open::{Landing, add_file_in, find_open};
pub use routes::routes;
pub use sweep::{forget_old, sweep};
pub use view::DraftFault;

/// How long a draft waits for its next change.
const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How long files of a draft that is gone wait: its owner may take that back.
const GRACE_MS: i64 = 60 * 60 * 1000;
/// How long a draft stays open for the chat.
const OPEN_MS: i64 = 60 * 60 * 1000;
