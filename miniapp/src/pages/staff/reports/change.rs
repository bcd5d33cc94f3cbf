//! How a figure compares with the period before.

/// Whether a rise is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Good {
    More,
    Less,
    /// Neither way says anything.
    Neither,
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Change {
    Same,
    /// By so much.
    More(Amount),
    Less(Amount),
}

/// How large a change is; never negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amount {
    /// In what the figure itself is counted in.
    Own(f64),
    Percent(f64),
}

/// Fewer than these say nothing in percent.
const PERCENT_FROM: i64 = 20;

impl Change {
    /// Of counts: small ones by how many, large ones in percent.
    pub(super) fn of_counts(now: i64, before: i64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        let (difference, base) = ((now - before).unsigned_abs() as f64, before as f64);
        let amount = if before < PERCENT_FROM {
            Amount::Own(difference)
        } else {
            Amount::Percent((difference * 100.0 / base).round())
        };
        match (amount, now.cmp(&before)) {
            (Amount::Percent(0.0), _) | (_, std::cmp::Ordering::Equal) => Self::Same,
            (amount, std::cmp::Ordering::Greater) => Self::More(amount),
            (amount, std::cmp::Ordering::Less) => Self::Less(amount),
        }
    }

    /// Of measures that are shown with so many decimals: what cannot be seen is no change.
    pub(super) fn of_measures(now: f64, before: f64, decimals: u8) -> Self {
        let power = 10_f64.powi(i32::from(decimals));
        let difference = ((now * power).round() - (before * power).round()) / power;
        if difference > 0.0 {
            Self::More(Amount::Own(difference))
        } else if difference < 0.0 {
            Self::Less(Amount::Own(-difference))
        } else {
            Self::Same
        }
    }

    /// A `data-tone`: by good or bad, not by direction.
    pub(super) fn tone(self, good: Good) -> &'static str {
        match (self, good) {
            (Self::Same, _) | (_, Good::Neither) => "quiet",
            (Self::More(_), Good::More) | (Self::Less(_), Good::Less) => "ok",
            (Self::More(_), Good::Less) | (Self::Less(_), Good::More) => "bad",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_counted_and_many_are_compared_in_percent() {
        assert_eq!(Change::of_counts(3, 1), Change::More(Amount::Own(2.0)));
        assert_eq!(Change::of_counts(796, 711), Change::More(Amount::Percent(12.0)));
        assert_eq!(Change::of_counts(0, 40), Change::Less(Amount::Percent(100.0)));
        assert_eq!(Change::of_counts(5, 5), Change::Same);
        assert_eq!(Change::of_counts(1_001, 1_000), Change::Same, "less than half a percent");
    }

    #[test]
    fn what_cannot_be_seen_is_no_change() {
        assert_eq!(Change::of_measures(4.52, 4.48, 1), Change::Same);
        assert_eq!(Change::of_measures(5.0, 4.5, 1), Change::More(Amount::Own(0.5)));
        assert_eq!(Change::of_measures(38.2, 47.0, 0), Change::Less(Amount::Own(9.0)));
    }

    #[test]
    fn the_tone_goes_by_good_and_bad() {
        let (more, less) = (Change::of_counts(9, 3), Change::of_counts(3, 9));
        assert_eq!((more.tone(Good::More), more.tone(Good::Less)), ("ok", "bad"));
        assert_eq!((less.tone(Good::More), less.tone(Good::Less)), ("bad", "ok"));
        assert_eq!((more.tone(Good::Neither), Change::Same.tone(Good::More)), ("quiet", "quiet"));
    }
}
