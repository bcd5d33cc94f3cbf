//! What the server and the Mini App both speak: tickets and their rules, forms, rights, the API's types.
//!
//! Nothing here reads a clock, a database or chance: whatever a rule needs is an argument. Everything
//! compiles to WebAssembly, so that the page draws with the very rules by which the server decides.

pub mod access;
pub mod api;
pub mod category;
pub mod day_time;
pub mod faq;
pub mod file;
pub mod form;
pub mod hours;
pub mod id;
pub mod language;
pub mod text;
pub mod ticket;
pub mod time;

pub use access::{Permission, Permissions, Role};
pub use day_time::DayTime;
pub use id::{CategoryId, CommentId, EventId, FaqId, FileId, TeamId, TicketId, UserId};
pub use language::{Language, Localized};
pub use time::Timestamp;
