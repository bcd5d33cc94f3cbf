//! Replies on their way: written, kept on the device, sent in their order, once each, as soon as the server
//! is reached.
//!
//! Every reply goes this way, with a good line, too: so a line that breaks just then loses nothing.

mod provider;
mod queue;
mod sender;

pub use provider::{Replies, ReplyProvider, Written, use_replies};
pub use queue::{Queue, Refusal, Waiting};
