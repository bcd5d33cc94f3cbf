//! Which templates there are: one for each event, its audience and each language.

use zayavka_shared::Language;

use super::Variable;
use crate::texts::Texts;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    Received,
    Taken,
    Moved,
    Replied,
    Assigned,
    ClientReplied,
    ClientReopened,
    ClientCancelled,
    ClientConfirmed,
    ColleagueReplied,
    ColleagueNoted,
    NewTicket,
}

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    Client,
    Staff,
}

impl Audience {
    /// The word that stands in addresses and in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Staff => "staff",
        }
    }
}

impl Topic {
    pub const ALL: [Self; 12] = [
        Self::Received,
        Self::Taken,
        Self::Moved,
        Self::Replied,
        Self::NewTicket,
        Self::Assigned,
        Self::ClientReplied,
        Self::ClientReopened,
        Self::ClientCancelled,
        Self::ClientConfirmed,
        Self::ColleagueReplied,
        Self::ColleagueNoted,
    ];

    /// The word in addresses, in the database and in the outbox; with `notify-` before it, the key of the
    /// headline that is shipped.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Taken => "taken",
            Self::Moved => "moved",
            Self::Replied => "replied",
            Self::Assigned => "assigned",
            Self::ClientReplied => "client-replied",
            Self::ClientReopened => "client-reopened",
            Self::ClientCancelled => "client-cancelled",
            Self::ClientConfirmed => "client-confirmed",
            Self::ColleagueReplied => "colleague-replied",
            Self::ColleagueNoted => "colleague-noted",
            Self::NewTicket => "new-ticket",
        }
    }

    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Received | Self::Taken | Self::Moved | Self::Replied => Audience::Client,
            Self::Assigned
            | Self::ClientReplied
            | Self::ClientReopened
            | Self::ClientCancelled
            | Self::ClientConfirmed
            | Self::ColleagueReplied
            | Self::ColleagueNoted
            | Self::NewTicket => Audience::Staff,
        }
    }

    /// Whether something may be said with it.
    #[must_use]
    pub fn has_words(self) -> bool {
        !matches!(self, Self::Received | Self::NewTicket)
    }

    /// Whose name the headline that is shipped gives.
    fn who(self) -> Variable {
        if self == Self::NewTicket { Variable::Client } else { Variable::Actor }
    }
}

/// The place of one template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    pub topic: Topic,
    pub language: Language,
}

impl Slot {
    /// Every place, event by event.
    pub fn all() -> impl Iterator<Item = Self> {
        Topic::ALL
            .into_iter()
            .flat_map(|topic| Language::ALL.into_iter().map(move |language| Self { topic, language }))
    }

    /// The place with these words in its address, if there is one.
    #[must_use]
    pub fn from_keys(event: &str, audience: &str, language: &str) -> Option<Self> {
        let topic = Topic::ALL.into_iter().find(|topic| topic.key() == event)?;
        let language = Language::from_code(language)?;
        (topic.audience().key() == audience).then_some(Self { topic, language })
    }

    #[must_use]
    pub fn audience(self) -> Audience {
        self.topic.audience()
    }

    /// What may stand in the template.
    #[must_use]
    pub fn variables(self) -> Vec<Variable> {
        let fits = |variable: &Variable| self.topic.has_words() || *variable != Variable::LastReply;
        Variable::ALL.into_iter().filter(fits).collect()
    }

    /// The template that is shipped: the event's headline, the ticket's title, and what was said.
    #[must_use]
    pub fn default_body(self, texts: &Texts) -> String {
        let tag = |variable: Variable| format!("{{{{ {} }}}}", variable.name());
        let args = [
            ("number", tag(Variable::Id).into()),
            ("name", tag(self.topic.who()).into()),
            ("status", tag(Variable::Status).into()),
        ];
        let head = texts.get(self.language, &format!("notify-{}", self.topic.key()), &args);
        let title = tag(Variable::Title);
        let body = format!("<b>{head}</b>\n{title}");
        if !self.topic.has_words() {
            return body;
        }
        let (name, words) = (Variable::LastReply.name(), tag(Variable::LastReply));
        format!("{body}{{% if {name} %}}\n<blockquote>{words}</blockquote>{{% endif %}}")
    }
}
