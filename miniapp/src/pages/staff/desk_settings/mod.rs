//! The desk's settings: how the bot presents itself and what the rules are.

mod form;
mod holidays;
mod hours_row;
mod settings_form;
mod settings_page;

pub(crate) use settings_page::DeskSettingsPage;
