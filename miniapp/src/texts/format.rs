//! Puts a text together from its table.

use std::fmt::{Display, Write};

use zayavka_shared::Language;

use super::plural;

/// A piece of a text, as `build.rs` writes it.
#[derive(Debug)]
pub(super) enum Part {
    Text(&'static str),
    /// The argument with this index.
    Variable(usize),
    /// By the argument with this index: the variant with that key, else the last one.
    Choice(usize, &'static [(&'static str, &'static [Part])], &'static [Part]),
}

/// What a variable stands for.
#[derive(Clone, Copy)]
pub(super) enum Argument<'a> {
    Number(i64),
    Text(&'a dyn Display),
}

impl Display for Argument<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

pub(super) fn write(language: Language, parts: &[Part], arguments: &[Argument<'_>], text: &mut String) {
    for part in parts {
        match part {
            Part::Text(piece) => text.push_str(piece),
            Part::Variable(index) => {
                // Writing into a string fails only where a Display does, and then there is nothing to say.
                if let Some(argument) = arguments.get(*index)
                    && write!(text, "{argument}").is_err()
                {
                    continue;
                }
            }
            Part::Choice(index, variants, default) => {
                let chosen = arguments.get(*index).and_then(|argument| choose(language, variants, *argument));
                write(language, chosen.unwrap_or(default), arguments, text);
            }
        }
    }
}

/// An exact value goes before the plural category, as Fluent has it.
fn choose(
    language: Language,
    variants: &'static [(&'static str, &'static [Part])],
    argument: Argument<'_>,
) -> Option<&'static [Part]> {
    let find = |wanted: &str| variants.iter().find(|(key, _)| *key == wanted).map(|(_, parts)| *parts);
    find(&argument.to_string()).or_else(|| match argument {
        Argument::Number(number) => find(&plural::category(language, number)),
        Argument::Text(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[Part] = &[
        Part::Variable(0),
        Part::Text(" "),
        Part::Choice(
            0,
            &[
                ("0", &[Part::Text("ничего")]),
                ("one", &[Part::Text("файл")]),
                ("few", &[Part::Text("файла")]),
            ],
            &[Part::Text("файлов")],
        ),
    ];

    fn files(count: i64) -> String {
        let mut text = String::new();
        write(Language::Ru, FILES, &[Argument::Number(count)], &mut text);
        text
    }

    #[test]
    fn a_plural_is_chosen_by_the_number() {
        assert_eq!(files(1), "1 файл");
        assert_eq!(files(3), "3 файла");
        assert_eq!(files(12), "12 файлов");
        assert_eq!(files(21), "21 файл");
    }

    #[test]
    fn an_exact_number_goes_before_its_plural() {
        assert_eq!(files(0), "0 ничего");
    }
}
