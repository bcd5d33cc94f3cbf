//! A line of history as it is written: the commit gives it its number.

use zayavka_shared::{CategoryId, CommentId, TicketId, Timestamp, UserId};

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorRef {
    User(UserId),
    System,
}

impl ActorRef {
    /// The word that stands in the database.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::System => "system",
        }
    }

    #[must_use]
    pub fn user(self) -> Option<UserId> {
        match self {
            Self::User(id) => Some(id),
            Self::System => None,
        }
    }
}

/// What happened: to a ticket, to a person (`subject`), or to the desk (neither).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    pub kind: &'static str,
    pub ticket: Option<TicketId>,
    pub subject: Option<UserId>,
    pub actor: ActorRef,
    pub from: Option<String>,
    pub to: Option<String>,
    pub cause: Option<&'static str>,
    pub comment: Option<CommentId>,
    pub is_internal: bool,
    /// The ticket's version after the event.
    pub version: Option<i64>,
    pub at: Timestamp,
}

impl NewEvent {
    /// Something about the desk as a whole, which everyone may know of: `what` of its settings was changed.
    #[must_use]
    pub fn about_desk(what: String, actor: ActorRef, at: Timestamp) -> Self {
        Self {
            kind: "settings_changed",
            ticket: None,
            subject: None,
            actor,
            from: None,
            to: Some(what),
            cause: None,
            comment: None,
            is_internal: false,
            version: None,
            at,
        }
    }

    /// One of a person's own drafts has another version, or none any more.
    #[must_use]
    pub fn about_draft(
        owner: UserId,
        category: CategoryId,
        version: Option<i64>,
        actor: ActorRef,
        at: Timestamp,
    ) -> Self {
        let event = Self::about_person(owner, actor, at);
        Self { kind: "draft_changed", to: Some(category.to_string()), version, ..event }
    }

    /// Something about a person themselves: their rights or preferences changed.
    #[must_use]
    pub fn about_person(subject: UserId, actor: ActorRef, at: Timestamp) -> Self {
        Self {
            kind: "me_changed",
            ticket: None,
            subject: Some(subject),
            actor,
            from: None,
            to: None,
            cause: None,
            comment: None,
            is_internal: true,
            version: None,
            at,
        }
    }
}
