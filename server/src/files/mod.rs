//! Uploaded files: received as a stream, judged by their content, kept in a folder, handed out by signed
//! addresses to those who were told them.
//!
//! A file belongs to its uploader until it is attached, once, in the transaction of what it is attached to.

mod attach;
mod download;
mod growing;
mod kind;
mod name;
mod receive;
pub mod routes;
pub(crate) mod send;
mod signature;
mod storage;
mod store;
mod sweep;
mod thumbnail;
pub(crate) mod uploads;
mod view;

pub use attach::{attach, keep_until};
pub use receive::keep;
pub use routes::routes;
pub(crate) use send::open;
pub(crate) use signature::Proof;
pub use signature::SignatureKey;
pub use storage::Storage;
pub use sweep::{sweep, sweep_once};
pub use uploads::{Arriving, arriving};
pub use view::{of_comments, of_ticket, of_uploader};

/// How long an uploaded file may wait for what it will be attached to, unless a draft keeps it.
const UNATTACHED_MS: i64 = 24 * 60 * 60 * 1000;
