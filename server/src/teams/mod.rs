//! Teams: groups of agents, who see the tickets of their team.

pub(crate) mod routes;
pub mod store;

pub use routes::routes;
