//! Files leave the page by Telegram: a WebView itself can download nothing.

use super::bridge::{call_since, object};
use super::open_link;

/// Downloads a file where the client can; else the address opens outside of the app. Telegram takes https
/// alone and throws at all else (telegram-web-app.js, `downloadFile`).
pub fn download(url: &str, name: &str) {
    let params = object(&[("url", url.into()), ("file_name", name.into())]);
    let is_done = url.starts_with("https://") && call_since("8.0", "downloadFile", &[params]).is_ok();
    if !is_done {
        open_link(url);
    }
}
