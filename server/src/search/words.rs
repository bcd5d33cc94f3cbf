//! Words as the index keeps them: one spelling for what people mean by the same word. Pure.
//!
//! Both databases get exactly these words and take no words apart themselves, so both find the same.

use std::collections::BTreeSet;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut; PostgreSQL takes 2,046 bytes.
const WORD_MAX: usize = 64;
/// Words of a ticket beyond this many are not found; a tsvector takes 1 MB.
const WORDS_MAX: usize = 8_000;

/// The words of a text in their order: NFKC, lower case, «е» for «ё», nothing but letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    // Before NFKC, which would make letters of it.
    let text = text.replace('№', " ");
    let folded: String = text.nfkc().flat_map(char::to_lowercase).map(fold).collect();
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric() || is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(WORD_MAX).collect())
        .collect();
    words.into_iter()
}

fn fold(c: char) -> char {
    if c == 'ё' { 'е' } else { c }
}

/// The word without its endings, by the language that its letters are of.
pub(super) fn stem(word: &str) -> String {
    let algorithm = if word.chars().any(|c| ('а'..='я').contains(&c)) {
        Algorithm::Russian
    } else {
        Algorithm::English
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

/// What is kept of a ticket's texts: each word as it stands, for prefixes, and its stem.
#[derive(Debug, Default)]
pub(super) struct Gathered(BTreeSet<String>);

impl Gathered {
    pub(super) fn add(&mut self, text: &str) {
        for word in words(text) {
            if self.0.len() >= WORDS_MAX {
                return;
            }
            self.0.insert(stem(&word));
            self.0.insert(word);
        }
    }

    pub(super) fn into_words(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(text: &str) -> Vec<String> {
        words(text).collect()
    }

    #[test]
    fn words_are_letters_and_digits_in_one_spelling() {
        assert_eq!(
            list("Ещё  РАЗ: wi-fi, отчёт_2024.pdf"),
            ["еще", "раз", "wi", "fi", "отчет", "2024", "pdf"]
        );
        assert_eq!(list("№ 1284 — ﬁle"), ["1284", "file"]);
        assert!(list(" … — !").is_empty());
    }

    #[test]
    fn words_of_one_root_have_one_stem() {
        for (one, other) in [("принтеры", "принтера"), ("сломалась", "сломался"), ("printing", "printed")]
        {
            assert_eq!(stem(one), stem(other));
        }
    }

    proptest! {
        #[test]
        fn a_word_is_never_taken_apart_again(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert_eq!(list(&word), [word.clone()]);
                prop_assert!(word.len() <= 4 * WORD_MAX);
            }
        }
    }
}
