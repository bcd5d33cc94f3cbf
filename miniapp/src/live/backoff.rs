//! How long to wait before trying again.

const FIRST_MS: u32 = 500;
const LONGEST_MS: u32 = 30_000;

/// The wait before try number `failures + 1`: doubling, at most half a minute, spread by `chance` (0 to 1)
/// over its upper half, so that a thousand pages do not come back in the same second.
#[must_use]
pub fn wait_ms(failures: u32, chance: f64) -> u32 {
    let full = FIRST_MS.saturating_mul(1 << failures.min(10)).min(LONGEST_MS);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half a minute")]
    let spread = (f64::from(full / 2) * chance.clamp(0.0, 1.0)) as u32;
    full / 2 + spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends_at_half_a_minute() {
        assert_eq!(wait_ms(0, 1.0), 500);
        assert_eq!(wait_ms(3, 1.0), 4_000);
        assert_eq!(wait_ms(60, 1.0), 30_000);
    }

    #[test]
    fn chance_shortens_the_wait_by_at_most_half() {
        assert_eq!(wait_ms(2, 0.0), 1_000);
        assert_eq!(wait_ms(2, 7.0), 2_000);
    }
}
