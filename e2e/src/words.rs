//! The texts that people read, from the files that the product is built of.

use anyhow::{Context as _, Result, anyhow};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::tools;

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Ru,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// As Telegram writes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The words of this language out of two.
    #[must_use]
    pub fn pick(self, ru: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Ru => ru,
            Self::En => en,
        }
    }
}

/// The texts of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

impl Words {
    /// Reads `static/locales/<language>.ftl`.
    ///
    /// # Errors
    /// If the file cannot be read or is not Fluent.
    pub fn of(language: Language) -> Result<Self> {
        let path = tools::root().join("static/locales").join(format!("{}.ftl", language.code()));
        let source =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let resource = FluentResource::try_new(source)
            .map_err(|(_, errors)| anyhow!("{}: {errors:?}", path.display()))?;
        let mut bundle = FluentBundle::new(vec![language.code().parse::<LanguageIdentifier>()?]);
        // The marks around variables are for mixed directions; people's pages have none.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| anyhow!("{errors:?}"))?;
        Ok(Self { bundle })
    }

    /// The text under a key; `key.attribute` for a part of one.
    ///
    /// # Errors
    /// If there is no such text.
    pub fn get(&self, key: &str) -> Result<String> {
        self.with(key, &[])
    }

    /// The text with its variables.
    ///
    /// # Errors
    /// If there is no such text.
    pub fn with(&self, key: &str, variables: &[(&str, &str)]) -> Result<String> {
        let mut arguments = FluentArgs::new();
        for (name, value) in variables {
            arguments.set(*name, FluentValue::from(*value));
        }
        self.format(key, &arguments)
    }

    /// The text of a number of things: its variable `count`.
    ///
    /// # Errors
    /// If there is no such text.
    pub fn counted(&self, key: &str, count: i64) -> Result<String> {
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(count));
        self.format(key, &arguments)
    }

    fn format(&self, key: &str, arguments: &FluentArgs<'_>) -> Result<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, part)| (id, Some(part)));
        let message = self.bundle.get_message(id).with_context(|| format!("no text {id}"))?;
        let pattern = match attribute {
            Some(part) => message.get_attribute(part).map(|attribute| attribute.value()),
            None => message.value(),
        };
        let mut errors = Vec::new();
        let pattern = pattern.with_context(|| format!("no text {key}"))?;
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(anyhow!("{key}: {errors:?}")) }
    }
}
