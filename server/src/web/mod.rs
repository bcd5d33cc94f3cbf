//! The Mini App's pages and their files, and the kept copy of Telegram's script.
//!
//! The files are built beforehand (by `cargo xtask`), compressed and named by their content; here they are
//! only handed out. Nothing here knows who asks.

mod asset;
mod encoding;
mod routes;
mod script;
mod store;
mod webapp;

pub use routes::routes;
pub use script::keep_script_fresh;
pub use webapp::WebApp;
