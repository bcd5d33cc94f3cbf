//! The settings as the server reads them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use zayavka_shared::api::{CommandTexts, DeskSettings, TelegramAnswer};
use zayavka_shared::hours::WorkingWeek;
use zayavka_shared::ticket::Policy;
use zayavka_shared::{Language, Localized};

use crate::hours::Calendar;
use crate::texts::Texts;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A text that an admin words in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    Greeting,
    Description,
    ShortDescription,
    StartCommand,
    HelpCommand,
    MenuButton,
    ConsentText,
}

impl Wording {
    pub const ALL: [Self; 7] = [
        Self::Greeting,
        Self::Description,
        Self::ShortDescription,
        Self::StartCommand,
        Self::HelpCommand,
        Self::MenuButton,
        Self::ConsentText,
    ];

    /// The path in the API and the name in the database.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
            Self::StartCommand => "commands.start",
            Self::HelpCommand => "commands.help",
            Self::MenuButton => "menu_button",
            Self::ConsentText => "consent_text",
        }
    }

    /// UTF-16 units at most: Telegram's limit, or for our own texts one that a message holds.
    pub(super) fn max(self) -> usize {
        match self {
            Self::Greeting => 2_000,
            Self::Description => 512,
            Self::ShortDescription => 120,
            Self::StartCommand | Self::HelpCommand => 256,
            Self::MenuButton => 64,
            Self::ConsentText => 10_000,
        }
    }

    /// The words that are shipped; most texts have none.
    fn shipped(self, texts: &Texts, language: Language) -> String {
        match self {
            Self::Greeting => texts.get(language, "bot-greeting-client", &[("name", "{name}".into())]),
            Self::StartCommand => texts.get(language, "bot-command-start", &[]),
            Self::HelpCommand => texts.get(language, "bot-command-help", &[]),
            Self::MenuButton => texts.get(language, "bot-menu", &[]),
            Self::Description | Self::ShortDescription | Self::ConsentText => String::new(),
        }
    }
}

/// Everything that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Empty where nobody named the bot here.
    pub bot_name: String,
    /// Never empty.
    pub languages: Vec<Language>,
    pub reopen_days: i64,
    pub consent_version: i64,
    pub working_hours: WorkingWeek,
    pub holidays: BTreeSet<NaiveDate>,
    words: BTreeMap<(Wording, &'static str), String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bot_name: String::new(),
            languages: Language::ALL.to_vec(),
            reopen_days: Policy::default().reopen_window_ms / DAY_MS,
            consent_version: 0,
            working_hours: WorkingWeek::default(),
            holidays: BTreeSet::new(),
            words: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The settings of these rows; what cannot be read is as it is shipped.
    pub(super) fn of_rows(rows: impl Iterator<Item = (String, String)>) -> Self {
        let rows: BTreeMap<String, String> = rows.collect();
        let mut settings = Self::default();
        let number = |name: &str| rows.get(name)?.parse::<i64>().ok();
        settings.reopen_days = number("reopen_days").unwrap_or(settings.reopen_days);
        settings.consent_version = number("consent_version").unwrap_or_default();
        settings.bot_name = rows.get("bot_name").cloned().unwrap_or_default();
        let week = rows.get("working_hours").and_then(|week| serde_json::from_str(week).ok());
        settings.working_hours = week.unwrap_or_default();
        let days = rows.get("holidays").map_or("", String::as_str).split(',');
        settings.holidays = days.filter_map(|day| day.parse().ok()).collect();
        if let Some(codes) = rows.get("languages") {
            let languages: Vec<Language> = codes.split(',').filter_map(Language::from_code).collect();
            settings.set_languages(languages);
        }
        for wording in Wording::ALL {
            for language in Language::ALL {
                if let Some(text) = rows.get(&format!("{}.{}", wording.path(), language.code())) {
                    settings.set_text(wording, language, text.clone());
                }
            }
        }
        settings
    }

    /// The rows that say all this.
    pub(super) fn rows(&self) -> Vec<(String, String)> {
        let codes: Vec<&str> = self.languages.iter().map(|language| language.code()).collect();
        let mut rows = vec![
            ("bot_name".to_owned(), self.bot_name.clone()),
            ("languages".to_owned(), codes.join(",")),
            ("reopen_days".to_owned(), self.reopen_days.to_string()),
            ("consent_version".to_owned(), self.consent_version.to_string()),
            ("holidays".to_owned(), self.holiday_texts().join(",")),
        ];
        // As shipped it is no row: what is shipped may change.
        let week = Some(&self.working_hours).filter(|week| **week != WorkingWeek::default());
        let week = week.and_then(|week| serde_json::to_string(week).ok()).unwrap_or_default();
        rows.push(("working_hours".to_owned(), week));
        for wording in Wording::ALL {
            for language in Language::ALL {
                let text = self.own_text(wording, language).to_owned();
                rows.push((format!("{}.{}", wording.path(), language.code()), text));
            }
        }
        rows
    }

    /// Says which languages are offered, in our order; none at all is all of them.
    pub(super) fn set_languages(&mut self, languages: Vec<Language>) {
        let is_offered = |language: &Language| languages.is_empty() || languages.contains(language);
        self.languages = Language::ALL.into_iter().filter(is_offered).collect();
    }

    pub(super) fn set_text(&mut self, wording: Wording, language: Language, text: String) {
        self.words.insert((wording, language.code()), text);
    }

    fn own_text(&self, wording: Wording, language: Language) -> &str {
        self.words.get(&(wording, language.code())).map_or("", String::as_str)
    }

    /// What was written here, in the language or else in another one; empty if nothing was.
    #[must_use]
    pub fn written(&self, wording: Wording, language: Language) -> &str {
        let languages = std::iter::once(language).chain(Language::ALL);
        languages.map(|one| self.own_text(wording, one)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// What stands: what was written in this language, else what is shipped, else what was written in
    /// another language.
    #[must_use]
    pub fn text(&self, texts: &Texts, wording: Wording, language: Language) -> String {
        let own = self.own_text(wording, language);
        if !own.is_empty() {
            return own.to_owned();
        }
        let shipped = wording.shipped(texts, language);
        if shipped.is_empty() { self.written(wording, language).to_owned() } else { shipped }
    }

    /// The language of someone who would be spoken to in `language`.
    #[must_use]
    pub fn offered(&self, language: Language) -> Language {
        if self.languages.contains(&language) {
            language
        } else {
            self.languages.first().copied().unwrap_or(language)
        }
    }

    /// Whether clients are asked to agree to something.
    #[must_use]
    pub fn asks_consent(&self) -> bool {
        Language::ALL.into_iter().any(|language| !self.own_text(Wording::ConsentText, language).is_empty())
    }

    /// When someone is there to reply.
    #[must_use]
    pub fn calendar(&self, zone: Tz) -> Calendar<'_> {
        Calendar { week: &self.working_hours, holidays: &self.holidays, zone }
    }

    /// The days on which nobody is there, `YYYY-MM-DD`, in their order.
    fn holiday_texts(&self) -> Vec<String> {
        self.holidays.iter().map(NaiveDate::to_string).collect()
    }

    /// What rules read of it.
    #[must_use]
    pub fn policy(&self) -> Policy {
        Policy { reopen_window_ms: self.reopen_days * DAY_MS, ..Policy::default() }
    }

    pub(super) fn view(&self, texts: &Texts, telegram: Vec<TelegramAnswer>) -> DeskSettings {
        let shown = |wording, language| match wording {
            Wording::Description | Wording::ShortDescription | Wording::ConsentText => {
                self.own_text(wording, language).to_owned()
            }
            Wording::Greeting | Wording::StartCommand | Wording::HelpCommand | Wording::MenuButton => {
                self.text(texts, wording, language)
            }
        };
        let localized =
            |wording| Localized { ru: shown(wording, Language::Ru), en: shown(wording, Language::En) };
        DeskSettings {
            bot_name: self.bot_name.clone(),
            greeting: localized(Wording::Greeting),
            description: localized(Wording::Description),
            short_description: localized(Wording::ShortDescription),
            commands: CommandTexts {
                start: localized(Wording::StartCommand),
                help: localized(Wording::HelpCommand),
            },
            menu_button: localized(Wording::MenuButton),
            languages: self.languages.clone(),
            reopen_days: self.reopen_days,
            consent_text: localized(Wording::ConsentText),
            consent_version: self.consent_version,
            working_hours: self.working_hours.clone(),
            holidays: self.holiday_texts(),
            telegram,
        }
    }

    /// Gives up words that are the shipped ones: they keep following what is shipped.
    pub(super) fn forget_shipped(&mut self, texts: &Texts) {
        self.words.retain(|(wording, code), text| {
            let language = Language::from_code(code);
            !text.is_empty() && language.is_none_or(|language| wording.shipped(texts, language) != *text)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_survives_the_database() {
        let mut settings = Settings { bot_name: "Desk".to_owned(), reopen_days: 3, ..Settings::default() };
        settings.set_languages(vec![Language::En]);
        settings.set_text(Wording::HelpCommand, Language::En, "Help me".to_owned());
        assert_eq!(Settings::of_rows(settings.rows().into_iter()).rows(), settings.rows());
    }

    #[test]
    fn nothing_set_is_fourteen_days_both_languages_and_the_shipped_words() {
        let settings = Settings::of_rows(std::iter::empty());
        assert_eq!(settings.policy(), Policy::default());
        assert_eq!((settings.reopen_days, settings.languages.len()), (14, 2));
        assert!(settings.text(&Texts::default(), Wording::Greeting, Language::En).contains("{name}"));
        assert!(!settings.asks_consent());
    }

    #[test]
    fn a_text_in_one_language_stands_for_both() {
        let mut settings = Settings::default();
        settings.set_text(Wording::ConsentText, Language::Ru, "Да".to_owned());
        assert_eq!(settings.text(&Texts::default(), Wording::ConsentText, Language::En), "Да");
        assert!(settings.asks_consent());
    }
}
