//! How large a part is worth sending: a broken line costs the part, an answer costs a round trip.

const FIRST: u64 = 256 * 1024;
const SMALLEST: u64 = 64 * 1024;
/// A part that took longer is halved, one that took less is doubled.
const SLOW_MS: i64 = 6_000;
const QUICK_MS: i64 = 2_000;

/// Bytes of the next part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace(u64);

impl Default for Pace {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Pace {
    pub(super) fn part(self) -> u64 {
        self.0
    }

    /// After a part that took so long; the server takes no larger ones than `max`.
    #[must_use]
    pub(super) fn after(self, took_ms: i64, max: u64) -> Self {
        let part = match took_ms {
            QUICK_MS..SLOW_MS => self.0,
            ..QUICK_MS => self.0 * 2,
            SLOW_MS.. => self.0 / 2,
        };
        Self(part.clamp(SMALLEST.min(max), max))
    }

    /// After a part that was lost.
    #[must_use]
    pub(super) fn after_loss(self) -> Self {
        Self((self.0 / 2).max(SMALLEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: u64 = 1024 * 1024;

    #[test]
    fn parts_grow_on_a_quick_line_and_shrink_on_a_slow_one() {
        let quick = (0..9).fold(Pace::default(), |pace, _| pace.after(100, MAX));
        assert_eq!(quick.part(), MAX);
        assert_eq!(quick.after(3_000, MAX), quick);
        let slow = (0..9).fold(quick, |pace, _| pace.after(9_000, MAX));
        assert_eq!(slow.part(), SMALLEST);
        assert_eq!(quick.after_loss().part(), MAX / 2);
        assert_eq!(slow.after_loss(), slow);
    }

    #[test]
    fn a_server_may_take_smaller_ones() {
        assert_eq!(Pace::default().after(100, 1000).part(), 1000);
    }
}
