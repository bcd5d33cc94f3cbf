//! Files on their way to the server: carried on whichever page is open, and over a line that comes and goes.
//!
//! The [`Courier`] lives as long as the session. A file is announced at once, so it has an id that a ticket may
//! name before it has arrived; its bytes follow part by part, two files at a time.

mod carry;
mod courier;
mod kept;
mod list;
mod pace;
mod provider;
mod shrink;
mod upload;

pub use courier::Courier;
pub use provider::{CourierProvider, use_courier};
pub use shrink::PhotoChoice;
pub use upload::{Owner, Refusal, Upload, UploadState};
