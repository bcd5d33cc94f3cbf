//! Long periods are drawn by weeks: a year of days would be a scribble.

use zayavka_shared::Timestamp;
use zayavka_shared::api::ReportDay;

/// More days than these are drawn by weeks.
const DAYS_MAX: usize = 92;
const WEEK: usize = 7;

/// One place of the chart: a day, or some days together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// `YYYY-MM-DD`, and the last day if there are several.
    pub(super) first: String,
    pub(super) last: Option<String>,
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    pub(super) created: i64,
    pub(super) resolved: i64,
}

/// The days as they are, or seven together; the newest week is whole.
pub(super) fn stretches(days: &[ReportDay]) -> Vec<Stretch> {
    if days.len() <= DAYS_MAX {
        return days.chunks(1).filter_map(together).collect();
    }
    let mut weeks: Vec<Stretch> = days.rchunks(WEEK).filter_map(together).collect();
    weeks.reverse();
    weeks
}

fn together(days: &[ReportDay]) -> Option<Stretch> {
    let (first, last) = (days.first()?, days.last()?);
    Some(Stretch {
        first: first.day.clone(),
        last: (days.len() > 1).then(|| last.day.clone()),
        from: first.from,
        to: last.to,
        created: days.iter().map(|day| day.created).sum(),
        resolved: days.iter().map(|day| day.resolved).sum(),
    })
}

/// Where most was created; of several the newest.
pub(super) fn fullest(stretches: &[Stretch]) -> usize {
    (0..stretches.len()).max_by_key(|index| stretches[*index].created).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(count: usize) -> Vec<ReportDay> {
        let at = |day: usize| Timestamp(i64::try_from(day).unwrap() * 86_400_000);
        let day = |day: usize| ReportDay {
            day: format!("day {day}"),
            from: at(day),
            to: at(day + 1),
            created: 2,
            resolved: 1,
        };
        (0..count).map(day).collect()
    }

    #[test]
    fn short_periods_are_drawn_day_by_day() {
        let stretches = stretches(&days(90));
        assert_eq!(stretches.len(), 90);
        assert_eq!((stretches[3].first.as_str(), &stretches[3].last), ("day 3", &None));
    }

    #[test]
    fn long_periods_are_drawn_by_weeks_that_end_today() {
        let weeks = stretches(&days(365));
        assert_eq!(weeks.len(), 53);
        let (first, last) = (&weeks[0], &weeks[52]);
        assert_eq!((first.first.as_str(), first.created), ("day 0", 2));
        assert_eq!(
            (last.first.as_str(), last.last.as_deref(), last.created),
            ("day 358", Some("day 364"), 14)
        );
        assert_eq!(weeks.iter().map(|week| week.resolved).sum::<i64>(), 365);
        assert!(weeks.windows(2).all(|pair| pair[0].to == pair[1].from));
    }

    #[test]
    fn the_fullest_is_the_newest_of_equals() {
        let mut stretches = stretches(&days(5));
        assert_eq!(fullest(&stretches), 4);
        stretches[1].created = 9;
        assert_eq!(fullest(&stretches), 1);
        assert_eq!(fullest(&[]), 0);
    }
}
