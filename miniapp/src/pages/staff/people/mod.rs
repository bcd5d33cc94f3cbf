//! The desk's people: who they are, what they may do, and how they come.

mod invite_card;
mod invite_sheet;
mod people_page;
mod person_row;
mod person_sheet;
mod team_sheet;

pub(crate) use people_page::People;
