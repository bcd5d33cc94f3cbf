//! One ticket, as staff see it.

mod client_card;
mod data;
mod dock;
mod facts;
mod head;
mod history;
mod reply;
mod side;
mod talk;
mod ticket_page;

pub(crate) use ticket_page::TicketPage;
