//! What pages load and keep: each hook owns one kind of state.

mod act;
mod draft;
mod drop;
mod files;
mod first_error;
mod go;
mod keyboard;
mod load;
mod loadable;
mod location;
mod read;
mod scroll;
mod start;
mod ticket;
mod ticket_list;
mod uploads;
mod wide;
mod width;

pub use act::{TicketAction, action_of};
pub use draft::use_draft_kept;
pub use drop::{Drop, use_drop};
pub use files::{FileOpener, Viewing, absolute, use_file_opener};
pub use first_error::use_first_error;
pub use go::use_go;
pub use keyboard::use_keyboard;
pub use load::use_load;
pub use loadable::Loadable;
pub use location::locate;
pub use read::use_mark_read;
pub use scroll::{use_top, use_visible, use_window_scroll};
pub use start::{use_invite, use_start_route};
pub use ticket::{TicketState, use_ticket};
pub use ticket_list::{TicketList, use_tickets};
pub use uploads::{Arriving, PhotoOffer, Uploads, use_arriving, use_uploads};
pub use wide::use_wide;
pub use width::use_width;
