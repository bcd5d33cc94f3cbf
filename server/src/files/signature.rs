//! Signed addresses: who holds one may read what it names, and nothing else, for a quarter of an hour.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zayavka_shared::Timestamp;

use crate::config::Secret;

/// Separates this use of the token from all others.
const PURPOSE: &[u8] = b"zayavka file addresses";
const VALID_MS: i64 = 15 * 60 * 1000;

/// Signs and checks; derived from the bot's token, so that all processes of a desk agree.
#[derive(Clone)]
pub struct SignatureKey([u8; 32]);

impl std::fmt::Debug for SignatureKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignatureKey(***)")
    }
}

/// What a request brings to prove itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Good,
    Expired,
    Forged,
}

impl SignatureKey {
    #[must_use]
    pub fn new(token: &Secret) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(token.expose().as_bytes()).expect("a key of any length");
        mac.update(PURPOSE);
        Self(mac.finalize().into_bytes().into())
    }

    /// The query of an address that is good from now on: `expires` in Unix seconds, and `signature`.
    /// `subject` says what the address gives; no two things share one.
    pub(crate) fn query(&self, subject: &[u8], now: Timestamp) -> String {
        let expires = now.plus_ms(VALID_MS).0.div_euclid(1000);
        format!(
            "expires={expires}&signature={}",
            hex::encode(self.mac(subject, expires).finalize().into_bytes())
        )
    }

    pub(crate) fn check(&self, subject: &[u8], expires: i64, signature: &str, now: Timestamp) -> Proof {
        let Ok(signature) = hex::decode(signature) else { return Proof::Forged };
        // In constant time.
        if self.mac(subject, expires).verify_slice(&signature).is_err() {
            return Proof::Forged;
        }
        if now.0.div_euclid(1000) > expires { Proof::Expired } else { Proof::Good }
    }

    fn mac(&self, subject: &[u8], expires: i64) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length");
        mac.update(subject);
        mac.update(&expires.to_be_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn proof(query: &str, subject: &[u8], key: &SignatureKey, now: Timestamp) -> Proof {
        let (expires, signature) = query.split_once('&').unwrap();
        let expires = expires.strip_prefix("expires=").unwrap().parse().unwrap();
        key.check(subject, expires, signature.strip_prefix("signature=").unwrap(), now)
    }

    #[test]
    fn an_address_is_good_for_one_file_and_a_quarter_of_an_hour() {
        let key = SignatureKey::new(&Secret::new("1:a"));
        let (file, other) = (b"one".as_slice(), b"two".as_slice());
        let query = key.query(file, NOW);
        assert_eq!(proof(&query, file, &key, NOW), Proof::Good);
        assert_eq!(proof(&query, file, &key, NOW.plus_ms(VALID_MS)), Proof::Good);
        assert_eq!(proof(&query, file, &key, NOW.plus_ms(VALID_MS + 1000)), Proof::Expired);
        assert_eq!(proof(&query, other, &key, NOW), Proof::Forged);
        assert_eq!(proof(&query, file, &SignatureKey::new(&Secret::new("1:b")), NOW), Proof::Forged);
        assert_eq!(key.check(file, i64::MAX, "00", NOW), Proof::Forged);
        assert_eq!(key.check(file, i64::MAX, "not hex", NOW), Proof::Forged);
    }
}
