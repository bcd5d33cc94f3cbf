//! A client's pages: their tickets, one ticket, a new one.

mod consent;
mod data;
mod desk;
mod files_field;
mod form;
mod form_field;
mod home;
mod menu;
mod new_category;
mod new_form;
mod news;
mod next;
mod preview;
mod questions;
mod rating;
mod reply;
mod review;
mod row;
mod submit;
mod talk;
mod ticket;

pub use consent::ConsentGate;
pub use desk::Desk;
pub use new_category::NewCategory;
pub use new_form::NewForm;
pub(super) use preview::FormPreview;
