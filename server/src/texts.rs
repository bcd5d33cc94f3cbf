//! What the server says to people, in their language: the same `.ftl` files that the Mini App compiles in.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tracing::error;
use unic_langid::LanguageIdentifier;
use zayavka_shared::Language;

const RU: &str = include_str!("../../static/locales/ru.ftl");
const EN: &str = include_str!("../../static/locales/en.ftl");

/// Every text in every language. Made once.
pub struct Texts {
    ru: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// Values that stand in a text.
pub type Args<'a> = [(&'a str, FluentValue<'a>)];

impl Default for Texts {
    fn default() -> Self {
        Self { ru: bundle(Language::Ru, RU), en: bundle(Language::En, EN) }
    }
}

impl Texts {
    /// The text under `key`, or of its attribute: `error-blocked`, `error-blocked.hint`. A key that is
    /// missing is a mistake of ours: it is logged, and the key itself is shown.
    #[must_use]
    pub fn get(&self, language: Language, key: &str, args: &Args<'_>) -> String {
        self.find(language, key, args).unwrap_or_else(|| {
            error!(text.key = key, "the text {key} is missing");
            key.to_owned()
        })
    }

    /// The text under `key`, if there is one.
    #[must_use]
    pub fn find(&self, language: Language, key: &str, args: &Args<'_>) -> Option<String> {
        let bundle = match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        };
        let (id, attribute) =
            key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        for fault in errors {
            error!(text.key = key, error = %fault, "the text {key} is faulty");
        }
        Some(text)
    }
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.code().parse().expect("our language codes are identifiers");
    let resource = FluentResource::try_new(source.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("the texts of {language} do not parse: {errors:?}"));
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Telegram and screen readers show the isolation marks as rubbish.
    bundle.set_use_isolating(false);
    if let Err(errors) = bundle.add_resource(resource) {
        panic!("the same text twice: {errors:?}");
    }
    bundle
}
