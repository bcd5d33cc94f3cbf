//! Quiet hours as a wall's clock has them. Pure.

use chrono::{DateTime, Offset as _, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;
use zayavka_shared::api::QuietHours;
use zayavka_shared::{DayTime, Timestamp};

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = zayavka_shared::day_time::DAY_MINUTES as i64;
/// Longer than any quiet hours last, even where clocks are changed in the only loud minutes of a day.
const LOOKED_AT_MOST: i64 = 3 * DAY_MINUTES;

/// From one time of the day to another, in a zone; over midnight where the end is the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: DayTime,
    to: DayTime,
    zone: Tz,
}

impl Quiet {
    /// `None` where beginning and end are the same: neither never nor always is meant by that.
    #[must_use]
    pub fn new(from: DayTime, to: DayTime, zone: Tz) -> Option<Self> {
        (from != to).then_some(Self { from, to, zone })
    }

    #[must_use]
    pub fn view(self) -> QuietHours {
        QuietHours { from: self.from, to: self.to, time_zone: self.zone.name().to_owned() }
    }

    /// When the quiet hours end in which `now` falls; `None` outside of them.
    #[must_use]
    pub fn end_after(self, now: Timestamp) -> Option<Timestamp> {
        if !self.holds(now) {
            return None;
        }
        let minute = now.0.div_euclid(MINUTE_MS);
        let left = (i64::from(self.to.minutes()) - self.wall_minute(now)).rem_euclid(DAY_MINUTES);
        let straight = Timestamp((minute + left) * MINUTE_MS);
        if self.offset_s(now) == self.offset_s(straight) {
            return Some(straight);
        }
        // The clocks are changed on the way. What they show then is looked up minute by minute.
        let minutes = (minute + 1)..=(minute + LOOKED_AT_MOST);
        let end = minutes.map(|minute| Timestamp(minute * MINUTE_MS)).find(|at| !self.holds(*at));
        Some(end.unwrap_or(straight))
    }

    fn holds(self, moment: Timestamp) -> bool {
        let minute = self.wall_minute(moment);
        let (from, to) = (i64::from(self.from.minutes()), i64::from(self.to.minutes()));
        if from < to { (from..to).contains(&minute) } else { minute >= from || minute < to }
    }

    /// The minute of the day that a clock shows there.
    fn wall_minute(self, moment: Timestamp) -> i64 {
        let wall = self.zone.from_utc_datetime(&utc(moment).naive_utc());
        i64::from(wall.hour() * 60 + wall.minute())
    }

    fn offset_s(self, moment: Timestamp) -> i32 {
        self.zone.offset_from_utc_datetime(&utc(moment).naive_utc()).fix().local_minus_utc()
    }
}

fn utc(moment: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment.0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quiet(from: &str, to: &str, zone: Tz) -> Quiet {
        Quiet::new(from.parse().unwrap(), to.parse().unwrap(), zone).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn quiet_hours_go_over_midnight() {
        let night = quiet("22:00", "08:00", Tz::Europe__Moscow);
        assert_eq!(night.end_after(at("2026-11-30T21:59:59+03:00")), None);
        let morning = Some(at("2026-12-01T08:00:00+03:00"));
        assert_eq!(night.end_after(at("2026-11-30T22:00:00+03:00")), morning);
        assert_eq!(night.end_after(at("2026-12-01T03:30:15+03:00")), morning);
        assert_eq!(night.end_after(at("2026-12-01T07:59:59.999+03:00")), morning);
        assert_eq!(night.end_after(at("2026-12-01T08:00:00+03:00")), None);
    }

    #[test]
    fn quiet_hours_may_lie_within_a_day() {
        let nap = quiet("13:00", "14:30", Tz::UTC);
        assert_eq!(nap.end_after(at("2026-11-30T13:20:00Z")), Some(at("2026-11-30T14:30:00Z")));
        assert_eq!(nap.end_after(at("2026-11-30T14:30:00Z")), None);
        assert_eq!(nap.end_after(at("2026-11-30T12:59:00Z")), None);
    }

    #[test]
    fn the_clock_on_the_wall_counts_when_clocks_are_changed() {
        // On 29 March 2026 it is 03:00 in Berlin after 01:59, on 25 October it is 02:00 twice.
        let berlin = quiet("22:00", "08:00", Tz::Europe__Berlin);
        assert_eq!(berlin.end_after(at("2026-03-28T23:00:00+01:00")), Some(at("2026-03-29T08:00:00+02:00")));
        assert_eq!(berlin.end_after(at("2026-10-24T23:00:00+02:00")), Some(at("2026-10-25T08:00:00+01:00")));
    }

    #[test]
    fn an_end_that_no_clock_shows_comes_as_the_clocks_are_changed() {
        let short = quiet("22:00", "02:30", Tz::Europe__Berlin);
        assert_eq!(short.end_after(at("2026-03-29T00:30:00+01:00")), Some(at("2026-03-29T03:00:00+02:00")));
    }

    #[test]
    fn the_same_beginning_and_end_are_no_quiet_hours() {
        let noon: DayTime = "12:00".parse().unwrap();
        assert_eq!(Quiet::new(noon, noon, Tz::UTC), None);
    }

    const ZONES: [Tz; 8] = [
        Tz::UTC,
        Tz::Europe__Moscow,
        Tz::Europe__Berlin,
        Tz::America__New_York,
        Tz::Asia__Kathmandu,
        // Half an hour of summer time.
        Tz::Australia__Lord_Howe,
        // Clocks are changed at midnight.
        Tz::America__Santiago,
        // It lost a whole day in 2011.
        Tz::Pacific__Apia,
    ];

    /// Somewhere from 2010 to 2035; every second one within two days of a change of European clocks.
    fn moments() -> impl Strategy<Value = i64> {
        const TWO_DAYS_MS: i64 = 2 * 24 * 60 * MINUTE_MS;
        let changes =
            [at("2026-03-29T01:00:00Z").0, at("2026-10-25T01:00:00Z").0, at("2011-12-30T10:00:00Z").0];
        let near = (0..changes.len(), -TWO_DAYS_MS..TWO_DAYS_MS);
        prop_oneof![
            1_262_304_000_000_i64..2_051_222_400_000,
            near.prop_map(move |(change, ms)| changes[change] + ms),
        ]
    }

    proptest! {
        /// What the end is by definition: the first minute at which the wall shows a loud one.
        #[test]
        fn the_end_is_the_first_loud_minute(
            now in moments(), from in 0_u16..1440, to in 0_u16..1440, zone in 0..ZONES.len(),
        ) {
            let time = |minutes| DayTime::from_minutes(minutes).unwrap();
            let Some(quiet) = Quiet::new(time(from), time(to), ZONES[zone]) else { return Ok(()) };
            let now = Timestamp(now);
            let first = now.0.div_euclid(MINUTE_MS);
            let loud = (first..=first + LOOKED_AT_MOST)
                .map(|minute| Timestamp(minute * MINUTE_MS))
                .find(|moment| !quiet.holds(*moment))
                .unwrap();
            match quiet.end_after(now) {
                None => prop_assert!(loud.0 <= now.0),
                Some(end) => {
                    prop_assert_eq!(end, loud);
                    prop_assert!(end > now && !quiet.holds(end));
                }
            }
        }
    }
}
