//! The time that a report is about, and the days in it, in the desk's time zone.

use chrono::{DateTime, Days, NaiveDate, TimeZone as _};
use chrono_tz::Tz;
use zayavka_shared::Timestamp;

use crate::error::{BadRequest, Error};
use crate::http::Params;

/// The days of a report that names none.
const DAYS: u64 = 7;
/// The most days that can be asked for by their number.
const DAYS_MAX: u64 = 3_660;

/// From its first moment to before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

/// A day of the calendar, or the part of it that lies in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

impl Period {
    /// Reads the period of a query; what is left open ends now, or begins so many days before its end.
    ///
    /// # Errors
    /// 400 for what is no moment or no number of days, for both at once, and for a period without length.
    pub(super) fn read(mut params: Params, now: Timestamp, zone: Tz) -> Result<Self, Error> {
        let (from, to) = (params.moment("from"), params.moment("to"));
        let days = params.one("days", |text| text.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days)));
        params.finish()?;
        if days.is_some() && (from.is_some() || to.is_some()) {
            return Err(faulty("days"));
        }
        // What happens in this very millisecond belongs to it.
        let end = to.unwrap_or(now.plus_ms(1));
        let last = date_at(end.plus_ms(-1), zone);
        let from = from.unwrap_or_else(|| first_moment(back(last, days.unwrap_or(DAYS) - 1), zone));
        if from >= end {
            return Err(faulty(if to.is_some() { "to" } else { "from" }));
        }
        Ok(Self { from, to: end })
    }

    /// The period of the same length that ends where this one begins.
    pub(super) fn before(self) -> Self {
        Self { from: self.from.plus_ms(-self.to.since_ms(self.from)), to: self.from }
    }

    /// The part that lies between two moments.
    pub(super) fn within(self, from: Timestamp, to: Timestamp) -> Self {
        Self { from: self.from.max(from), to: self.to.min(to) }
    }

    /// Its days, oldest first.
    pub(super) fn days(self, zone: Tz) -> Vec<Day> {
        let mut days = Vec::new();
        let mut from = self.from;
        while from < self.to {
            let date = date_at(from, zone);
            let next = date.succ_opt().map_or(self.to, |next| first_moment(next, zone));
            // A calendar that stands still would never end.
            let to = next.max(from.plus_ms(1)).min(self.to);
            days.push(Day { date, from, to });
            from = to;
        }
        days
    }
}

fn faulty(parameter: &str) -> Error {
    Error::BadRequest(BadRequest::Parameter(parameter.to_owned()))
}

fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

/// The day that a calendar in the zone shows at a moment.
fn date_at(moment: Timestamp, zone: Tz) -> NaiveDate {
    let moment = DateTime::from_timestamp_millis(moment.0).unwrap_or(DateTime::UNIX_EPOCH);
    moment.with_timezone(&zone).date_naive()
}

/// When a day begins: at midnight, or at the first hour that its clocks show.
fn first_moment(date: NaiveDate, zone: Tz) -> Timestamp {
    let first = (0..24).filter_map(|hour| date.and_hms_opt(hour, 0, 0));
    let first = first.filter_map(|time| zone.from_local_datetime(&time).earliest()).next();
    first.map_or_else(
        || Timestamp(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()),
        |moment| Timestamp(moment.timestamp_millis()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    fn period(from: &str, to: &str) -> Period {
        Period { from: at(from), to: at(to) }
    }

    fn days(period: Period, zone: Tz) -> Vec<String> {
        let days = period.days(zone).into_iter();
        days.map(|day| format!("{} {}", day.date, day.to.since_ms(day.from) / 3_600_000)).collect()
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_zone() {
        let period = period("2026-11-01T20:00:00Z", "2026-11-03T01:00:00Z");
        assert_eq!(days(period, Tz::Europe__Moscow), ["2026-11-01 1", "2026-11-02 24", "2026-11-03 4"]);
        assert_eq!(days(period, Tz::UTC), ["2026-11-01 4", "2026-11-02 24", "2026-11-03 1"]);
    }

    #[test]
    fn days_are_as_long_as_their_clocks_say() {
        let spring = period("2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z");
        assert_eq!(days(spring, Tz::Europe__Berlin), ["2026-03-29 23", "2026-03-30 24"]);
        // Here summer time begins at midnight: the day has none.
        let havana = period("2026-03-07T05:00:00Z", "2026-03-09T04:00:00Z");
        assert_eq!(days(havana, Tz::America__Havana), ["2026-03-07 24", "2026-03-08 23"]);
    }

    #[test]
    fn the_period_before_has_the_same_length() {
        let this = period("2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z");
        assert_eq!(this.before(), period("2026-10-30T00:00:00Z", "2026-11-02T00:00:00Z"));
    }
}
