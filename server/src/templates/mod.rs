//! Templates of notifications: what a message says, for each event, audience and language.
//!
//! A template substitutes variables and asks whether they are empty, nothing else; so everything that it may
//! ever become is checked when it is saved. What people wrote is escaped wherever it stands.

mod cache;
mod check;
mod distance;
mod fault;
mod html;
mod preview;
mod render;
pub(crate) mod routes;
mod scan;
mod slot;
pub mod store;
mod subject;
mod values;

pub use cache::{Templates, reload};
pub use fault::Fault;
pub use render::text;
pub use routes::routes;
pub use slot::{Audience, Slot, Topic};
pub use subject::Subject;
pub use values::{Values, Variable, escape, one_line};
