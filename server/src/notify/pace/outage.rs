//! Telegram does not answer: one probe at a time until it does, instead of every chat knocking.

use super::Turn;
use crate::notify::retry_delay_ms;

/// Calls without an answer, one after the other, that make an outage.
const FAILURES: i64 = 3;
/// The longest pause between two probes: what waits goes out soon after Telegram is back.
const LONGEST_MS: i64 = 10_000;

#[derive(Debug, Default)]
pub(super) struct Outage {
    failures: i64,
    next_probe_at: i64,
}

impl Outage {
    pub(super) fn turn(&self, in_flight: usize, now: i64) -> Turn {
        if self.failures < FAILURES {
            Turn::Now
        } else if in_flight > 0 {
            Turn::Busy
        } else if self.next_probe_at > now {
            Turn::At(self.next_probe_at)
        } else {
            Turn::Now
        }
    }

    pub(super) fn goes_on(&mut self, now: i64) {
        self.failures = self.failures.saturating_add(1);
        let probes = self.failures - FAILURES + 1;
        self.next_probe_at = now + retry_delay_ms(probes, LONGEST_MS, now);
    }

    /// Telegram answered. Tells whether that ends an outage.
    pub(super) fn is_over(&mut self) -> bool {
        std::mem::take(&mut self.failures) >= FAILURES
    }

    pub(super) fn pull_back(&mut self, now: i64) {
        self.next_probe_at = self.next_probe_at.min(now + LONGEST_MS);
    }
}
