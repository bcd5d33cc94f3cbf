//! Tickets. Everything that happens to one goes through [`perform_in`]: there rules, history,
//! notifications and live updates meet.

mod act;
pub(crate) mod bulk;
mod create;
mod csv;
mod events;
pub(crate) mod export;
mod filter;
mod list;
mod perform;
mod read;
pub(crate) mod routes;
pub mod store;
mod summary;
mod view;

pub(crate) use act::{perform as perform_once, permit};
pub use create::{NewTicketInput, create_in};
pub use export::routes as export_routes;
pub use perform::{Options, Performed, ensure_permitted, perform_in, reach};
pub(crate) use perform::{history_line, refused};
pub(crate) use read::READ_KIND;
pub use routes::routes;
pub use store::StoredTicket;
pub use view::view;
