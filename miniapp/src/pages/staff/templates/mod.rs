//! What the bot says of each event: the list, and the editor of one template.

mod body_field;
mod editor;
mod insert;
mod message;
mod templates_page;
mod use_preview;

pub(crate) use templates_page::Templates;
