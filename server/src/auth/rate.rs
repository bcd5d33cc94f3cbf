//! How often someone may ask: a person by themselves, and whoever brings no valid initData by their address.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{NotUntil, Quota, RateLimiter};

use crate::clock::Clock;

/// Requests that may come at once before the rate begins to count.
const BURST: NonZeroU32 = NonZeroU32::new(100).expect("it is more than none");

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asking {
    /// A Telegram id.
    Person(i64),
    Address(IpAddr),
}

/// The desk's clock as the limiter reads it, so that tests move both.
#[derive(Debug, Clone)]
struct DeskClock(Clock);

impl governor::clock::Clock for DeskClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let ms = u64::try_from(self.0.now().0).unwrap_or(0);
        Duration::from_millis(ms).into()
    }
}

/// Counts requests; in memory, for this process.
#[derive(Debug)]
pub struct Rate(Option<Limiter>);

type Limiter = RateLimiter<Asking, HashMapStateStore<Asking>, DeskClock, NoOpMiddleware<Nanos>>;

impl Rate {
    #[must_use]
    pub fn new(per_second: Option<NonZeroU32>, clock: &Clock) -> Self {
        let limiter = |rate| {
            let quota = Quota::per_second(rate).allow_burst(BURST);
            RateLimiter::new(quota, HashMapStateStore::default(), DeskClock(clock.clone()))
        };
        Self(per_second.map(limiter))
    }

    /// Counts one request.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many.
    pub fn count(&self, who: Asking) -> Result<(), u64> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        limiter.check_key(&who).map_err(|not_until| seconds(limiter, &not_until))
    }

    /// Forgets who has not asked for long; how many are still remembered.
    pub fn forget(&self) -> usize {
        let Some(limiter) = &self.0 else { return 0 };
        limiter.retain_recent();
        limiter.len()
    }
}

fn seconds(limiter: &Limiter, not_until: &NotUntil<Nanos>) -> u64 {
    not_until.wait_time_from(limiter.clock().now()).as_secs() + 1
}

#[cfg(test)]
mod tests {
    use zayavka_shared::Timestamp;

    use super::*;

    const ANNA: Asking = Asking::Person(1);

    #[test]
    fn a_burst_passes_and_then_the_rate_counts() {
        let clock = Clock::standing_at(Timestamp(1_800_000_000_000));
        let rate = Rate::new(NonZeroU32::new(20), &clock);
        for _ in 0..100 {
            assert_eq!(rate.count(ANNA), Ok(()));
        }
        assert_eq!(rate.count(ANNA), Err(1));
        assert_eq!(rate.count(Asking::Person(2)), Ok(()), "others are not concerned");
        clock.advance_ms(100);
        assert_eq!((rate.count(ANNA), rate.count(ANNA)), (Ok(()), Ok(())));
        assert_eq!(rate.count(ANNA), Err(1));
        clock.advance_ms(60_000);
        assert_eq!(rate.forget(), 0);
    }

    #[test]
    fn switched_off_it_counts_nothing() {
        let rate = Rate::new(None, &Clock::system());
        assert!((0..1_000).all(|_| rate.count(ANNA).is_ok()));
    }
}
