//! Parses Telegram's HTML (core.telegram.org/bots/api#html-style) into text and entities.

use serde_json::{Value, json};

use crate::world::text::{Formatted, units};

/// Parses, or says what is wrong as Telegram does after "can't parse entities: ".
pub(super) fn parse(html: &str) -> Result<Formatted, String> {
    let mut parser =
        Parser { html, at: 0, text: String::new(), units: 0, open: Vec::new(), entities: Vec::new() };
    parser.run()?;
    if let Some(tag) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name));
    }
    let mut entities = parser.entities;
    entities.sort_by_key(|(from, to, _)| (*from, usize::MAX - *to));
    let entities = entities.into_iter().map(|(_, _, entity)| entity).collect();
    Ok(Formatted { text: parser.text, entities })
}

struct Parser<'a> {
    html: &'a str,
    at: usize,
    text: String,
    /// The text's length so far in UTF-16 code units.
    units: usize,
    open: Vec<OpenTag>,
    entities: Vec<(usize, usize, Value)>,
}

struct OpenTag {
    name: String,
    from: usize,
    from_byte: usize,
    /// What the attributes gave: a link, a language, an emoji.
    argument: Option<String>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), String> {
        while let Some(next) = self.html[self.at..].chars().next() {
            match next {
                '<' if self.html[self.at..].starts_with("</") => self.end_tag()?,
                '<' => self.start_tag()?,
                '&' => self.reference(),
                other => {
                    self.push(other);
                    self.at += other.len_utf8();
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, character: char) {
        self.text.push(character);
        self.units += character.len_utf16();
    }

    /// A named or numeric character reference; what is none stays as it is.
    fn reference(&mut self) {
        let (character, length) = decode_reference(&self.html[self.at..]).unwrap_or(('&', 1));
        self.push(character);
        self.at += length;
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let rest = &self.html[begin + 1..];
        let name_end = rest.find(|c: char| c.is_whitespace() || c == '>').ok_or_else(unclosed)?;
        let name = rest[..name_end].to_ascii_lowercase();
        if !SUPPORTED.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let (attributes, length) = attributes(&rest[name_end..], begin + 1 + name_end)?;
        self.at = begin + 1 + name_end + length;
        let attribute =
            |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.clone());
        let argument = match name.as_str() {
            "a" => attribute("href"),
            "code" => attribute("class").and_then(|class| class.strip_prefix("language-").map(str::to_owned)),
            "span" if attribute("class").as_deref() != Some("tg-spoiler") => {
                return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
            }
            "tg-emoji" => attribute("emoji-id"),
            "blockquote" => attribute("expandable"),
            _ => None,
        };
        self.open.push(OpenTag { name, from: self.units, from_byte: self.text.len(), argument });
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let rest = &self.html[begin + 2..];
        let length = rest.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
        let name = rest[..length].trim_end().to_ascii_lowercase();
        let Some(tag) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        if !name.is_empty() && name != tag.name {
            let expected = &tag.name;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{name}>\""
            ));
        }
        self.at = begin + 2 + length + 1;
        self.close(tag);
        Ok(())
    }

    fn close(&mut self, tag: OpenTag) {
        let (from, to) = (tag.from, self.units);
        if from == to {
            return;
        }
        let mut entity = json!({"type": kind(&tag), "offset": from, "length": to - from});
        match tag.name.as_str() {
            "a" => {
                let inner = &self.text[tag.from_byte..];
                let Some(link) = link(tag.argument.as_deref().unwrap_or(inner)) else { return };
                entity["url"] = json!(link);
            }
            "code" => {
                // A code block within pre names only its language.
                if let Some(block) = self.open.last_mut().filter(|parent| parent.name == "pre") {
                    block.argument = tag.argument;
                    return;
                }
            }
            "pre" => {
                if let Some(language) = tag.argument {
                    entity["language"] = json!(language);
                }
            }
            "tg-emoji" => entity["custom_emoji_id"] = json!(tag.argument.unwrap_or_default()),
            _ => {}
        }
        self.entities.push((from, to, entity));
    }
}

const SUPPORTED: [&str; 16] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "span",
    "tg-spoiler",
    "code",
    "pre",
    "blockquote",
    "tg-emoji",
];

fn kind(tag: &OpenTag) -> &'static str {
    match tag.name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "span" | "tg-spoiler" => "spoiler",
        "a" => "text_link",
        "code" => "code",
        "pre" => "pre",
        "tg-emoji" => "custom_emoji",
        _ if tag.argument.is_some() => "expandable_blockquote",
        _ => "blockquote",
    }
}

/// Reads ` name="value" …>`; answers with the attributes and how many bytes they took, `>` included.
fn attributes(rest: &str, offset: usize) -> Result<(Vec<(String, String)>, usize), String> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += rest[at..].len() - rest[at..].trim_start().len();
        let here = &rest[at..];
        if here.is_empty() {
            return Err(format!("Unclosed start tag at byte offset {}", offset + at));
        }
        if here.starts_with('>') {
            return Ok((found, at + 1));
        }
        let name_end = here.find(|c: char| c.is_whitespace() || "=>".contains(c)).unwrap_or(here.len());
        let name = here[..name_end].to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name at byte offset {}", offset + at));
        }
        at += name_end;
        let Some(value) = rest[at..].strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let (value, length) = match value.chars().next().filter(|quote| "\"'".contains(*quote)) {
            Some(quote) => {
                let end = value[1..]
                    .find(quote)
                    .ok_or_else(|| format!("Unclosed start tag attribute at byte offset {}", offset + at))?;
                (&value[1..=end], end + 2)
            }
            None => {
                let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
                (&value[..end], end)
            }
        };
        found.push((name, decoded(value)));
        at += 1 + length;
    }
}

fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(next) = value[at..].chars().next() {
        let (character, length) = (next == '&')
            .then(|| decode_reference(&value[at..]))
            .flatten()
            .unwrap_or((next, next.len_utf8()));
        text.push(character);
        at += length;
    }
    text
}

/// Decodes the reference at the start; only these four names exist in Telegram's HTML.
fn decode_reference(text: &str) -> Option<(char, usize)> {
    for (name, character) in [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')] {
        if text.starts_with(name) {
            return Some((character, name.len()));
        }
    }
    let number = text.strip_prefix("&#")?;
    let (hexadecimal, digits) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (true, digits),
        None => (false, number),
    };
    let radix = if hexadecimal { 16 } else { 10 };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let character = u32::from_str_radix(&digits[..length], radix).ok().filter(|code| *code != 0)?;
    let mut taken = 2 + usize::from(hexadecimal) + length;
    taken += usize::from(digits[length..].starts_with(';'));
    Some((char::from_u32(character)?, taken))
}

/// A link that Telegram keeps; it drops what is no address and leaves the words.
fn link(address: &str) -> Option<String> {
    let known = ["http://", "https://", "tg://", "mailto:", "tel:"];
    if known.iter().any(|scheme| address.starts_with(scheme)) {
        return Some(address.to_owned());
    }
    let plain = address.contains('.') && !address.contains(char::is_whitespace) && units(address) < 2048;
    plain.then(|| format!("http://{address}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_tags_become_entities_in_utf16_units() {
        let text = parse("🦔 <b>№ 1 <i>x</i></b> &lt;&#1105;&gt;").unwrap();
        assert_eq!(text.text, "🦔 № 1 x <ё>");
        let expected = [
            json!({"type": "bold", "offset": 3, "length": 5}),
            json!({"type": "italic", "offset": 7, "length": 1}),
        ];
        assert_eq!(text.entities, expected);
    }

    #[test]
    fn links_quotes_and_code_blocks_keep_their_arguments() {
        let html = "<a href=\"https://t.me/x?a=1&amp;b=2\">l</a><blockquote expandable>q</blockquote>\
                    <pre><code class=\"language-rust\">fn</code></pre>";
        let kinds: Vec<Value> = parse(html).unwrap().entities;
        assert_eq!(kinds[0]["url"], "https://t.me/x?a=1&b=2");
        assert_eq!(kinds[1]["type"], "expandable_blockquote");
        assert_eq!(kinds[2], json!({"type": "pre", "offset": 2, "length": 2, "language": "rust"}));
        assert_eq!(kinds.len(), 3);
    }

    #[test]
    fn faults_are_named_with_their_byte_offset() {
        let faults = [
            ("ab <x>", "Unsupported start tag \"x\" at byte offset 3"),
            ("a<br>b", "Unsupported start tag \"br\" at byte offset 1"),
            ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
            ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
            ("a</b>", "Unexpected end tag at byte offset 1"),
            ("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ];
        for (html, fault) in faults {
            assert_eq!(parse(html).unwrap_err(), fault, "{html}");
        }
    }

    #[test]
    fn an_unknown_reference_stays_as_it_is() {
        assert_eq!(parse("a&nbsp;b & c").unwrap().text, "a&nbsp;b & c");
    }
}
