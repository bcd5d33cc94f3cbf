//! What may stand in a template, and what stands there for one message.

use std::collections::BTreeMap;

/// Characters of what was said that a message quotes.
const QUOTE_MAX: usize = 300;

/// A variable of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    Id,
    Title,
    Status,
    Category,
    Priority,
    Client,
    Assignee,
    Actor,
    LastReply,
}

impl Variable {
    pub const ALL: [Self; 9] = [
        Self::Id,
        Self::Title,
        Self::Status,
        Self::Category,
        Self::Priority,
        Self::Client,
        Self::Assignee,
        Self::Actor,
        Self::LastReply,
    ];

    /// What is written between the braces.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "ticket.id",
            Self::Title => "ticket.title",
            Self::Status => "status",
            Self::Category => "category",
            Self::Priority => "priority",
            Self::Client => "client.name",
            Self::Assignee => "assignee.name",
            Self::Actor => "actor.name",
            Self::LastReply => "last_reply",
        }
    }

    /// The key of what it means; its attribute `.example` is an example.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Id => "template-variable-ticket-id",
            Self::Title => "template-variable-ticket-title",
            Self::Status => "template-variable-status",
            Self::Category => "template-variable-category",
            Self::Priority => "template-variable-priority",
            Self::Client => "template-variable-client",
            Self::Assignee => "template-variable-assignee",
            Self::Actor => "template-variable-actor",
            Self::LastReply => "template-variable-last-reply",
        }
    }

    /// Characters of it at most; what is longer is cut.
    fn max(self) -> usize {
        match self {
            Self::Id => 20,
            Self::Title => 200,
            Self::Status | Self::Priority => 60,
            Self::Category | Self::Client | Self::Assignee | Self::Actor => 100,
            Self::LastReply => QUOTE_MAX,
        }
    }

    /// UTF-16 units of it at most, as Telegram counts.
    pub(super) fn units_max(self) -> usize {
        2 * self.max() + '…'.len_utf16()
    }
}

/// The values of one message. One that is not set is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Variable, String>);

impl Values {
    /// Sets a value, cut to its length. Only what was said keeps its lines.
    #[must_use]
    pub fn with(mut self, variable: Variable, text: &str) -> Self {
        let text = if variable == Variable::LastReply {
            cut(text.trim(), variable.max())
        } else {
            one_line(text, variable.max())
        };
        self.0.insert(variable, text);
        self
    }

    #[must_use]
    pub fn get(&self, variable: Variable) -> &str {
        self.0.get(&variable).map_or("", String::as_str)
    }
}

/// The text as one line of so many characters at most.
#[must_use]
pub fn one_line(text: &str, max: usize) -> String {
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let short: String = text.chars().take(max).collect();
    format!("{}…", short.trim_end())
}

/// Makes a text safe to stand in Telegram's HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
