//! A ticket and all that may happen to it: commands become events, events change the ticket.
//!
//! [`decide`] is the only home of a rule and is pure; [`apply`] is the only way a ticket changes.

mod allowed;
mod command;
mod decide;
mod event;
mod score;
mod status;

pub use allowed::{Allowed, allowed};
pub use command::{Actor, Candidate, Command, Facts, Policy, Refusal, Visibility, Who, Written};
pub use decide::decide;
pub use event::{Event, MoveCause, apply};
pub use score::{NoScore, Score};
pub use status::{Priority, Status, StatusKind};

use crate::{CategoryId, TeamId, TicketId, Timestamp, UserId};

/// The part of a ticket that rules read and events change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub id: TicketId,
    pub client: UserId,
    pub category: CategoryId,
    pub team: Option<TeamId>,
    pub status: Status,
    pub priority: Priority,
    pub assignee: Option<UserId>,
    /// Grows by one with each event that changes a public field.
    pub version: i64,
    pub created_at: Timestamp,
    /// The last public change or public comment.
    pub updated_at: Timestamp,
    /// When the ticket last came into a closed status; `None` while it is open.
    pub closed_at: Option<Timestamp>,
}
