//! Categories: what a ticket is about, and the form that its client fills in.

pub(crate) mod admin;
mod change;
pub(crate) mod label;
pub(crate) mod routes;
mod seed;
pub mod store;
mod view;

pub use routes::routes;
pub use seed::seed;
