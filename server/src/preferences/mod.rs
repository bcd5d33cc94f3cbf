//! What each person wants to be told by the bot, and when they want quiet. `notify` obeys.

mod quiet;
pub(crate) mod routes;
pub mod store;
mod wishes;

pub use quiet::Quiet;
pub use routes::routes;
pub use wishes::Wishes;
