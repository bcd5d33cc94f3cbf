//! What a search asks for, read from what people type. Pure.

use super::words::{stem, words};

/// Characters of a search.
pub(super) const QUERY_MAX: usize = 200;
/// Words that count; those behind are of no use to anyone.
const WORDS_MAX: usize = 12;

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// As typed: what begins with it is found, too, unless it is a single letter.
    pub word: String,
    /// Its stem, if that is another word.
    pub stem: Option<String>,
}

impl Wanted {
    fn of(word: String) -> Self {
        let stem = Some(stem(&word)).filter(|stem| *stem != word);
        Self { word, stem }
    }

    /// Whether words that merely begin so count as well.
    #[must_use]
    pub fn is_prefix(&self) -> bool {
        self.word.chars().nth(1).is_some()
    }
}

/// The words of a text in their order, each as something to look for.
#[must_use]
pub fn wanted_words(text: &str) -> Vec<Wanted> {
    words(text).map(Wanted::of).collect()
}

/// All of these words, and none of those.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Query {
    pub all_of: Vec<Wanted>,
    pub none_of: Vec<Wanted>,
}

impl Query {
    /// Reads a search; `None` if it is too long. A word behind a minus is one that must not be there.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.chars().count() > QUERY_MAX {
            return None;
        }
        let mut query = Self::default();
        for chunk in text.split_whitespace() {
            let (chunk, list) = match chunk.strip_prefix('-') {
                Some(rest) => (rest, &mut query.none_of),
                None => (chunk, &mut query.all_of),
            };
            list.extend(words(chunk).map(Wanted::of));
        }
        query.drop_small_words();
        query.all_of.truncate(WORDS_MAX);
        query.none_of.truncate(WORDS_MAX);
        Some(query)
    }

    /// Nothing that could be looked for was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all_of.is_empty() && self.none_of.is_empty()
    }

    /// «в», «и», "a" beside other words say nothing, and may be missing where those are.
    fn drop_small_words(&mut self) {
        let is_small =
            |wanted: &Wanted| !wanted.is_prefix() && !wanted.word.starts_with(|c: char| c.is_numeric());
        if !self.all_of.iter().all(is_small) {
            self.all_of.retain(|wanted| !is_small(wanted));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let query = Query::parse(text).unwrap();
        let words = |list: Vec<Wanted>| list.into_iter().map(|wanted| wanted.word).collect();
        (words(query.all_of), words(query.none_of))
    }

    #[test]
    fn a_minus_before_a_word_keeps_it_out() {
        assert_eq!(read("принтер -картридж"), (vec!["принтер".into()], vec!["картридж".into()]));
        assert_eq!(read("wi-fi"), (vec!["wi".into(), "fi".into()], vec![]));
        assert_eq!(read("- принтер"), (vec!["принтер".into()], vec![]));
    }

    #[test]
    fn single_letters_beside_words_do_not_count() {
        assert_eq!(read("пожар в офисе 5").0, ["пожар", "офисе", "5"]);
        assert_eq!(read("я").0, ["я"]);
    }

    #[test]
    fn signs_alone_are_no_search_and_a_book_is_none() {
        assert!(Query::parse("!? —").unwrap().is_empty());
        assert!(Query::parse(&"a".repeat(QUERY_MAX + 1)).is_none());
    }
}
