//! What the bot itself says: a text of the person's language, with a button that opens a page.

use fluent_bundle::FluentValue;
use zayavka_shared::{CategoryId, Language, TicketId};

use crate::App;
use crate::error::Error;
use crate::notify::{Button, Push};
use crate::people::User;
use crate::settings::Wording;
use crate::templates::{escape, one_line};

/// Characters of a name in a greeting; a person may have made it as long as they liked.
const NAME_MAX: usize = 64;

/// Speaks to one person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    app: &'a App,
    language: Language,
}

/// A text's key with what stands in it.
pub(super) type Words<'a> = (&'a str, &'a [(&'a str, FluentValue<'static>)]);

impl<'a> Voice<'a> {
    pub(super) fn to(app: &'a App, user: &User) -> Self {
        Self { app, language: app.language_of(user) }
    }

    /// A text alone.
    pub(super) fn plain(self, (key, args): Words<'_>) -> Push {
        Push { text: escape(&self.text(key, args)), button: None, choices: Vec::new() }
    }

    /// A text with a button that opens the app.
    pub(super) fn with_app(self, words: Words<'_>) -> Push {
        self.with_button(words, "bot-open", "/".to_owned())
    }

    /// What the desk says to a client who comes: its own words, or those that are shipped.
    pub(super) fn greeting(self, name: &str) -> Push {
        let words = self.app.settings().text(self.app.texts(), Wording::Greeting, self.language);
        let button = Button { text: self.text("bot-open", &[]), path: "/".to_owned() };
        let text = escape(&words.replace("{name}", &one_line(name, NAME_MAX)));
        Push { text, button: Some(button), choices: Vec::new() }
    }

    /// A text with a button that opens the form of a category, with a label's text in it.
    pub(super) fn with_form(self, words: Words<'_>, category: CategoryId, label: Option<&str>) -> Push {
        let label = label.map_or_else(String::new, |label| format!("?label={label}"));
        self.with_button(words, "bot-new", format!("/new/{category}{label}"))
    }

    /// A text with a button that leads back to the draft of a category.
    pub(super) fn with_draft(self, words: Words<'_>, category: CategoryId) -> Push {
        self.with_button(words, "bot-draft-back", format!("/new/{category}"))
    }

    /// A ticket's number and title, with a button that opens it.
    pub(super) fn ticket(self, id: TicketId, title: &str) -> Push {
        let head = self.text("bot-greeting-ticket", &[("number", id.to_string().into())]);
        let text = format!("<b>{}</b>\n{}", escape(&head), escape(title));
        let button = Button { text: self.text("notify-open", &[]), path: format!("/t/{id}") };
        Push { text, button: Some(button), choices: Vec::new() }
    }

    /// A text with a button that opens a ticket.
    pub(super) fn with_ticket(self, words: Words<'_>, id: TicketId) -> Push {
        self.with_button(words, "notify-open", format!("/t/{id}"))
    }

    fn with_button(self, words: Words<'_>, key: &str, path: String) -> Push {
        let button = Button { text: self.text(key, &[]), path };
        Push { button: Some(button), ..self.plain(words) }
    }

    pub(super) fn text(self, key: &str, args: &[(&str, FluentValue<'static>)]) -> String {
        self.app.texts().get(self.language, key, args)
    }
}

/// Why a reply did not become a comment, as the bot says it; `None` if that is a failure of ours.
pub(super) fn refusal(error: &Error) -> Option<Refused> {
    Some(match error {
        Error::NotFound => Refused::Unseen,
        Error::Forbidden => Refused::Forbidden,
        Error::MoveNotAllowed { .. } => Refused::Closed,
        Error::FileTooLarge { max } => Refused::FileTooLarge { max: *max },
        Error::FileType => Refused::FileType,
        Error::InvalidFields(_) => Refused::FileUnfetched,
        Error::InitDataMissing
        | Error::InitData(_)
        | Error::Blocked
        | Error::MethodNotAllowed
        | Error::BadRequest(_)
        | Error::BodyTooLarge { .. }
        | Error::UnsupportedMediaType
        | Error::FaultyTemplate(_)
        | Error::ConsentRequired
        | Error::IdempotencyKeyReused
        | Error::VersionConflict(_)
        | Error::CategoryChanged { .. }
        | Error::FaqChanged { .. }
        | Error::DraftChanged(_)
        | Error::OffsetConflict { .. }
        | Error::Gone
        | Error::RateLimited { .. }
        | Error::Conflict(_)
        | Error::Database(_)
        | Error::Storage(_)
        | Error::Corrupt(_)
        | Error::Encode(_) => return None,
    })
}

/// Why a reply is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The message that it answers is about no ticket that is known.
    Unknown,
    Unseen,
    Forbidden,
    Closed,
    /// An edit, after the time for it.
    EditedLate,
    /// Nothing in it that a comment can hold.
    Empty,
    FileTooLarge {
        /// Bytes.
        max: u64,
    },
    FileType,
    FileUnfetched,
    /// The open draft has as many files as a ticket takes.
    DraftFull,
}

impl Refused {
    pub(super) fn push(self, voice: Voice<'_>, ticket: Option<TicketId>) -> Push {
        let number = ticket.map_or_else(String::new, |id| id.to_string());
        let max = if let Self::FileTooLarge { max } = self { max / (1024 * 1024) } else { 0 };
        let args = [("number", number.into()), ("max", max.into())];
        voice.with_app((self.key(), &args))
    }

    fn key(self) -> &'static str {
        match self {
            Self::Unknown => "bot-reply-unknown",
            Self::Unseen => "bot-reply-unseen",
            Self::Forbidden => "bot-reply-forbidden",
            Self::Closed => "bot-reply-closed",
            Self::EditedLate => "bot-edit-late",
            Self::Empty => "bot-reply-empty",
            Self::FileTooLarge { .. } => "bot-reply-file-too-large",
            Self::FileType => "bot-reply-file-type",
            Self::FileUnfetched => "bot-reply-file-refused",
            Self::DraftFull => "bot-draft-full",
        }
    }
}
