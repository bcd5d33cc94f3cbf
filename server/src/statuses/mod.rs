//! The statuses of a ticket, as each side calls them.

pub(crate) mod routes;

pub use routes::{label, routes};
