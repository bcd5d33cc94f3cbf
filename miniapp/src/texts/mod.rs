//! What the Mini App says, in the reader's language.
//!
//! `static/locales` is the only source: `build.rs` makes of each text a method of [`Texts`], named by the
//! key with `_` for `-` and `.`. A text that one language lacks does not compile.

mod format;
mod keyed;
mod plural;

use yew::prelude::*;
use zayavka_shared::Language;

pub use keyed::Side;

use format::{Argument, Part};

/// The texts of one language. Cheap to copy; below the app's provider [`use_texts`] gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    fn pick(self, texts: [&'static str; Language::ALL.len()]) -> &'static str {
        texts[self.place()]
    }

    fn format(self, texts: [&[Part]; Language::ALL.len()], arguments: &[Argument<'_>]) -> String {
        let mut text = String::new();
        format::write(self.language, texts[self.place()], arguments, &mut text);
        text
    }

    /// The language's place in the generated tables.
    fn place(self) -> usize {
        match self.language {
            Language::Ru => 0,
            Language::En => 1,
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The reader's texts; English where nobody said.
#[hook]
pub fn use_texts() -> Texts {
    use_context().unwrap_or(Texts::new(Language::En))
}
