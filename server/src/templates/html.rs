//! Checks Telegram's HTML (core.telegram.org/bots/api#html-style) of a template, in every branch at once: a
//! tag ends in the branch in which it began, so whichever branches a message takes, its tags fit together.

use super::Fault;
use super::scan::Piece;

const TAGS: [&str; 16] = [
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
    "a",
    "code",
    "pre",
    "blockquote",
    "tg-emoji",
];

/// Beginnings of addresses that Telegram makes links of.
const LINKS: [&str; 5] = ["https://", "http://", "tg://", "mailto:", "tel:"];

/// Says what is wrong first. Otherwise how many UTF-16 units the message has at most.
pub(super) fn check(pieces: &[(usize, Piece)]) -> Result<usize, Fault> {
    let mut checker = Checker { pieces, at: 0, open: Vec::new(), branches: Vec::new(), units: 0 };
    checker.run()?;
    match checker.open.pop() {
        Some(tag) => Err(Fault::UnclosedTag { line: tag.line, tag: tag.name }),
        None => Ok(checker.units),
    }
}

struct Checker<'a> {
    pieces: &'a [(usize, Piece)],
    at: usize,
    open: Vec<OpenTag>,
    /// How many tags were open where each condition began.
    branches: Vec<usize>,
    units: usize,
}

struct OpenTag {
    name: String,
    line: usize,
}

impl Checker<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        while let Some((line, piece)) = self.pieces.get(self.at).copied() {
            self.at += 1;
            match piece {
                Piece::Text('<') => self.tag(line)?,
                Piece::Text(character) => self.units += character.len_utf16(),
                Piece::Value(variable) => self.units += variable.units_max(),
                Piece::If => self.branches.push(self.open.len()),
                Piece::Else => self.end_branch()?,
                Piece::EndIf => {
                    self.end_branch()?;
                    self.branches.pop();
                }
            }
        }
        Ok(())
    }

    fn end_branch(&mut self) -> Result<(), Fault> {
        if self.open.len() <= self.outer() {
            return Ok(());
        }
        match self.open.pop() {
            Some(tag) => Err(Fault::UnclosedTag { line: tag.line, tag: tag.name }),
            None => Ok(()),
        }
    }

    /// How many tags were open where this branch began.
    fn outer(&self) -> usize {
        self.branches.last().copied().unwrap_or_default()
    }

    fn tag(&mut self, line: usize) -> Result<(), Fault> {
        let inner = self.inner(line)?;
        if let Some(name) = inner.strip_prefix('/') {
            return self.end_tag(line, &name.trim_end().to_ascii_lowercase());
        }
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((&inner, ""));
        let tag = name.to_ascii_lowercase();
        if !TAGS.contains(&tag.as_str()) {
            return Err(Fault::UnknownTag { line, tag });
        }
        if !takes(&tag, attributes) {
            return Err(Fault::Attribute { line, tag });
        }
        if let Some(outer) = self.open.iter().find(|outer| !may_hold(&outer.name, &tag)) {
            return Err(Fault::Nested { line, tag, outer: outer.name.clone() });
        }
        self.open.push(OpenTag { name: tag, line });
        Ok(())
    }

    /// What stands between `<` and `>`.
    fn inner(&mut self, line: usize) -> Result<String, Fault> {
        let mut inner = String::new();
        while let Some((_, piece)) = self.pieces.get(self.at).copied() {
            self.at += 1;
            match piece {
                Piece::Text('>') => break,
                Piece::Text(character) => inner.push(character),
                Piece::Value(_) | Piece::If | Piece::Else | Piece::EndIf => {
                    return Err(if begins_tag(&inner) {
                        Fault::InsideTag { line }
                    } else {
                        Fault::BareLess { line }
                    });
                }
            }
        }
        let is_closed = matches!(self.pieces.get(self.at - 1), Some((_, Piece::Text('>'))));
        if is_closed && begins_tag(&inner) { Ok(inner) } else { Err(Fault::BareLess { line }) }
    }

    fn end_tag(&mut self, line: usize, name: &str) -> Result<(), Fault> {
        if self.open.len() > self.outer() && self.open.last().is_some_and(|tag| tag.name == name) {
            self.open.pop();
            return Ok(());
        }
        Err(Fault::UnexpectedEnd { line, tag: name.to_owned() })
    }
}

fn begins_tag(inner: &str) -> bool {
    inner.strip_prefix('/').unwrap_or(inner).starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether `tag` may stand in `outer`.
fn may_hold(outer: &str, tag: &str) -> bool {
    match outer {
        "pre" => tag == "code",
        "code" => false,
        "a" => tag != "a",
        "blockquote" => tag != "blockquote",
        _ => true,
    }
}

/// Whether these are the attributes that Telegram wants of the tag.
fn takes(tag: &str, attributes: &str) -> bool {
    let attributes = attributes.trim();
    if tag == "blockquote" {
        return attributes.is_empty() || attributes.eq_ignore_ascii_case("expandable");
    }
    let value = |wanted: &str| {
        let value = attributes.strip_prefix(wanted)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        let inner = value[1..].strip_suffix(quote)?;
        (!inner.contains(['"', '\''])).then_some(inner)
    };
    match tag {
        "a" => value("href").is_some_and(|link| LINKS.iter().any(|start| link.starts_with(start))),
        "span" => value("class") == Some("tg-spoiler"),
        "code" => attributes.is_empty() || value("class").is_some_and(|class| class.starts_with("language-")),
        "tg-emoji" => value("emoji-id").is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit())),
        _ => attributes.is_empty(),
    }
}
