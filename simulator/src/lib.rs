//! Telegram's stand-in on localhost, for demos and tests: the Bot API, a control API that plays the
//! people, and a page with their phones.
//!
//! It lives in memory, trusts everyone who reaches its port, and must never be part of `zayavka`.

mod api;
mod clock;
mod config;
mod connection;
mod control;
pub mod init_data;
mod page;
mod percent;
mod server;
mod webhook;
mod world;

pub use config::Config;
pub use server::{Simulator, router, serve};
