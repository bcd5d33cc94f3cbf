//! A client's pages: their tickets, one ticket, a new one.

mod consent;
mod data;
mod desk;
mod drop;
mod files_field;
mod form;
mod form_field;
mod home;
mod home_bar;
mod home_list;
mod menu;
mod new_category;
mod new_form;
mod news;
mod next;
mod preview;
mod pull;
mod questions;
mod rating;
mod reply;
mod review;
mod row;
mod submit;
mod talk;
mod ticket;
mod waiting;

pub use consent::ConsentGate;
pub use desk::Desk;
pub use new_category::NewCategory;
pub use new_form::NewForm;
pub(super) use preview::FormPreview;
pub(crate) use reply::put_back;
