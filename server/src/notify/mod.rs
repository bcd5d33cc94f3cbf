//! Pushes: who is told what, the outbox that keeps it, and the scheduler that sends it.
//!
//! A message is written, whole, in the transaction of what it tells; nothing is sent from within one. The
//! scheduler sends it at least once, in order within a chat, and never faster than Telegram allows.

mod backoff;
mod courier;
mod decide;
mod file;
mod leader;
mod outcome;
mod pace;
mod press;
mod push;
pub mod store;
mod tell;
mod timing;
mod words;
mod worker;

pub use backoff::retry_delay_ms;
pub use file::{ChatFile, send_file};
pub use leader::{Lock, lead};
pub use press::Press;
pub use push::{Button, Choice, Push};
pub use store::Told;
pub use tell::{Happened, hold_anew, say, tell};
pub use words::ticket_button;
pub use worker::{deliver_due, run};
