//! Checks Telegram's initData (core.telegram.org/bots/webapps, «Validating data received via the Mini App»).
//!
//! The data are decoded as a form, `hash` is taken out, all other pairs (`signature` too) are sorted by key
//! and joined as `key=value` lines; their HMAC must be the hash. Nothing is ever serialised again.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use zayavka_shared::Timestamp;

use crate::config::Secret;

/// Bytes of the longest initData that is looked at.
pub(super) const INIT_DATA_MAX: usize = 16 * 1024;
/// How far ahead of our clock Telegram's may be.
const AHEAD_MAX_MS: i64 = 60_000;
const HASH_LENGTH: usize = 64;

/// A key with its value, decoded.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The key that initData is checked with: derived once from the bot's token.
#[derive(Clone)]
pub struct InitDataKey(Hmac<Sha256>);

impl fmt::Debug for InitDataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InitDataKey(***)")
    }
}

/// The person whom initData names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TelegramUser {
    pub id: i64,
    pub first_name: String,
    #[serde(default)]
    pub last_name: Option<String>,
    #[serde(default)]
    pub username: Option<String>,
    #[serde(default)]
    pub language_code: Option<String>,
    /// Only ever true or absent.
    #[serde(default)]
    pub allows_write_to_pm: bool,
}

/// What a valid initData says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitData {
    pub user: TelegramUser,
    pub signed_at: Timestamp,
    pub expires_at: Timestamp,
}

/// Why initData is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InitDataFault {
    #[error("initData is longer than {INIT_DATA_MAX} bytes")]
    TooLong,
    #[error("initData is not UTF-8")]
    NotUtf8,
    #[error("initData has the same key twice")]
    DuplicateKey,
    #[error("initData has no hash")]
    NoHash,
    #[error("the hash does not belong to the data")]
    WrongHash,
    #[error("initData has no readable auth_date")]
    NoDate,
    #[error("initData is from the future")]
    FromFuture,
    #[error("initData names no user")]
    NoUser,
    #[error("initData is too old")]
    Expired,
}

impl InitDataKey {
    #[must_use]
    pub fn new(token: &Secret) -> Self {
        let mut secret = hmac(b"WebAppData");
        secret.update(token.expose().as_bytes());
        Self(hmac(&secret.finalize().into_bytes()))
    }

    /// Checks the raw text that Telegram gave the page.
    ///
    /// # Errors
    /// Says why it is refused; the hash is checked before anything that it covers is believed.
    pub fn check(&self, raw: &str, now: Timestamp, max_age: Duration) -> Result<InitData, InitDataFault> {
        if raw.len() > INIT_DATA_MAX {
            return Err(InitDataFault::TooLong);
        }
        let mut pairs = decode(raw)?;
        pairs.sort_unstable_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
        if pairs.windows(2).any(|two| two[0].0 == two[1].0) {
            return Err(InitDataFault::DuplicateKey);
        }
        self.check_hash(&pairs)?;
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_ref());
        let signed_at = value("auth_date").and_then(seconds).ok_or(InitDataFault::NoDate)?;
        if signed_at.since_ms(now) > AHEAD_MAX_MS {
            return Err(InitDataFault::FromFuture);
        }
        let max_age_ms = i64::try_from(max_age.as_millis()).unwrap_or(i64::MAX);
        let expires_at = signed_at.plus_ms(max_age_ms);
        if now > expires_at {
            return Err(InitDataFault::Expired);
        }
        let user = value("user").ok_or(InitDataFault::NoUser)?;
        let user: TelegramUser = serde_json::from_str(user).map_err(|_| InitDataFault::NoUser)?;
        if user.id <= 0 {
            return Err(InitDataFault::NoUser);
        }
        Ok(InitData { user, signed_at, expires_at })
    }

    /// `pairs` are sorted by key.
    fn check_hash(&self, pairs: &[Pair<'_>]) -> Result<(), InitDataFault> {
        let (_, given) = pairs.iter().find(|(key, _)| key == "hash").ok_or(InitDataFault::NoHash)?;
        let is_hex = given.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if given.len() != HASH_LENGTH || !is_hex {
            return Err(InitDataFault::WrongHash);
        }
        let mut mac = self.0.clone();
        let mut separator: &[u8] = b"";
        for (key, value) in pairs.iter().filter(|(key, _)| key != "hash") {
            for part in [separator, key.as_bytes(), b"=", value.as_bytes()] {
                mac.update(part);
            }
            separator = b"\n";
        }
        let right = hex::encode(mac.finalize().into_bytes());
        if bool::from(right.as_bytes().ct_eq(given.as_bytes())) {
            Ok(())
        } else {
            Err(InitDataFault::WrongHash)
        }
    }
}

fn hmac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn decode(raw: &str) -> Result<Vec<Pair<'_>>, InitDataFault> {
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode_part(key)?, decode_part(value)?))
        })
        .collect()
}

/// Form decoding: a plus is a space, `%XX` a byte.
fn decode_part(text: &str) -> Result<Cow<'_, str>, InitDataFault> {
    if !text.contains(['+', '%']) {
        return Ok(Cow::Borrowed(text));
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().map_err(|_| InitDataFault::NotUtf8)?;
    Ok(Cow::Owned(decoded.into_owned()))
}

fn seconds(text: &str) -> Option<Timestamp> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds: i64 = if is_plain { text.parse().ok()? } else { return None };
    seconds.checked_mul(1000).map(Timestamp)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TOKEN: &str = "1234567890:AAPublicTestVectorsOnly_NotARealBot";
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    proptest! {
        #[test]
        fn whatever_comes_is_refused_without_a_panic(raw in "\\PC{0,400}") {
            let key = InitDataKey::new(&Secret::new(TOKEN));
            prop_assert!(key.check(&raw, Timestamp(1_767_262_800_000), DAY).is_err());
        }
    }
}
