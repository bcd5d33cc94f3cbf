//! What happened to a ticket, and how it changes by that.

use serde::{Deserialize, Serialize};

use super::{Score, Status, Ticket, Visibility};
use crate::{Timestamp, UserId};

/// Why a ticket's status changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MoveCause {
    /// A member of staff moved it.
    Moved,
    /// An agent took it into work.
    Taken,
    /// The client confirmed the result.
    Confirmed,
    /// The client sent it back.
    Reopened,
    /// The client withdrew it.
    Cancelled,
    /// The client answered.
    Replied,
}

impl MoveCause {
    pub const ALL: [Self; 6] =
        [Self::Moved, Self::Taken, Self::Confirmed, Self::Reopened, Self::Cancelled, Self::Replied];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Taken => "taken",
            Self::Confirmed => "confirmed",
            Self::Reopened => "reopened",
            Self::Cancelled => "cancelled",
            Self::Replied => "replied",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.key() == key)
    }
}

/// A fact about a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Created,
    Moved { from: Status, to: Status, cause: MoveCause },
    Assigned { from: Option<UserId>, to: Option<UserId> },
    Commented { visibility: Visibility },
    Rated { score: Score },
    CommentEdited { visibility: Visibility },
}

impl Event {
    /// The name that stands in the API and in the database.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Moved { .. } => "status_changed",
            Self::Assigned { .. } => "assigned",
            Self::Commented { .. } => "commented",
            Self::Rated { .. } => "rated",
            Self::CommentEdited { .. } => "comment_edited",
        }
    }

    /// Whether the client must never learn of it.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        matches!(
            self,
            Self::Commented { visibility: Visibility::Internal }
                | Self::CommentEdited { visibility: Visibility::Internal }
        )
    }
}

/// Changes the ticket by one event that happened `at`.
pub fn apply(ticket: &mut Ticket, event: &Event, at: Timestamp) {
    match *event {
        Event::Created => {}
        Event::Moved { to, .. } => {
            ticket.status = to;
            ticket.closed_at = to.is_closed().then_some(at);
            ticket.version += 1;
        }
        Event::Assigned { to, .. } => {
            ticket.assignee = to;
            ticket.version += 1;
        }
        Event::Commented { .. } | Event::Rated { .. } => {}
        // A mended slip is no news.
        Event::CommentEdited { .. } => return,
    }
    if !event.is_internal() {
        ticket.updated_at = at;
    }
}
