//! Reads a template into its pieces: characters, variables, and the branches of conditions.
//!
//! This is less than the template engine understands, on purpose: with substitution and conditions alone,
//! all that a template may become can be judged without rendering it.

use super::distance::nearest;
use super::{Fault, Variable};

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Text(char),
    Value(Variable),
    If,
    Else,
    EndIf,
}

/// A template in pieces, each with its line, and what is wrong with its variables and conditions.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) pieces: Vec<(usize, Piece)>,
    pub(super) faults: Vec<Fault>,
}

/// Takes a template apart.
pub(super) fn scan(body: &str, known: &[Variable]) -> Scanned {
    let mut scanner =
        Scanner { known, rest: body, line: 1, scanned: Scanned { pieces: Vec::new(), faults: Vec::new() } };
    scanner.run();
    scanner.scanned
}

struct Scanner<'a> {
    known: &'a [Variable],
    rest: &'a str,
    line: usize,
    scanned: Scanned,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(next) = self.rest.chars().next() {
            let tag = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
                .into_iter()
                .find(|(start, _)| self.rest.starts_with(start));
            match tag {
                Some((start, end)) => self.tag(start, end),
                None => {
                    self.push(Piece::Text(next));
                    self.skip(next.len_utf8());
                }
            }
        }
    }

    fn push(&mut self, piece: Piece) {
        self.scanned.pieces.push((self.line, piece));
    }

    fn refuse(&mut self, fault: Fault) {
        self.scanned.faults.push(fault);
    }

    fn skip(&mut self, bytes: usize) {
        self.line += self.rest[..bytes].matches('\n').count();
        self.rest = &self.rest[bytes..];
    }

    fn tag(&mut self, start: &str, end: &str) {
        let inner = &self.rest[start.len()..];
        let Some(length) = inner.find(end) else {
            self.refuse(Fault::Syntax { line: self.line });
            self.rest = "";
            return;
        };
        let inner = inner[..length].to_owned();
        // `{%-` and `-%}` eat the spaces around.
        let words = inner.strip_prefix(['-', '+']).unwrap_or(&inner);
        let words = words.strip_suffix(['-', '+']).unwrap_or(words).trim();
        match start {
            "{{" => self.value(words),
            "{%" => self.block(words),
            _ => {}
        }
        self.skip(start.len() + length + end.len());
    }

    fn value(&mut self, words: &str) {
        if let Some(variable) = self.variable(words) {
            self.push(Piece::Value(variable));
        }
    }

    fn variable(&mut self, name: &str) -> Option<Variable> {
        let line = self.line;
        if !is_path(name) {
            self.refuse(Fault::NotOffered { line, what: name.to_owned() });
            return None;
        }
        let found = self.known.iter().copied().find(|variable| variable.name() == name);
        if found.is_none() {
            let nearest = nearest(name, self.known.iter().map(|variable| variable.name()));
            self.refuse(Fault::UnknownVariable { line, name: name.to_owned(), nearest });
        }
        found
    }

    fn block(&mut self, words: &str) {
        let (word, condition) =
            words.split_once(char::is_whitespace).map_or((words, ""), |(word, rest)| (word, rest.trim()));
        match word {
            "if" => {
                self.push(Piece::If);
                self.condition(condition);
            }
            "elif" => {
                self.push(Piece::Else);
                self.condition(condition);
            }
            "else" => self.push(Piece::Else),
            "endif" => self.push(Piece::EndIf),
            other => self.refuse(Fault::NotOffered { line: self.line, what: other.to_owned() }),
        }
    }

    fn condition(&mut self, condition: &str) {
        let spaced = condition.replace(['(', ')'], " ");
        for word in spaced.split_whitespace().filter(|word| !["not", "and", "or"].contains(word)) {
            self.variable(word);
        }
    }
}

/// A name, or names joined by dots.
fn is_path(text: &str) -> bool {
    text.split('.').all(|name| {
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    })
}
