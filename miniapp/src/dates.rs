//! Moments as people read them: in their own zone, by the browser's `Intl`.

use js_sys::{Array, Date, Intl};
use wasm_bindgen::JsValue;
use zayavka_shared::{Language, Timestamp};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// How far a day is from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    Tomorrow,
    Today,
    Yesterday,
    /// Two to six days ago: its weekday names it.
    ThisWeek,
    ThisYear,
    Another,
}

/// The number of the day that a clock `offset_min` minutes ahead of UTC shows.
#[must_use]
pub fn day_number(moment: Timestamp, offset_min: i64) -> i64 {
    (moment.0 + offset_min * MINUTE_MS).div_euclid(DAY_MS)
}

/// Compares days by their numbers and years.
#[must_use]
pub fn nearness(today: i64, day: i64, is_same_year: bool) -> Nearness {
    match today - day {
        -1 => Nearness::Tomorrow,
        0 => Nearness::Today,
        1 => Nearness::Yesterday,
        2..=6 => Nearness::ThisWeek,
        _ if is_same_year => Nearness::ThisYear,
        _ => Nearness::Another,
    }
}

/// In a list: `14:02`, «вчера», «пн», «12 мая», `12.05.2025`.
#[must_use]
pub fn brief(now: Timestamp, moment: Timestamp, language: Language) -> String {
    match nearness_of(now, moment) {
        Nearness::Today => time(moment, language),
        Nearness::Yesterday => relative_day(-1, language),
        Nearness::Tomorrow => relative_day(1, language),
        Nearness::ThisWeek => format(moment, language, &[("weekday", "short")]),
        Nearness::ThisYear => format(moment, language, &[("day", "numeric"), ("month", "short")]),
        Nearness::Another => {
            format(moment, language, &[("day", "2-digit"), ("month", "2-digit"), ("year", "numeric")])
        }
    }
}

/// Between days of a conversation: «Сегодня», «Вчера», «12 мая», «12 мая 2025 г.».
#[must_use]
pub fn day(now: Timestamp, moment: Timestamp, language: Language) -> String {
    capitalized(&day_words(now, moment, language))
}

/// In a sentence: «сегодня в 14:30», «12 мая в 14:30».
#[must_use]
pub fn moment(now: Timestamp, moment: Timestamp, language: Language) -> String {
    let day = day_words(now, moment, language);
    let joint = match language {
        Language::Ru => " в ",
        Language::En => " at ",
    };
    format!("{day}{joint}{}", time(moment, language))
}

/// As a limit in a sentence: «сегодня до 14:30», «3 декабря до 14:30».
#[must_use]
pub fn until(now: Timestamp, moment: Timestamp, language: Language) -> String {
    let (day, time) = (day_words(now, moment, language), time(moment, language));
    let is_by_name =
        matches!(nearness_of(now, moment), Nearness::Tomorrow | Nearness::Today | Nearness::Yesterday);
    match language {
        Language::Ru => format!("{day} до {time}"),
        Language::En if is_by_name => format!("by {time} {day}"),
        Language::En => format!("by {time} on {day}"),
    }
}

/// What a day of the week is called, Monday as 0.
#[must_use]
pub fn weekday(day: usize, language: Language) -> String {
    // The first of January 2024 was a Monday.
    capitalized(&calendar(&format!("2024-01-{:02}", day + 1), language, &[("weekday", "long")]))
}

/// `14:02`
#[must_use]
pub fn time(moment: Timestamp, language: Language) -> String {
    format(moment, language, &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")])
}

/// A day of the calendar (`YYYY-MM-DD`), as a form answers it; the text itself if it is none.
#[must_use]
pub fn calendar_day(text: &str, language: Language) -> String {
    calendar(text, language, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// A day of the calendar where there is little room: «19 нояб.».
#[must_use]
pub fn calendar_day_brief(text: &str, language: Language) -> String {
    calendar(text, language, &[("day", "numeric"), ("month", "short")])
}

/// A day of the calendar with its weekday: «чт, 19 ноября».
#[must_use]
pub fn calendar_weekday(text: &str, language: Language) -> String {
    calendar(text, language, &[("weekday", "short"), ("day", "numeric"), ("month", "long")])
}

fn calendar(text: &str, language: Language, look: &[(&str, &str)]) -> String {
    let midnight = Timestamp::parse_rfc3339(&format!("{text}T00:00:00Z"));
    midnight.map_or_else(
        |_| text.to_owned(),
        |day| format(day, language, &[look, &[("timeZone", "UTC")]].concat()),
    )
}

/// Whether a new day begins between two moments, here.
#[must_use]
pub fn is_other_day(one: Timestamp, other: Timestamp) -> bool {
    day_number(one, offset_min(one)) != day_number(other, offset_min(other))
}

/// The largest size that is taken, as it was set: a megabyte there is 1,024 times 1,024 bytes.
#[must_use]
pub fn limit(bytes: u64, language: Language) -> String {
    let megabytes = bytes / (1024 * 1024);
    size(if megabytes > 0 { megabytes * 1_000_000 } else { bytes }, language)
}

/// `2,1 МБ`: by thousands, as phones show sizes.
#[must_use]
pub fn size(bytes: u64, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "rounded to a decimal anyway")]
    let bytes = bytes as f64;
    let (value, unit) = match bytes {
        b if b < 1_000.0 => (b, "byte"),
        b if b < 1_000_000.0 => (b / 1_000.0, "kilobyte"),
        b if b < 1_000_000_000.0 => (b / 1_000_000.0, "megabyte"),
        b => (b / 1_000_000_000.0, "gigabyte"),
    };
    let digits = if value < 10.0 && unit != "byte" { 1 } else { 0 };
    let look = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
    crate::report::ignore(
        "a number's look",
        js_sys::Reflect::set(&look, &"maximumFractionDigits".into(), &JsValue::from(digits)),
    );
    let format = Intl::NumberFormat::new(&locales(language), &look).format();
    format
        .call1(&JsValue::UNDEFINED, &value.into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn nearness_of(now: Timestamp, moment: Timestamp) -> Nearness {
    let is_same_year = date(now).get_full_year() == date(moment).get_full_year();
    nearness(day_number(now, offset_min(now)), day_number(moment, offset_min(moment)), is_same_year)
}

fn day_words(now: Timestamp, moment: Timestamp, language: Language) -> String {
    match nearness_of(now, moment) {
        Nearness::Tomorrow => relative_day(1, language),
        Nearness::Today => relative_day(0, language),
        Nearness::Yesterday => relative_day(-1, language),
        Nearness::ThisWeek | Nearness::ThisYear => {
            format(moment, language, &[("day", "numeric"), ("month", "long")])
        }
        Nearness::Another => {
            format(moment, language, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
        }
    }
}

/// «вчера», «сегодня», «завтра».
fn relative_day(days: i32, language: Language) -> String {
    let look = options(&[("numeric", "auto")]);
    Intl::RelativeTimeFormat::new(&locales(language), &look).format(f64::from(days), "day").into()
}

fn format(moment: Timestamp, language: Language, look: &[(&str, &str)]) -> String {
    let format = Intl::DateTimeFormat::new(&locales(language), &options(look)).format();
    let text = format.call1(&JsValue::UNDEFINED, &date(moment)).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

fn date(moment: Timestamp) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our era fit 2^53")]
    let ms = moment.0 as f64;
    Date::new(&ms.into())
}

/// How far the local clock is ahead of UTC at that moment.
fn offset_min(moment: Timestamp) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most a day in minutes")]
    let behind = date(moment).get_timezone_offset() as i64;
    -behind
}

pub(crate) fn locales(language: Language) -> Array {
    let tag = match language {
        Language::Ru => "ru-RU",
        Language::En => "en-GB",
    };
    Array::of1(&tag.into())
}

pub(crate) fn options(fields: &[(&str, &str)]) -> js_sys::Object {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        crate::report::ignore(
            "a date's look",
            js_sys::Reflect::set(&object, &(*name).into(), &(*value).into()),
        );
    }
    object
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(20_000 * DAY_MS + 12 * 60 * MINUTE_MS);

    #[test]
    fn a_day_begins_at_local_midnight() {
        let late = NOON.plus_ms(11 * 60 * MINUTE_MS);
        assert_eq!(day_number(late, 0), 20_000);
        assert_eq!(day_number(late, 180), 20_001);
        assert_eq!(day_number(NOON, -13 * 60), 19_999);
    }

    #[test]
    fn days_are_named_by_how_near_they_are() {
        assert_eq!(nearness(10, 11, true), Nearness::Tomorrow);
        assert_eq!(nearness(10, 10, true), Nearness::Today);
        assert_eq!(nearness(10, 9, false), Nearness::Yesterday);
        assert_eq!(nearness(10, 4, true), Nearness::ThisWeek);
        assert_eq!(nearness(10, 3, true), Nearness::ThisYear);
        assert_eq!(nearness(10, -300, false), Nearness::Another);
    }

    #[test]
    fn a_word_is_capitalized_in_any_alphabet() {
        assert_eq!(capitalized("сегодня"), "Сегодня");
        assert_eq!(capitalized(""), "");
    }
}
