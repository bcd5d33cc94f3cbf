//! The Bot API as core.telegram.org/bots/api describes it, as far as Zayavka uses it.

mod answer;
mod call;
mod edit;
mod html;
mod keyboard;
mod media;
mod method;
mod params;
mod profile;
mod send;
mod updates;

pub(crate) use answer::Refusal;
pub(crate) use call::{call, download};
pub(crate) use keyboard::is_loopback;
