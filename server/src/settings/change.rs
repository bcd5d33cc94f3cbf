//! Reads a change of the settings from a body; what is left out stays.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use zayavka_shared::Language;
use zayavka_shared::api::REOPEN_DAYS_MAX;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::hours::{HOLIDAYS_MAX, WorkingWeek};
use zayavka_shared::text::{TextError, normalize};

use super::{Settings, Wording};
use crate::http::Fields;

/// UTF-16 units of the bot's name (core.telegram.org/bots/api#setmyname).
const BOT_NAME_MAX: usize = 64;

/// What a body wants to be different.
#[derive(Debug, Default)]
pub(super) struct Change {
    bot_name: Option<String>,
    languages: Option<Vec<Language>>,
    reopen_days: Option<i64>,
    working_hours: Option<WorkingWeek>,
    holidays: Option<BTreeSet<NaiveDate>>,
    words: Vec<(Wording, Language, String)>,
}

impl Change {
    /// Reads a body; the faults stay in `fields`.
    pub(super) fn read(fields: &mut Fields) -> Self {
        let mut change = Self::default();
        if fields.has("bot_name") {
            let name = fields.value("bot_name").unwrap_or(Value::Null);
            change.bot_name =
                text(fields, "bot_name", &name, BOT_NAME_MAX).map(|name| name.replace('\n', " "));
        }
        change.languages = fields.read("languages", |value| {
            let codes = value.as_array().filter(|codes| !codes.is_empty())?;
            codes.iter().map(|code| Language::from_code(code.as_str()?)).collect()
        });
        change.reopen_days = fields
            .read("reopen_days", |value| value.as_i64().filter(|days| (0..=REOPEN_DAYS_MAX).contains(days)));
        change.working_hours = read_week(fields);
        change.holidays = read_holidays(fields);
        let mut commands = match fields.value("commands") {
            Some(Value::Object(commands)) => commands,
            Some(_) => {
                fields.refuse(FieldError::new("commands", FieldErrorCode::WrongKind));
                return change;
            }
            None => serde_json::Map::new(),
        };
        for wording in Wording::ALL {
            let value = match wording.path().strip_prefix("commands.") {
                Some(command) => commands.remove(command),
                None => fields.value(wording.path()),
            };
            if let Some(value) = value {
                change.read_words(fields, wording, &value);
            }
        }
        change
    }

    fn read_words(&mut self, fields: &mut Fields, wording: Wording, value: &Value) {
        let Value::Object(texts) = value else {
            fields.refuse(FieldError::new(wording.path(), FieldErrorCode::WrongKind));
            return;
        };
        for language in Language::ALL {
            let Some(value) = texts.get(language.code()) else { continue };
            let path = format!("{}.{}", wording.path(), language.code());
            if let Some(text) = text(fields, &path, value, wording.max()) {
                self.words.push((wording, language, text));
            }
        }
    }

    /// Makes the change. A new consent text has a new version.
    pub(super) fn apply(self, settings: &mut Settings) {
        let before: Vec<String> = consent(settings);
        settings.bot_name = self.bot_name.unwrap_or_else(|| settings.bot_name.clone());
        settings.reopen_days = self.reopen_days.unwrap_or(settings.reopen_days);
        settings.working_hours = self.working_hours.unwrap_or_else(|| settings.working_hours.clone());
        settings.holidays = self.holidays.unwrap_or_else(|| settings.holidays.clone());
        if let Some(languages) = self.languages {
            settings.set_languages(languages);
        }
        for (wording, language, text) in self.words {
            settings.set_text(wording, language, text);
        }
        if settings.asks_consent() && consent(settings) != before {
            settings.consent_version += 1;
        }
    }
}

/// The intervals of each weekday; a day that is left out is a day off.
fn read_week(fields: &mut Fields) -> Option<WorkingWeek> {
    let week: WorkingWeek =
        fields.read("working_hours", |value| serde_json::from_value(value.clone()).ok())?;
    week.faults().into_iter().for_each(|fault| fields.refuse(fault));
    Some(week)
}

fn read_holidays(fields: &mut Fields) -> Option<BTreeSet<NaiveDate>> {
    let days: BTreeSet<NaiveDate> = fields.read("holidays", |value| {
        let days =
            value.as_array()?.iter().map(|day| day.as_str().filter(|day| day.len() == 10)?.parse().ok());
        days.collect()
    })?;
    if days.len() > HOLIDAYS_MAX {
        fields.refuse(FieldError::with_max("holidays", FieldErrorCode::TooManyEntries, HOLIDAYS_MAX));
    }
    Some(days)
}

fn consent(settings: &Settings) -> Vec<String> {
    let text = |language| settings.written(Wording::ConsentText, language).to_owned();
    Language::ALL.into_iter().map(text).collect()
}

/// A text within Telegram's count; nothing is an empty one.
fn text(fields: &mut Fields, path: &str, value: &Value, max: usize) -> Option<String> {
    let text = match value {
        Value::Null => "",
        Value::String(text) => text,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            fields.refuse(FieldError::new(path, FieldErrorCode::WrongKind));
            return None;
        }
    };
    let parsed = normalize(text, max).and_then(|text| {
        if text.encode_utf16().count() > max { Err(TextError::TooLong { max }) } else { Ok(text) }
    });
    parsed.map_err(|fault| fields.refuse(FieldError::from_text(path, fault))).ok()
}
