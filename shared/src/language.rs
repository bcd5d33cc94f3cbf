//! The languages of the interface.

use serde::{Deserialize, Serialize};

/// A language that every text of Zayavka exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Ru,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The code that stands in HTML, in the database and in file names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// What speakers of the language call it, whatever is spoken now.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// Reads one of our own codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language to speak to someone whose Telegram is set to `code` (IETF tag): Russian for `ru`,
    /// `be`, `uk` and `kk`, English for any other.
    #[must_use]
    pub fn from_telegram(code: &str) -> Self {
        match code.split(['-', '_']).next().unwrap_or(code).to_ascii_lowercase().as_str() {
            "ru" | "be" | "uk" | "kk" => Self::Ru,
            _ => Self::En,
        }
    }
}

/// A text that an admin wrote in each language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Localized {
    pub ru: String,
    pub en: String,
}

impl Localized {
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }

    /// The text in one language, to be written.
    pub fn get_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::Ru => &mut self.ru,
            Language::En => &mut self.en,
        }
    }
}
