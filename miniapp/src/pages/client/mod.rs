//! A client's pages: their tickets, one ticket, a new one.

mod brought;
mod by_chat;
mod consent;
mod data;
mod desk;
mod discard;
mod drafts;
mod drop;
mod field_files;
mod files_field;
mod form;
mod form_field;
mod groups;
mod home;
mod keeping;
mod label;
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
