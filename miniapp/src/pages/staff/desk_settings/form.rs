//! What is being edited of the settings. Pure: drawing and sending are elsewhere.

use std::collections::BTreeMap;

use zayavka_shared::api::{ChangeSettings, DeskSettings, ProblemField};
use zayavka_shared::hours::{Weekday, WorkingInterval, WorkingWeek};
use zayavka_shared::{Language, Localized};

use crate::texts::Texts;

/// A text in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Greeting,
    Description,
    ShortDescription,
    StartCommand,
    HelpCommand,
    MenuButton,
    Consent,
}

impl Text {
    /// The path in the body.
    #[must_use]
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
            Self::StartCommand => "commands.start",
            Self::HelpCommand => "commands.help",
            Self::MenuButton => "menu_button",
            Self::Consent => "consent_text",
        }
    }

    fn of(self, settings: &DeskSettings) -> &Localized {
        match self {
            Self::Greeting => &settings.greeting,
            Self::Description => &settings.description,
            Self::ShortDescription => &settings.short_description,
            Self::StartCommand => &settings.commands.start,
            Self::HelpCommand => &settings.commands.help,
            Self::MenuButton => &settings.menu_button,
            Self::Consent => &settings.consent_text,
        }
    }

    fn of_mut(self, settings: &mut DeskSettings) -> &mut Localized {
        match self {
            Self::Greeting => &mut settings.greeting,
            Self::Description => &mut settings.description,
            Self::ShortDescription => &mut settings.short_description,
            Self::StartCommand => &mut settings.commands.start,
            Self::HelpCommand => &mut settings.commands.help,
            Self::MenuButton => &mut settings.menu_button,
            Self::Consent => &mut settings.consent_text,
        }
    }
}

/// One edit.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Edit {
    Name(String),
    Days(String),
    Text(Text, Language, String),
    /// Offers a language, or no longer.
    Language(Language, bool),
    Hours(Weekday, Vec<WorkingInterval>),
    /// Adds a day without anyone, `YYYY-MM-DD`, or takes it away.
    Holiday(String, bool),
}

/// The settings as they stand in the form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Form {
    /// As they were loaded or saved last.
    saved: DeskSettings,
    pub(super) edited: DeskSettings,
    /// As typed: it may be no number yet.
    pub(super) days: String,
    /// In words, by path.
    pub(super) errors: BTreeMap<String, String>,
}

impl Form {
    #[must_use]
    pub(super) fn of(settings: DeskSettings) -> Self {
        let days = settings.reopen_days.to_string();
        Self { edited: settings.clone(), saved: settings, days, errors: BTreeMap::new() }
    }

    #[must_use]
    pub(super) fn text(&self, text: Text, language: Language) -> &str {
        text.of(&self.edited).get(language)
    }

    #[must_use]
    pub(super) fn with(mut self, edit: Edit) -> Self {
        match edit {
            Edit::Name(name) => {
                self.errors.remove("bot_name");
                self.edited.bot_name = name;
            }
            Edit::Days(days) => {
                self.errors.remove("reopen_days");
                self.days = days;
            }
            Edit::Text(text, language, words) => {
                self.errors.remove(&format!("{}.{}", text.path(), language.code()));
                let localized = text.of_mut(&mut self.edited);
                match language {
                    Language::Ru => localized.ru = words,
                    Language::En => localized.en = words,
                }
            }
            Edit::Language(language, is_offered) => {
                let keep = |one: &Language| {
                    if *one == language { is_offered } else { self.edited.languages.contains(one) }
                };
                let languages: Vec<Language> = Language::ALL.into_iter().filter(keep).collect();
                // The last language stays: the desk has to speak.
                if !languages.is_empty() {
                    self.edited.languages = languages;
                }
            }
            Edit::Hours(day, intervals) => {
                self.errors.remove(&format!("working_hours.{}", day.key()));
                *self.edited.working_hours.day_mut(day) = intervals;
            }
            Edit::Holiday(day, is_kept) => {
                self.errors.remove("holidays");
                self.edited.holidays.retain(|one| *one != day);
                if is_kept {
                    self.edited.holidays.push(day);
                    self.edited.holidays.sort();
                }
            }
        }
        self
    }

    /// What is different from what was saved. A number that is none goes to the server as it cannot be,
    /// which says so at the field.
    #[must_use]
    pub(super) fn change(&self) -> ChangeSettings {
        let (old, new) = (&self.saved, &self.edited);
        let days = self.days.trim().parse().unwrap_or(-1);
        ChangeSettings {
            bot_name: differing(&old.bot_name, &new.bot_name),
            greeting: differing(&old.greeting, &new.greeting),
            description: differing(&old.description, &new.description),
            short_description: differing(&old.short_description, &new.short_description),
            commands: differing(&old.commands, &new.commands),
            menu_button: differing(&old.menu_button, &new.menu_button),
            languages: differing(&old.languages, &new.languages),
            reopen_days: differing(&old.reopen_days, &days),
            consent_text: differing(&old.consent_text, &new.consent_text),
            working_hours: differing(&old.working_hours, &new.working_hours),
            holidays: differing(&old.holidays, &new.holidays),
        }
    }

    #[must_use]
    pub(super) fn is_dirty(&self) -> bool {
        self.change() != ChangeSettings::default()
    }

    /// What is wrong with a day's hours: by the server's word, or by the rule itself while they are edited.
    #[must_use]
    pub(super) fn hours_fault(&self, day: Weekday, texts: Texts) -> Option<String> {
        let path = format!("working_hours.{}", day.key());
        let alone = {
            let mut week = WorkingWeek::default();
            *week.day_mut(day) = self.edited.working_hours.day(day).to_vec();
            week.faults()
        };
        let by_rule = alone.into_iter().find(|fault| fault.field == path);
        self.errors
            .get(&path)
            .cloned()
            .or_else(|| by_rule.map(|fault| texts.field_error(fault.code, fault.max, fault.limit.as_ref())))
    }

    #[must_use]
    pub(super) fn refused(self, errors: &[ProblemField]) -> Self {
        let errors = errors.iter().map(|error| (error.field.clone(), error.message.clone())).collect();
        Self { errors, ..self }
    }

    /// The language in which the first fault of a text stands.
    #[must_use]
    pub(super) fn faulty_language(&self) -> Option<Language> {
        self.errors.keys().find_map(|path| Language::from_code(path.rsplit('.').next()?))
    }
}

fn differing<T: Clone + PartialEq>(old: &T, new: &T) -> Option<T> {
    (old != new).then(|| new.clone())
}

#[cfg(test)]
mod tests {
    use zayavka_shared::api::CommandTexts;

    use super::*;

    fn settings() -> DeskSettings {
        let text = || Localized { ru: "р".to_owned(), en: "e".to_owned() };
        DeskSettings {
            bot_name: String::new(),
            greeting: text(),
            description: text(),
            short_description: text(),
            commands: CommandTexts { start: text(), help: text() },
            menu_button: text(),
            languages: Language::ALL.to_vec(),
            reopen_days: 14,
            consent_text: text(),
            consent_version: 0,
            working_hours: WorkingWeek::default(),
            holidays: Vec::new(),
            telegram: Vec::new(),
        }
    }

    #[test]
    fn only_what_is_different_is_sent() {
        let form = Form::of(settings());
        assert!(!form.is_dirty());
        let form = form.with(Edit::Text(Text::HelpCommand, Language::En, "Help".to_owned()));
        let form = form.with(Edit::Days(" 3 ".to_owned()));
        let change = form.change();
        assert_eq!(change.commands.unwrap().help.en, "Help");
        assert_eq!((change.reopen_days, change.greeting), (Some(3), None));
    }

    #[test]
    fn hours_and_holidays_are_sent_where_they_differ() {
        let form = Form::of(settings());
        let hours = form.edited.working_hours.mon.clone();
        let form = form.with(Edit::Hours(Weekday::Saturday, hours.clone()));
        let form = form.with(Edit::Holiday("2027-01-02".to_owned(), true));
        let form = form.with(Edit::Holiday("2027-01-01".to_owned(), true));
        let change = form.change();
        assert_eq!(change.working_hours.unwrap().sat, hours);
        assert_eq!(change.holidays.unwrap(), ["2027-01-01", "2027-01-02"]);
        let form = form.with(Edit::Holiday("2027-01-01".to_owned(), false));
        let form = form.with(Edit::Holiday("2027-01-02".to_owned(), false));
        assert!(!form.with(Edit::Hours(Weekday::Saturday, Vec::new())).is_dirty());
    }

    #[test]
    fn the_last_language_stays() {
        let form = Form::of(settings()).with(Edit::Language(Language::Ru, false));
        let form = form.with(Edit::Language(Language::En, false));
        assert_eq!(form.edited.languages, [Language::En]);
    }

    #[test]
    fn a_fault_shows_the_language_it_stands_in_and_goes_with_the_next_letter() {
        let error = ProblemField {
            field: "description.en".to_owned(),
            code: "too_long".to_owned(),
            message: "Long".to_owned(),
        };
        let form = Form::of(settings()).refused(&[error]);
        assert_eq!(form.faulty_language(), Some(Language::En));
        let form = form.with(Edit::Text(Text::Description, Language::En, "x".to_owned()));
        assert!(form.errors.is_empty());
    }
}
