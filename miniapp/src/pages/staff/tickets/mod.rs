//! All tickets: filters that the address holds, a search, several tickets chosen for one act, export.

mod address;
mod bulk;
mod bulk_bar;
mod bulk_sheet;
mod filter_options;
mod filter_sheet;
mod filter_tags;
mod found;
mod head;
mod search_box;
mod table;
mod tickets_page;

pub(crate) use address::use_tickets_return;
pub(crate) use search_box::SearchBox;
pub(crate) use tickets_page::Tickets;
