//! Telegram's flood limits: 30 messages a second in all, 20 a minute in a group, one a second in a private
//! chat with bursts of three (Bots FAQ).

use std::collections::{HashMap, VecDeque};

/// In all: so many within the window.
const OVERALL: (usize, i64) = (30, 950);
/// In one group.
const GROUP: (usize, i64) = (20, 59_000);
/// A private chat earns one message in this time…
const PRIVATE_INTERVAL_MS: i64 = 1_000;
/// … and saves up so many. The windows above and this allowance are a twentieth milder than the rule, so
/// that the jitter of arrival does not look like a flood.
const PRIVATE_BURST: i64 = 3;
const PRIVATE_SLACK_MS: i64 = 50;

#[derive(Debug, Default)]
pub(crate) struct Limits {
    overall: VecDeque<i64>,
    groups: HashMap<i64, VecDeque<i64>>,
    /// When each private chat will have earned all that it has spent.
    paid_at: HashMap<i64, i64>,
    /// How far the limits' time is ahead: a test with a clock of its own moves both.
    ahead_ms: i64,
}

impl Limits {
    /// Lets time pass for the limits alone.
    pub(crate) fn advance(&mut self, ms: i64) {
        self.ahead_ms = self.ahead_ms.saturating_add(ms.max(0));
    }

    /// Counts `items` messages to a chat, or says after how many seconds to come again.
    ///
    /// A refused call costs nothing. An album passes where one message would, then its items are owed.
    pub(crate) fn take(&mut self, chat_id: i64, private: bool, items: usize, now_ms: i64) -> Result<(), u64> {
        let now_ms = now_ms + self.ahead_ms;
        check(&mut self.overall, OVERALL, items, now_ms)?;
        if private {
            let paid_at = self.paid_at.get(&chat_id).copied().unwrap_or(0).max(now_ms);
            let allowed = (PRIVATE_BURST - 1) * PRIVATE_INTERVAL_MS + PRIVATE_SLACK_MS;
            if paid_at - now_ms > allowed {
                return Err(seconds(paid_at - now_ms - allowed));
            }
            let owed = i64::try_from(items).unwrap_or(i64::MAX).saturating_mul(PRIVATE_INTERVAL_MS);
            self.paid_at.insert(chat_id, paid_at.saturating_add(owed));
        } else {
            let sent = self.groups.entry(chat_id).or_default();
            check(sent, GROUP, items, now_ms)?;
            sent.extend(std::iter::repeat_n(now_ms, items));
        }
        self.overall.extend(std::iter::repeat_n(now_ms, items));
        Ok(())
    }
}

fn check(
    sent: &mut VecDeque<i64>,
    (limit, window_ms): (usize, i64),
    items: usize,
    now_ms: i64,
) -> Result<(), u64> {
    while sent.front().is_some_and(|at| now_ms - at >= window_ms) {
        sent.pop_front();
    }
    if sent.len() + items <= limit {
        return Ok(());
    }
    let freed_by = sent.get((sent.len() + items - limit).saturating_sub(1)).or(sent.back());
    Err(seconds(freed_by.map_or(window_ms, |at| at + window_ms - now_ms)))
}

fn seconds(milliseconds: i64) -> u64 {
    u64::try_from((milliseconds + 999) / 1000).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_chat_takes_three_at_once_then_one_a_second() {
        let mut limits = Limits::default();
        for _ in 0..3 {
            limits.take(1, true, 1, 10_000).unwrap();
        }
        assert_eq!(limits.take(1, true, 1, 10_000), Err(1));
        assert_eq!(limits.take(1, true, 1, 10_900), Err(1));
        limits.take(1, true, 1, 11_000).unwrap();
        assert_eq!(limits.take(1, true, 1, 11_500), Err(1));
        limits.take(1, true, 1, 12_000).unwrap();
    }

    #[test]
    fn an_album_owes_its_items() {
        let mut limits = Limits::default();
        limits.take(1, true, 5, 10_000).unwrap();
        assert_eq!(limits.take(1, true, 1, 10_000), Err(3));
    }

    #[test]
    fn thirty_a_second_in_all() {
        let mut limits = Limits::default();
        for chat in 0..30 {
            limits.take(chat, true, 1, 10_000).unwrap();
        }
        assert_eq!(limits.take(99, true, 1, 10_500), Err(1));
        limits.take(99, true, 1, 11_000).unwrap();
    }

    #[test]
    fn a_group_takes_twenty_a_minute() {
        let mut limits = Limits::default();
        for number in 0..20 {
            limits.take(-5, false, 1, 10_000 + number * 100).unwrap();
        }
        assert_eq!(limits.take(-5, false, 1, 20_000), Err(49));
        limits.take(-5, false, 1, 70_000).unwrap();
    }
}
