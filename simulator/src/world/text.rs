//! Text with its entities, measured as Telegram does: in UTF-16 code units.

use serde_json::{Value, json};

/// A text and what is bold, linked or quoted in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Value>,
}

impl Formatted {
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), entities: Vec::new() }
    }

    /// The length that Telegram's limits mean.
    pub(crate) fn units(&self) -> usize {
        units(&self.text)
    }

    /// Drops the white space around the text, as every client does, and moves the entities along.
    pub(crate) fn trimmed(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let shift = units(&self.text[..start]);
        let text = self.text.trim().to_owned();
        let end = units(&text);
        let entities = self.entities.into_iter().filter_map(|entity| moved(entity, shift, end)).collect();
        Self { text, entities }
    }

    /// Adds the entities that Telegram finds by itself: commands and links.
    pub(crate) fn detected(mut self) -> Self {
        let mut at = 0;
        for word in self.text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            if let Some((kind, length)) = detect(bare)
                && !self.entities.iter().any(|entity| overlaps(entity, at, length))
            {
                self.entities.push(json!({"type": kind, "offset": at, "length": length}));
            }
            at += units(word);
        }
        self.entities.sort_by_key(|entity| (number(entity, "offset"), usize::MAX - number(entity, "length")));
        self
    }
}

/// Counts UTF-16 code units.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn number(entity: &Value, key: &str) -> usize {
    entity[key].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}

fn moved(mut entity: Value, shift: usize, end: usize) -> Option<Value> {
    let from = number(&entity, "offset").saturating_sub(shift).min(end);
    let to = (number(&entity, "offset") + number(&entity, "length")).saturating_sub(shift).min(end);
    entity["offset"] = json!(from);
    entity["length"] = json!(to - from);
    (to > from).then_some(entity)
}

fn overlaps(entity: &Value, at: usize, length: usize) -> bool {
    let literal =
        matches!(entity["type"].as_str(), Some("code" | "pre" | "text_link" | "url" | "bot_command"));
    let from = number(entity, "offset");
    literal && from < at + length && at < from + number(entity, "length")
}

fn detect(word: &str) -> Option<(&'static str, usize)> {
    if let Some(command) = word.strip_prefix('/') {
        let name: String =
            command.chars().take_while(|c| c.is_ascii_alphanumeric() || "_@".contains(*c)).collect();
        let whole = name.len() == command.len() || !command[name.len()..].starts_with('/');
        return (!name.is_empty() && name.len() <= 64 && whole).then_some(("bot_command", name.len() + 1));
    }
    let link = word.trim_end_matches(['.', ',', '!', '?', ')', ';', ':', '»', '"']);
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    (!rest.is_empty()).then(|| ("url", units(link)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trimming_moves_and_cuts_entities() {
        let entities = vec![json!({"type": "bold", "offset": 0, "length": 6})];
        let text = Formatted { text: "  🦔 a  ".to_owned(), entities }.trimmed();
        assert_eq!(text.text, "🦔 a");
        assert_eq!(text.entities, [json!({"type": "bold", "offset": 0, "length": 4})]);
    }

    #[test]
    fn commands_and_links_are_found() {
        let text = Formatted::plain("/start inv_1 and https://example.org/x.").detected();
        let expected = [
            json!({"type": "bot_command", "offset": 0, "length": 6}),
            json!({"type": "url", "offset": 17, "length": 21}),
        ];
        assert_eq!(text.entities, expected);
    }
}
