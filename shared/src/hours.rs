//! The hours in which a desk works: for each weekday its intervals, and days on which nobody is there.
//!
//! What a moment is in them is reckoned by the server, which knows the zone; the page edits them by the very
//! checks by which the server takes them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::{FieldError, FieldErrorCode};

/// Intervals of one day: more are no hours but a timetable.
pub const INTERVALS_MAX: usize = 4;
/// Days on which the desk is closed.
pub const HOLIDAYS_MAX: usize = 100;
/// Working minutes in which a first reply may be promised: thirty days and nights.
pub const ANSWER_MINUTES_MAX: i64 = 30 * 24 * 60;

const MINUTES_OF_DAY: u16 = 24 * 60;

/// A time that a clock on the wall shows, `09:00`; `24:00` ends a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "09:00"))]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes since midnight; `None` beyond the day's end.
    #[must_use]
    pub fn of_minutes(minutes: u16) -> Option<Self> {
        (minutes <= MINUTES_OF_DAY).then_some(Self(minutes))
    }

    /// Minutes since midnight, up to 1,440.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The text is no time of a clock.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no time from 00:00 to 24:00")]
pub struct NoClockTime(String);

impl FromStr for ClockTime {
    type Err = NoClockTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (hours, minutes) = text.split_once(':')?;
            let is_plain = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            if !is_plain(hours) || !is_plain(minutes) {
                return None;
            }
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            if minutes < 60 { Self::of_minutes(hours * 60 + minutes) } else { None }
        };
        read().ok_or_else(|| NoClockTime(text.to_owned()))
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Someone is there from one time to another of the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkingInterval {
    pub from: ClockTime,
    pub to: ClockTime,
}

/// A day of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The name in the API.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Monday => "mon",
            Self::Tuesday => "tue",
            Self::Wednesday => "wed",
            Self::Thursday => "thu",
            Self::Friday => "fri",
            Self::Saturday => "sat",
            Self::Sunday => "sun",
        }
    }
}

/// The intervals of each weekday; a day without any is a day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkingWeek {
    #[serde(default)]
    pub mon: Vec<WorkingInterval>,
    #[serde(default)]
    pub tue: Vec<WorkingInterval>,
    #[serde(default)]
    pub wed: Vec<WorkingInterval>,
    #[serde(default)]
    pub thu: Vec<WorkingInterval>,
    #[serde(default)]
    pub fri: Vec<WorkingInterval>,
    #[serde(default)]
    pub sat: Vec<WorkingInterval>,
    #[serde(default)]
    pub sun: Vec<WorkingInterval>,
}

impl Default for WorkingWeek {
    /// Monday to Friday from nine to six.
    fn default() -> Self {
        let day = || vec![WorkingInterval { from: ClockTime(9 * 60), to: ClockTime(18 * 60) }];
        Self { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: Vec::new(), sun: Vec::new() }
    }
}

impl WorkingWeek {
    #[must_use]
    pub fn day(&self, day: Weekday) -> &[WorkingInterval] {
        match day {
            Weekday::Monday => &self.mon,
            Weekday::Tuesday => &self.tue,
            Weekday::Wednesday => &self.wed,
            Weekday::Thursday => &self.thu,
            Weekday::Friday => &self.fri,
            Weekday::Saturday => &self.sat,
            Weekday::Sunday => &self.sun,
        }
    }

    pub fn day_mut(&mut self, day: Weekday) -> &mut Vec<WorkingInterval> {
        match day {
            Weekday::Monday => &mut self.mon,
            Weekday::Tuesday => &mut self.tue,
            Weekday::Wednesday => &mut self.wed,
            Weekday::Thursday => &mut self.thu,
            Weekday::Friday => &mut self.fri,
            Weekday::Saturday => &mut self.sat,
            Weekday::Sunday => &mut self.sun,
        }
    }

    /// Everything that is wrong, by the paths `working_hours.mon`: an interval ends after it begins and does
    /// not begin before the one above it has ended.
    #[must_use]
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        for day in Weekday::ALL {
            let intervals = self.day(day);
            let path = format!("working_hours.{}", day.key());
            if intervals.len() > INTERVALS_MAX {
                faults.push(FieldError::with_max(path, FieldErrorCode::TooManyEntries, INTERVALS_MAX));
                continue;
            }
            let runs_forward = intervals.iter().all(|one| one.from < one.to);
            let is_in_order = intervals.windows(2).all(|two| two[0].to <= two[1].from);
            if !runs_forward || !is_in_order {
                faults.push(FieldError::new(path, FieldErrorCode::NotInOrder));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(from: &str, to: &str) -> WorkingInterval {
        WorkingInterval { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn a_week_is_written_by_its_days() {
        let mut week = WorkingWeek { fri: Vec::new(), ..WorkingWeek::default() };
        week.mon = vec![interval("08:30", "12:00"), interval("13:00", "24:00")];
        let text = serde_json::to_value(&week).unwrap();
        assert_eq!(text["mon"][1], serde_json::json!({"from": "13:00", "to": "24:00"}));
        assert_eq!(serde_json::from_value::<WorkingWeek>(text).unwrap(), week);
        assert!(serde_json::from_str::<WorkingWeek>(r#"{"monday": []}"#).is_err());
    }

    #[test]
    fn intervals_run_forward_and_one_after_the_other() {
        let faults = |mon: Vec<WorkingInterval>| {
            let week = WorkingWeek { mon, ..WorkingWeek::default() };
            week.faults().into_iter().map(|fault| fault.field).collect::<Vec<_>>()
        };
        assert!(faults(vec![interval("09:00", "13:00"), interval("13:00", "18:00")]).is_empty());
        assert_eq!(faults(vec![interval("18:00", "09:00")]), ["working_hours.mon"]);
        assert_eq!(faults(vec![interval("09:00", "09:00")]), ["working_hours.mon"]);
        assert_eq!(
            faults(vec![interval("09:00", "14:00"), interval("13:00", "18:00")]),
            ["working_hours.mon"]
        );
        assert_eq!(faults(vec![interval("09:00", "09:01"); 5]), ["working_hours.mon"]);
    }

    proptest! {
        #[test]
        fn a_time_comes_back_as_it_was_written(minutes in 0_u16..=1440) {
            let time = ClockTime::of_minutes(minutes).unwrap();
            prop_assert_eq!(time.to_string().parse::<ClockTime>(), Ok(time));
        }

        #[test]
        fn what_is_no_time_is_refused(text in "\\PC{0,6}") {
            if let Ok(time) = text.parse::<ClockTime>() {
                prop_assert_eq!(time.to_string(), text);
            }
        }
    }
}
