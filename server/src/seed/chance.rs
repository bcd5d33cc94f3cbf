//! Chance that repeats itself: whole numbers alone, so that every machine draws the same.

use std::ops::RangeInclusive;

/// A stream of draws (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `end`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // The high half of the product: no worse than one part in 2^32 for what is drawn here.
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    pub(super) fn between(&mut self, range: RangeInclusive<u64>) -> u64 {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// Whether something happens that does in `percent` of all cases.
    pub(super) fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }
}

/// Zipf's law: the second comes half as often as the first, the third a third as often.
#[derive(Debug, Clone)]
pub(super) struct Zipf(Vec<u64>);

impl Zipf {
    /// How much the first weighs; those far behind still weigh a thousand.
    const FIRST: u64 = 1 << 30;

    pub(super) fn of(len: u64) -> Self {
        let weights = (1..=len).map(|rank| Self::FIRST / rank);
        Self(weights.scan(0, |sum, weight| Some(std::mem::replace(sum, *sum + weight) + weight)).collect())
    }

    /// A place, counted from 0.
    pub(super) fn draw(&self, chance: &mut Chance) -> usize {
        let drawn = chance.below(self.0.last().copied().unwrap_or(0));
        self.0.partition_point(|sum| *sum <= drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let draws = |seed| {
            let mut chance = Chance::new(seed);
            (0..20).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(1), draws(1));
        assert_ne!(draws(1), draws(2));
    }

    #[test]
    fn the_first_comes_about_twice_as_often_as_the_second() {
        let (zipf, mut chance) = (Zipf::of(2000), Chance::new(1));
        let mut counts = vec![0_u32; 2000];
        for _ in 0..100_000 {
            counts[zipf.draw(&mut chance)] += 1;
        }
        let ratio = f64::from(counts[0]) / f64::from(counts[1]);
        assert!((1.8..2.2).contains(&ratio), "{ratio}");
        assert!(counts.iter().rev().take(1000).any(|count| *count > 0));
    }
}
