//! How content clients are with what was done.

pub(crate) mod routes;
pub mod store;

pub use routes::routes;
