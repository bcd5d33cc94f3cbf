//! Invites: links by which people become staff, with a role, teams, an end and a number of uses.

mod accept;
pub(crate) mod qr;
pub(crate) mod routes;
pub mod store;

pub use accept::accept_in;
pub use routes::routes;
