//! How long to wait after a failure.

const FIRST_MS: i64 = 1_000;

/// Milliseconds until the next try after so many failures: from one second, doubling, up to `longest_ms`.
/// `seed` adds up to a quarter, so that what failed together is not tried together.
#[must_use]
pub fn retry_delay_ms(failures: i64, longest_ms: i64, seed: i64) -> i64 {
    let doublings = u32::try_from(failures.saturating_sub(1).clamp(0, 30)).unwrap_or(0);
    let plain = FIRST_MS.saturating_mul(1 << doublings).min(longest_ms);
    (plain + scatter(seed, failures) % (plain / 4 + 1)).min(longest_ms.max(FIRST_MS))
}

/// A number that looks random and is the same for the same arguments (the finalizer of splitmix64).
fn scatter(seed: i64, failures: i64) -> i64 {
    let mut mixed = (seed as u64) ^ (failures as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 2) as i64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_failure_is_tried_again_after_a_second_and_ever_later_up_to_the_longest() {
        let delays: Vec<i64> = (1..=20).map(|failures| retry_delay_ms(failures, 300_000, 7)).collect();
        assert!((1_000..=1_250).contains(&delays[0]), "{delays:?}");
        assert!(delays.windows(2).all(|two| two[0] <= two[1]), "{delays:?}");
        assert_eq!(delays[19], 300_000);
    }

    proptest! {
        #[test]
        fn a_delay_is_between_a_second_and_the_longest(failures in 0..i64::MAX, seed: i64) {
            let delay = retry_delay_ms(failures, 300_000, seed);
            prop_assert!((1_000..=300_000).contains(&delay));
        }
    }
}
