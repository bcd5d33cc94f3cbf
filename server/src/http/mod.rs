//! What all routes share: bodies read field by field, queries, pages, keys of repeated requests, problem
//! documents and security headers.

mod body;
mod headers;
mod idempotency;
mod page;
mod params;
mod path;
mod problem;

pub use body::{Body, Fields};
pub use headers::{content_security_policy, security_headers};
pub use idempotency::{Begun, Idempotency, RequestKey};
pub use page::{Cursor, Limit};
pub use params::Params;
pub use path::PathId;
pub use problem::word_problems;
