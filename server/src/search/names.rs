//! People by their names: few enough that beginnings of words are looked for without an index.

use super::query::QUERY_MAX;
use super::words::words;

/// A person's names as they are kept: each word with a space before it.
#[must_use]
pub fn name_words(names: &[Option<&str>]) -> String {
    names.iter().flatten().flat_map(|name| words(name)).fold(String::new(), |kept, word| kept + " " + &word)
}

/// The beginnings of words that a search for people looks for; `None` if it is too long.
#[must_use]
pub fn wanted_names(text: &str) -> Option<Vec<String>> {
    (text.chars().count() <= QUERY_MAX).then(|| words(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_word_by_word() {
        assert_eq!(
            name_words(&[Some("Анна-Мария"), None, Some("Королёва"), Some("anna_k")]),
            " анна мария королева anna k"
        );
        assert_eq!(wanted_names("Корол").unwrap(), ["корол"]);
    }
}
