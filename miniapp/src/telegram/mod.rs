//! Telegram around the page: a thin, fallible binding to `telegram-web-app.js`.
//!
//! Nothing here may panic or block where Telegram, or a part of it, is absent; each use has an equal
//! fallback in the page.

mod back;
mod bridge;
mod button;
mod closing;
mod contact;
mod download;
pub mod guard;
mod haptics;
mod launch;
mod location;
mod popup;
pub mod theme;

use wasm_bindgen::JsValue;

pub use back::{use_back_button, use_settings_button};
pub use bridge::{Bridge, NotDone};
pub use button::{BottomButton, MainButton, SecondaryButton, use_main_button, use_secondary_button};
pub use closing::{use_closing_confirmation, use_still_page};
pub use contact::{can_request_contact, request_contact};
pub use download::download;
pub use haptics::{Impact, Outcome, impact, notify, selection};
pub use launch::Launch;
pub use location::{Located, request_location};
pub use popup::{Confirm, confirm};

use bridge::try_since;

/// Tells Telegram that the page stands, and asks for all the height there is.
pub fn ready() {
    try_since("6.0", "ready", &[]);
    try_since("6.0", "expand", &[]);
}

/// Closes the Mini App; in a browser nothing happens.
pub fn close() {
    try_since("6.0", "close", &[]);
}

/// Opens a `https://t.me/…` link in Telegram. Only within a tap.
pub fn open_telegram_link(url: &str) {
    if bridge::call_since("6.1", "openTelegramLink", &[url.into()]).is_err() {
        open_in_browser(url);
    }
}

/// Opens a link outside of the app: a WebView can neither download nor open a second window.
pub fn open_link(url: &str) {
    if bridge::call_since("6.1", "openLink", &[url.into()]).is_err() {
        open_in_browser(url);
    }
}

/// Where the app runs: `ios`, `android`, `tdesktop`, `weba`…; free text.
#[must_use]
pub fn platform() -> Option<String> {
    Bridge::web_app()?.text("platform")
}

fn open_in_browser(url: &str) {
    if let Some(window) = web_sys::window() {
        crate::report::ignore("opening a link", window.open_with_url_and_target(url, "_blank"));
    }
}

/// Subscribes to one of `WebApp`'s own events, for as long as the page lives.
pub(crate) fn on_event(name: &str, callback: &JsValue) {
    try_since("6.0", "onEvent", &[name.into(), callback.clone()]);
}
