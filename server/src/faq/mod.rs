//! Frequent questions: what the desk has answered before, offered to a client who is about to ask it again.

pub(crate) mod admin;
mod change;
mod offer;
pub(crate) mod routes;
pub mod store;

pub use routes::routes;
