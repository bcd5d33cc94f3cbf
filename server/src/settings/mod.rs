//! The desk's settings: how the bot presents itself, which languages are spoken, how long a ticket may be
//! reopened, what clients agree to. Kept in memory; each process hears of a change through the live hub.

mod cache;
mod change;
mod model;
mod profile;
pub(crate) mod routes;
pub mod store;

pub use cache::{SettingsCache, reload};
pub use model::{Settings, Wording};
pub(crate) use profile::make;
pub use profile::{Call, apply, calls};
pub use routes::routes;
