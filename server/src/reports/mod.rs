//! Reports: what the desk did in a period, counted when asked from the rows themselves. Nothing here writes.

mod overview;
mod period;
pub(crate) mod routes;
mod span;
mod store;

pub use routes::routes;
