//! Live updates: committed events go from the database to every open page that may know of them.

mod hub;
pub(crate) mod routes;
mod store;
mod stream;

pub use hub::{Hub, run};
pub use routes::routes;
pub use store::newest_id;
