//! Categories: what a ticket is about, and the form that its client fills in.

pub(crate) mod routes;
mod seed;
pub mod store;

pub use routes::routes;
pub use seed::seed;
