//! What is wrong with a template, and where.

use zayavka_shared::Language;

use crate::texts::Texts;

/// One fault. Lines are counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The braces or the conditions do not fit together.
    Syntax {
        line: usize,
    },
    UnknownVariable {
        line: usize,
        name: String,
        nearest: Option<&'static str>,
    },
    /// Something that templates cannot do: a loop, a filter, a calculation.
    NotOffered {
        line: usize,
        what: String,
    },
    /// A tag that Telegram does not know.
    UnknownTag {
        line: usize,
        tag: String,
    },
    /// A tag without its end, or whose end is in another branch of a condition.
    UnclosedTag {
        line: usize,
        tag: String,
    },
    /// An end without its tag, or across another tag.
    UnexpectedEnd {
        line: usize,
        tag: String,
    },
    /// A tag in which it may not stand.
    Nested {
        line: usize,
        tag: String,
        outer: String,
    },
    /// An attribute that Telegram does not take, or one that is missing.
    Attribute {
        line: usize,
        tag: String,
    },
    /// A variable or a condition between `<` and `>`.
    InsideTag {
        line: usize,
    },
    /// A `<` that begins no tag.
    BareLess {
        line: usize,
    },
    /// The ticket's number is not in it, or only sometimes.
    NoNumber,
    /// With the longest values it would be longer than Telegram takes.
    TooLong {
        units: usize,
        max: usize,
    },
}

impl Fault {
    /// The name that stands in the API; with dashes, it names the text.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::UnknownVariable { nearest: None, .. } => "unknown_variable",
            Self::UnknownVariable { nearest: Some(_), .. } => "misspelt_variable",
            Self::NotOffered { .. } => "not_offered",
            Self::UnknownTag { .. } => "unknown_tag",
            Self::UnclosedTag { .. } => "unclosed_tag",
            Self::UnexpectedEnd { .. } => "unexpected_end",
            Self::Nested { .. } => "nested",
            Self::Attribute { .. } => "attribute",
            Self::InsideTag { .. } => "inside_tag",
            Self::BareLess { .. } => "bare_less",
            Self::NoNumber => "no_number",
            Self::TooLong { .. } => "message_too_long",
        }
    }

    /// Every key, for the proof that each has its words.
    pub const KEYS: [&str; 13] = [
        "syntax",
        "unknown_variable",
        "misspelt_variable",
        "not_offered",
        "unknown_tag",
        "unclosed_tag",
        "unexpected_end",
        "nested",
        "attribute",
        "inside_tag",
        "bare_less",
        "no_number",
        "message_too_long",
    ];

    /// The place and the mend, in words.
    #[must_use]
    pub fn words(&self, texts: &Texts, language: Language) -> String {
        let (line, name, other) = match self {
            Self::Syntax { line } | Self::InsideTag { line } | Self::BareLess { line } => (*line, "", ""),
            Self::UnknownVariable { line, name, nearest } => {
                (*line, name.as_str(), nearest.unwrap_or_default())
            }
            Self::NotOffered { line, what } => (*line, what.as_str(), ""),
            Self::UnknownTag { line, tag }
            | Self::UnclosedTag { line, tag }
            | Self::UnexpectedEnd { line, tag }
            | Self::Attribute { line, tag } => (*line, tag.as_str(), ""),
            Self::Nested { line, tag, outer } => (*line, tag.as_str(), outer.as_str()),
            Self::NoNumber | Self::TooLong { .. } => (0, "", ""),
        };
        let (units, max) = if let Self::TooLong { units, max } = self { (*units, *max) } else { (0, 0) };
        let args = [
            ("line", line.to_string().into()),
            ("name", name.to_owned().into()),
            ("other", other.to_owned().into()),
            ("count", units.to_string().into()),
            ("max", max.to_string().into()),
        ];
        texts.get(language, &format!("template-fault-{}", self.key().replace('_', "-")), &args)
    }
}
