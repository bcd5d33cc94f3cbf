//! Numbers as people read them: with the language's own marks, by the browser's `Intl`.

use js_sys::Intl;
use wasm_bindgen::JsValue;
use zayavka_shared::Language;

use crate::dates::{locales, options};

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// What a duration is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}

impl Unit {
    /// The unit in which a duration has few digits.
    #[must_use]
    pub fn of(ms: i64) -> Self {
        match ms.abs() {
            ms if ms < MINUTE_MS => Self::Seconds,
            ms if ms < 90 * MINUTE_MS => Self::Minutes,
            ms if ms < 2 * DAY_MS => Self::Hours,
            _ => Self::Days,
        }
    }

    /// How many of the unit a duration is.
    #[must_use]
    pub fn count(self, ms: i64) -> f64 {
        let unit = match self {
            Self::Seconds => SECOND_MS,
            Self::Minutes => MINUTE_MS,
            Self::Hours => HOUR_MS,
            Self::Days => DAY_MS,
        };
        #[expect(clippy::cast_precision_loss, reason = "rounded to a decimal anyway")]
        let (ms, unit) = (ms as f64, unit as f64);
        ms / unit
    }

    /// Decimals that tell something: none of seconds and minutes.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self {
            Self::Seconds | Self::Minutes => 0,
            Self::Hours | Self::Days => 1,
        }
    }
}

/// «1 284»
#[must_use]
pub fn whole(number: i64, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = number as f64;
    decimal(number, 0, language)
}

/// «5,2», with at most so many decimals.
#[must_use]
pub fn decimal(number: f64, decimals: u8, language: Language) -> String {
    let look = options(&[]);
    crate::report::ignore(
        "a number's look",
        js_sys::Reflect::set(&look, &"maximumFractionDigits".into(), &JsValue::from(decimals)),
    );
    let format = Intl::NumberFormat::new(&locales(language), &look).format();
    let text = format.call1(&JsValue::UNDEFINED, &number.into()).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_counted_in_what_keeps_it_short() {
        assert_eq!(Unit::of(40 * SECOND_MS), Unit::Seconds);
        assert_eq!(Unit::of(89 * MINUTE_MS), Unit::Minutes);
        assert_eq!(Unit::of(-5 * HOUR_MS), Unit::Hours);
        assert_eq!(Unit::of(47 * HOUR_MS), Unit::Hours);
        assert_eq!(Unit::of(3 * DAY_MS), Unit::Days);
    }

    #[test]
    fn a_duration_is_as_many_of_its_unit() {
        assert!((Unit::Hours.count(90 * MINUTE_MS) - 1.5).abs() < f64::EPSILON);
        assert!((Unit::Minutes.count(90 * SECOND_MS) - 1.5).abs() < f64::EPSILON);
    }
}
