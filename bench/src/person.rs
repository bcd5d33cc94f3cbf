//! People of a seeded desk, and what their phones send to prove it.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use zayavka::seed::TELEGRAM_IDS;
use zayavka_simulator::init_data;

/// Worth nothing outside of this machine.
pub(crate) const TOKEN: &str = "7000000001:bench-token-for-localhost-only";
/// Person 1 owns the desk, 8 to 40 are agents, clients follow; the first of them has the most tickets.
pub(crate) const OWNER: i64 = 1;
pub(crate) const AGENTS: std::ops::RangeInclusive<i64> = 8..=40;
pub(crate) const CLIENTS: std::ops::RangeInclusive<i64> = 41..=2_040;

/// The value of `Authorization` for this person.
#[expect(clippy::disallowed_methods, reason = "Telegram signs with the time on the wall")]
pub(crate) fn authorization(person: i64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let user = json!({
        "id": TELEGRAM_IDS + person, "first_name": "Анна", "last_name": "Ким", "language_code": "ru",
        "allows_write_to_pm": true,
    });
    let pairs = [
        ("query_id", "AAHdF6IQAAAAAN0XohDhrOrc".to_owned()),
        ("user", user.to_string()),
        ("auth_date", now.to_string()),
        (
            "signature",
            "Zm9vYmFyX25vdF9hX3JlYWxfc2lnbmF0dXJlX2J1dF9vZl90aGVfcmlnaHRfbGVuZ3RoX182NF9ieXRlcw".to_owned(),
        ),
    ];
    let pairs: Vec<(String, String)> =
        pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    format!("tma {}", init_data::sign(TOKEN, &pairs))
}

/// The n-th of a range of people, round and round.
pub(crate) fn nth(people: &std::ops::RangeInclusive<i64>, number: u64) -> i64 {
    let count = people.end() - people.start() + 1;
    people.start() + i64::try_from(number % count.unsigned_abs()).unwrap_or(0)
}
