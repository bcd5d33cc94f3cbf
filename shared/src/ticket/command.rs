//! What someone asks of a ticket, who asks, and what a rule may know.

use serde::{Deserialize, Serialize};

use super::{Score, Status};
use crate::{Permission, Permissions, Timestamp, UserId};

/// Who a comment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The client and the staff.
    Public,
    /// The staff alone.
    Internal,
}

/// A wish to change a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Makes the asking agent the assignee; a new ticket comes into work.
    Take,
    /// Moves the ticket to another status.
    Move { to: Status },
    /// Gives the ticket to someone, or to nobody.
    Assign { to: Option<UserId> },
    /// The client no longer needs the ticket.
    Cancel,
    /// The client is content with the result.
    Confirm,
    /// The client is not content, or it happened again.
    Reopen,
    /// The client says how content they are; again replaces.
    Rate { score: Score },
    /// Says something on the ticket.
    Comment { visibility: Visibility },
    /// Words a comment anew.
    EditComment { comment: Written },
}

/// A comment as far as rules know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub author: UserId,
    pub visibility: Visibility,
    pub at: Timestamp,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    User(UserId),
    /// The clock, or Zayavka itself.
    System,
}

/// Who acts, and with which rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub who: Who,
    pub permissions: Permissions,
}

impl Actor {
    #[must_use]
    pub fn user(id: UserId, permissions: Permissions) -> Self {
        Self { who: Who::User(id), permissions }
    }

    #[must_use]
    pub fn is(self, user: UserId) -> bool {
        self.who == Who::User(user)
    }

    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        self.permissions.has(permission)
    }
}

/// The desk's settings that rules depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Milliseconds after closing within which a client may reopen.
    pub reopen_window_ms: i64,
    /// Milliseconds after its end within which a client may rate a ticket.
    pub rating_window_ms: i64,
    /// Milliseconds after writing within which words may be changed by whoever wrote them.
    pub edit_window_ms: i64,
}

const MINUTE_MS: i64 = 60 * 1000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

impl Default for Policy {
    fn default() -> Self {
        Self { reopen_window_ms: 14 * DAY_MS, rating_window_ms: 30 * DAY_MS, edit_window_ms: 5 * MINUTE_MS }
    }
}

/// Someone who might become the assignee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub id: UserId,
    /// An active member of staff; nobody else can be an assignee.
    pub is_staff: bool,
}

/// What was true when the command came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub now: Timestamp,
    /// The person named by [`Command::Assign`], if there is such a person.
    pub candidate: Option<Candidate>,
}

/// Why a command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the actor has no right to do this")]
    Forbidden,
    #[error("the ticket's state does not allow this")]
    NotAllowedNow,
    #[error("someone already took the ticket")]
    AlreadyTaken,
    #[error("the time to reopen is over")]
    ReopenWindowOver,
    #[error("the time to change these words is over")]
    EditWindowOver,
    #[error("the named person cannot be an assignee")]
    NotAnAssignee,
}
