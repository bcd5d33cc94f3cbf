//! Signs initData as Telegram does (core.telegram.org/bots/webapps, "Validating data").

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::percent;

/// Joins the pairs into one query string and ends it with their hash.
///
/// The hash covers every pair, sorted by key, joined by line feeds.
pub fn sign(token: &str, pairs: &[(String, String)]) -> String {
    let mut encoded: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", percent::encode(key), percent::encode(value)))
        .collect();
    encoded.push(format!("hash={}", hash(token, pairs)));
    encoded.join("&")
}

/// The hex HMAC over the check string of these pairs.
pub fn hash(token: &str, pairs: &[(String, String)]) -> String {
    let mut lines: Vec<&(String, String)> = pairs.iter().collect();
    lines.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let check: Vec<String> = lines.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    let secret = hmac(b"WebAppData", token.as_bytes());
    hex::encode(hmac(&secret, check.join("\n").as_bytes()))
}

/// A stand-in for Telegram's Ed25519 signature, whose private key only Telegram has: 86 characters that
/// are valid base64url, the same for the same data.
pub(crate) fn stand_in_signature(pairs: &[(String, String)]) -> String {
    let text: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let mut signature = hex::encode(hmac(b"stand-in signature", text.join("\n").as_bytes()));
    signature.push_str(&signature.clone());
    signature.truncate(86);
    signature
}

fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The token and the vectors are the project's public ones (init-data-vectors.json).
    const TOKEN: &str = "1234567890:AAPublicTestVectorsOnly_NotARealBot";

    fn resigned(init_data: &str) -> (String, String) {
        let mut pairs = percent::pairs(init_data).unwrap();
        let at = pairs.iter().position(|(key, _)| key == "hash").unwrap();
        let (_, expected) = pairs.remove(at);
        (hash(TOKEN, &pairs), expected)
    }

    #[test]
    fn the_hash_agrees_with_the_plain_vector() {
        let (ours, expected) = resigned(
            "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Anna%22%2C%22last_name%22%3A%22%22%2C%22username%22%3A%22anna_k%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%7D&auth_date=1767262740&hash=d09ef9ff84550d5092d18fdf1323ed6f2473e74535f4256281b5e72dc954f0f9",
        );
        assert_eq!(ours, expected);
    }

    #[test]
    fn the_signature_is_part_of_the_check_string() {
        let (ours, expected) = resigned(
            "user=%7B%22id%22%3A4503599627370495%2C%22first_name%22%3A%22%D0%9C%D0%B0%D1%80%D0%B8%D0%BD%D0%B0%20%C2%AB%D0%81%D0%B6%C2%BB%20%F0%9F%A6%94%22%2C%22last_name%22%3A%22O%27%D0%9D%D0%B8%D0%BB%20%5C%22%D0%BC%D0%BB.%5C%22%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2Fx1.svg%22%7D&chat_instance=-3788475317572404878&chat_type=sender&start_param=ticket_42&auth_date=1767262740&signature=Zm9vYmFyX25vdF9hX3JlYWxfc2lnbmF0dXJlX2J1dF9vZl90aGVfcmlnaHRfbGVuZ3RoX182NF9ieXRlcw&hash=dbd39e6d6ed1d035066b41349d5ee42d193966b1810695aac3b6ed3377e5d373",
        );
        assert_eq!(ours, expected);
    }

    #[test]
    fn what_we_sign_verifies() {
        let pairs = vec![
            ("user".to_owned(), "{\"id\":1,\"first_name\":\"Ё +&=%\"}".to_owned()),
            ("auth_date".to_owned(), "1767262740".to_owned()),
        ];
        let (ours, expected) = resigned(&sign(TOKEN, &pairs));
        assert_eq!(ours, expected);
    }
}
