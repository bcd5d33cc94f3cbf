//! A time of day as a clock on the wall shows it, to the minute.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// Minutes since midnight, below 1,440. In JSON `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String))]
pub struct DayTime(u16);

impl DayTime {
    /// `None` where a day has no such minute.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes < DAY_MINUTES { Some(Self(minutes)) } else { None }
    }

    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDayTime;

impl fmt::Display for NoDayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time of day as 09:30")
    }
}

impl std::error::Error for NoDayTime {}

impl FromStr for DayTime {
    type Err = NoDayTime;

    fn from_str(text: &str) -> Result<Self, NoDayTime> {
        let digits = |text: &str| {
            let is_pair = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| is_pair)
        };
        let (hours, minutes) = text.split_once(':').ok_or(NoDayTime)?;
        match (digits(hours), digits(minutes)) {
            (Some(hours @ 0..24), Some(minutes @ 0..60)) => Ok(Self(hours * 60 + minutes)),
            _ => Err(NoDayTime),
        }
    }
}

impl Serialize for DayTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_is_read_as_it_is_written() {
        for minutes in 0..DAY_MINUTES {
            let time = DayTime::from_minutes(minutes).unwrap();
            assert_eq!(time.to_string().parse(), Ok(time));
        }
        assert_eq!(DayTime::from_minutes(DAY_MINUTES), None);
        assert_eq!(DayTime::from_minutes(570).unwrap().to_string(), "09:30");
    }

    #[test]
    fn what_no_clock_shows_is_refused() {
        for text in ["", "9:30", "24:00", "12:60", "+1:00", "12:3", "12", "12:30:00", " 12:30"] {
            assert_eq!(text.parse::<DayTime>(), Err(NoDayTime), "{text}");
        }
    }
}
