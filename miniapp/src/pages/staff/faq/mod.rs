//! Frequent questions as admins write them: the list, and the editor of one.

mod draft;
mod editor;
mod faq_page;
mod list;
mod saving;

pub(crate) use faq_page::FaqPage;
