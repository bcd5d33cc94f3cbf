//! What a person chooses for themselves: the language, what the bot writes about, and when it is silent.

mod page;
mod pushes;
mod quiet_hours;
mod use_preferences;
mod zones;

pub(super) use page::Preferences;
