//! Everyone who ever opened the desk: who they are, their role, and whether the bot reaches them.

mod change;
mod list;
mod reassign;
mod recognize;
pub(crate) mod routes;
pub mod store;
mod user;

pub use recognize::{actor_of, meet, recognize};
pub(crate) use routes::me;
pub use routes::routes;
pub use user::{User, full_name};
