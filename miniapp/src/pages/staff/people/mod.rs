//! The desk's people: staff with what they may do and how they come, and clients.

mod client_list;
mod client_row;
mod client_sheet;
mod clients;
mod invite_card;
mod invite_draft;
mod invite_sheet;
mod over;
mod people_page;
mod person_row;
mod person_sheet;
mod qr_sheet;
mod staff;
mod team_sheet;

pub(crate) use people_page::People;
