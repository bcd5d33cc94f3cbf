//! Pure: a moment and working minutes make a moment. Days are the calendar's of a zone, minutes are real
//! ones, so where clocks are turned back within the hours an hour counts twice, as people work it.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use zayavka_shared::Timestamp;
use zayavka_shared::hours::{ClockTime, Weekday, WorkingInterval, WorkingWeek};

/// Days that are looked through: whoever works less in two years promises nothing.
const DAYS_MAX: u64 = 2 * 366;
/// No zone ever skipped more than a day.
const GAP_MAX_MINUTES: i64 = 25 * 60;
const MINUTE_MS: i64 = 60 * 1000;

/// When someone is there.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    pub week: &'a WorkingWeek,
    pub holidays: &'a BTreeSet<NaiveDate>,
    pub zone: Tz,
}

/// The moment at which so many working minutes have passed since `from`; `None` where nobody works so much
/// in two years.
#[must_use]
pub fn after_working_minutes(calendar: Calendar<'_>, from: Timestamp, minutes: i64) -> Option<Timestamp> {
    let mut rest_ms = minutes.checked_mul(MINUTE_MS).filter(|ms| *ms > 0)?;
    let mut cursor = from;
    // A day early: on the one side of midnight the clocks may show what is on the other.
    let first = date_at(from, calendar.zone)?.pred_opt()?;
    for date in (0..DAYS_MAX).map_while(|days| first.checked_add_days(Days::new(days))) {
        for interval in calendar.intervals(date) {
            let (begin, end) = calendar.span(date, *interval)?;
            let begin = begin.max(cursor);
            let there_ms = end.since_ms(begin);
            if there_ms >= rest_ms {
                return Some(begin.plus_ms(rest_ms));
            }
            if there_ms > 0 {
                rest_ms -= there_ms;
                cursor = end;
            }
        }
    }
    None
}

impl Calendar<'_> {
    fn intervals(&self, date: NaiveDate) -> &[WorkingInterval] {
        if self.holidays.contains(&date) {
            return &[];
        }
        self.week.day(weekday(date))
    }

    /// An interval of a day as moments: from the first time that the clocks show its beginning to the last
    /// time that they show its end.
    fn span(&self, date: NaiveDate, interval: WorkingInterval) -> Option<(Timestamp, Timestamp)> {
        let begin = self.moment(wall(date, interval.from)?, Turn::First)?;
        let end = self.moment(wall(date, interval.to)?, Turn::Last)?;
        Some((begin, end))
    }

    /// What the clocks never show happens when they are put forward over it.
    fn moment(&self, wall: NaiveDateTime, turn: Turn) -> Option<Timestamp> {
        (0..=GAP_MAX_MINUTES).find_map(|minutes| {
            let shown = self.zone.from_local_datetime(&wall.checked_add_signed(TimeDelta::minutes(minutes))?);
            let shown = match turn {
                Turn::First => shown.earliest(),
                Turn::Last => shown.latest(),
            };
            shown.map(|moment| Timestamp(moment.timestamp_millis()))
        })
    }
}

/// Which of two moments is meant at which the clocks show the same.
#[derive(Debug, Clone, Copy)]
enum Turn {
    First,
    Last,
}

fn wall(date: NaiveDate, time: ClockTime) -> Option<NaiveDateTime> {
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(time.minutes())))
}

fn date_at(moment: Timestamp, zone: Tz) -> Option<NaiveDate> {
    Some(DateTime::from_timestamp_millis(moment.0)?.with_timezone(&zone).date_naive())
}

fn weekday(date: NaiveDate) -> Weekday {
    match date.weekday() {
        chrono::Weekday::Mon => Weekday::Monday,
        chrono::Weekday::Tue => Weekday::Tuesday,
        chrono::Weekday::Wed => Weekday::Wednesday,
        chrono::Weekday::Thu => Weekday::Thursday,
        chrono::Weekday::Fri => Weekday::Friday,
        chrono::Weekday::Sat => Weekday::Saturday,
        chrono::Weekday::Sun => Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    fn interval(from: &str, to: &str) -> WorkingInterval {
        WorkingInterval { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    /// The same intervals on each day.
    fn daily(intervals: &[WorkingInterval]) -> WorkingWeek {
        let mut week = WorkingWeek::default();
        for day in Weekday::ALL {
            *week.day_mut(day) = intervals.to_vec();
        }
        week
    }

    fn after(week: &WorkingWeek, zone: Tz, from: &str, minutes: i64) -> Option<String> {
        let holidays = BTreeSet::new();
        let calendar = Calendar { week, holidays: &holidays, zone };
        after_working_minutes(calendar, at(from), minutes).map(Timestamp::to_rfc3339)
    }

    fn moscow(from: &str, minutes: i64) -> String {
        after(&WorkingWeek::default(), Tz::Europe__Moscow, from, minutes).unwrap()
    }

    #[test]
    fn within_the_hours_time_runs_and_outside_it_waits() {
        // A Monday, 12:00 in Moscow.
        assert_eq!(moscow("2026-11-02T09:00:00Z", 120), "2026-11-02T11:00:00.000Z");
        // Before nine the clock stands until nine; an end of the day is still that day's.
        assert_eq!(moscow("2026-11-02T01:00:00Z", 60), "2026-11-02T07:00:00.000Z");
        assert_eq!(moscow("2026-11-02T13:00:00Z", 120), "2026-11-02T15:00:00.000Z");
        assert_eq!(moscow("2026-11-02T13:00:00Z", 121), "2026-11-03T06:01:00.000Z");
        // From Friday evening over the week-end to Monday.
        assert_eq!(moscow("2026-11-06T14:30:00Z", 60), "2026-11-09T06:30:00.000Z");
    }

    #[test]
    fn a_break_and_a_holiday_are_passed_over() {
        let week = daily(&[interval("09:00", "13:00"), interval("14:00", "18:00")]);
        let holidays = BTreeSet::from([NaiveDate::from_ymd_opt(2026, 11, 4).unwrap()]);
        let calendar = Calendar { week: &week, holidays: &holidays, zone: Tz::UTC };
        let after =
            |from, minutes| after_working_minutes(calendar, at(from), minutes).map(Timestamp::to_rfc3339);
        assert_eq!(after("2026-11-03T12:30:00Z", 60).as_deref(), Some("2026-11-03T14:30:00.000Z"));
        assert_eq!(after("2026-11-03T17:00:00Z", 90).as_deref(), Some("2026-11-05T09:30:00.000Z"));
    }

    #[test]
    fn where_nobody_works_nothing_is_promised() {
        assert_eq!(after(&daily(&[]), Tz::UTC, "2026-11-02T09:00:00Z", 60), None);
        assert_eq!(
            after(&daily(&[interval("09:00", "09:01")]), Tz::UTC, "2026-11-02T09:00:00Z", 43_200),
            None
        );
    }

    #[test]
    fn a_night_shift_is_as_long_as_its_clocks_say() {
        let night = daily(&[interval("00:00", "06:00")]);
        // On 2026-03-29 Berlin has no hour from two to three, on 2026-10-25 it has two of them.
        let berlin = |from, minutes| after(&night, Tz::Europe__Berlin, from, minutes).unwrap();
        assert_eq!(berlin("2026-03-28T23:00:00Z", 5 * 60), "2026-03-29T04:00:00.000Z");
        assert_eq!(berlin("2026-03-28T23:00:00Z", 5 * 60 + 1), "2026-03-29T22:01:00.000Z");
        assert_eq!(berlin("2026-10-24T22:00:00Z", 7 * 60), "2026-10-25T05:00:00.000Z");
        // What begins in the hour that is not there begins when the clocks are put forward.
        let early = daily(&[interval("02:30", "04:00")]);
        let after = after(&early, Tz::Europe__Berlin, "2026-03-28T23:00:00Z", 30).unwrap();
        assert_eq!(after, "2026-03-29T01:30:00.000Z");
    }

    fn a_zone() -> impl Strategy<Value = Tz> {
        prop::sample::select(vec![
            Tz::UTC,
            Tz::Europe__Moscow,
            Tz::Europe__Berlin,
            Tz::America__Havana,
            Tz::America__St_Johns,
            Tz::Australia__Lord_Howe,
            Tz::Asia__Kathmandu,
        ])
    }

    fn a_week() -> impl Strategy<Value = WorkingWeek> {
        let day = prop::collection::btree_set(0_u16..=1440, 0..=6).prop_map(|times| {
            let times: Vec<ClockTime> = times.into_iter().filter_map(ClockTime::of_minutes).collect();
            times.chunks_exact(2).map(|two| WorkingInterval { from: two[0], to: two[1] }).collect::<Vec<_>>()
        });
        prop::collection::vec(day, 7).prop_map(|days| {
            let mut week = WorkingWeek::default();
            for (day, intervals) in Weekday::ALL.into_iter().zip(days) {
                *week.day_mut(day) = intervals;
            }
            week
        })
    }

    /// Whether someone is there at a moment, found in another way: by what the clocks show then.
    fn is_there(calendar: Calendar<'_>, moment: Timestamp) -> bool {
        let local = DateTime::from_timestamp_millis(moment.0).unwrap().with_timezone(&calendar.zone);
        let minute = u16::try_from(local.time().signed_duration_since(NaiveTime::MIN).num_minutes()).unwrap();
        let is_in = |one: &WorkingInterval| one.from.minutes() <= minute && minute < one.to.minutes();
        calendar.intervals(local.date_naive()).iter().any(is_in)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Zones whose clocks are turned within the fortnight, too: Berlin in March, Havana and St John's
        /// before it, Lord Howe by half an hour after it.
        #[test]
        fn as_many_minutes_pass_as_were_asked_for(
            week in a_week(), zone in a_zone(), start in 0_i64..40 * 24 * 60, minutes in 1_i64..2_000,
        ) {
            let holidays = BTreeSet::from([NaiveDate::from_ymd_opt(2026, 3, 20).unwrap()]);
            let calendar = Calendar { week: &week, holidays: &holidays, zone };
            let from = at("2026-03-01T00:00:00Z").plus_ms(start * MINUTE_MS);
            let Some(end) = after_working_minutes(calendar, from, minutes) else {
                prop_assert!(week.faults().is_empty());
                return Ok(());
            };
            prop_assume!(end.since_ms(from) < 60 * 24 * 60 * MINUTE_MS);
            let passed = (0..end.since_ms(from) / MINUTE_MS)
                .filter(|minute| is_there(calendar, from.plus_ms(minute * MINUTE_MS)))
                .count();
            prop_assert_eq!(i64::try_from(passed).unwrap(), minutes);
            prop_assert!(is_there(calendar, end.plus_ms(-MINUTE_MS)), "it ends in working time");
        }

        #[test]
        fn later_is_never_earlier(
            week in a_week(), zone in a_zone(), start in 0_i64..40 * 24 * 60, wait in 0_i64..3_000, more in 0_i64..500,
        ) {
            let holidays = BTreeSet::new();
            let calendar = Calendar { week: &week, holidays: &holidays, zone };
            let from = at("2026-10-01T00:00:00Z").plus_ms(start * MINUTE_MS);
            let plain = after_working_minutes(calendar, from, 60);
            let waited = after_working_minutes(calendar, from.plus_ms(wait * MINUTE_MS), 60);
            let longer = after_working_minutes(calendar, from, 60 + more);
            for later in [waited, longer].into_iter().flatten() {
                prop_assert!(plain.is_some_and(|plain| plain <= later));
            }
        }
    }
}
