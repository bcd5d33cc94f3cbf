//! Signs initData as Telegram does (core.telegram.org/bots/webapps).

use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

fn hmac(key: &[u8], message: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The raw initData of these pairs, with their hash at the end.
pub(crate) fn signed(token: &str, pairs: &[(&str, &str)]) -> String {
    let mut sorted = pairs.to_vec();
    sorted.sort_unstable();
    let lines: Vec<String> = sorted.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let hash = hex::encode(hmac(&hmac(b"WebAppData", token), &lines.join("\n")));
    format!("{}&hash={hash}", form_encode(pairs))
}

pub(crate) fn form_encode(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
