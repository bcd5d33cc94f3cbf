//! The staff's pages: work, board, all tickets, one ticket, and the rest.

mod act_sheet;
mod assign_sheet;
mod board;
mod categories;
mod desk;
mod desk_settings;
mod faq;
mod first_steps;
mod leave;
mod more;
mod moves_sheet;
mod next_act;
mod people;
mod reports;
mod sections;
mod staff_app;
mod templates;
mod text_row;
mod ticket;
mod ticket_rows;
mod tickets;
mod work;

pub use staff_app::StaffApp;
