//! Leads a new desk to the first ticket that flows: what of the way is done is read from what happened.

pub(crate) mod routes;
mod store;

pub use routes::routes;
