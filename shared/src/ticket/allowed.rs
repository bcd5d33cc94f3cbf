//! The list of acts that an actor may choose from now; the pages draw this list and nothing else.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Actor, Candidate, Command, Facts, Policy, Score, Status, Ticket, Visibility, Who, decide};
use crate::Timestamp;

/// One act that is open to the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Allowed {
    Status(Status),
    Comment,
    Note,
    Take,
    /// Give the ticket to anyone.
    Assign,
    /// Give the ticket back to nobody.
    Release,
    Cancel,
    Confirm,
    Reopen,
    /// Say how content one is.
    Rate,
}

/// Everything that `actor` may do with the ticket `now`, by the same rules as [`decide`].
#[must_use]
pub fn allowed(policy: &Policy, now: Timestamp, actor: &Actor, ticket: &Ticket) -> Vec<Allowed> {
    let facts = Facts { now, candidate: None };
    let passes = |command| decide(policy, &facts, actor, ticket, command).is_ok();
    let moves = Status::ALL
        .into_iter()
        .filter(|to| *to != ticket.status)
        .filter(|to| passes(Command::Move { to: *to }))
        .map(Allowed::Status);
    let acts = [
        (Allowed::Comment, Command::Comment { visibility: Visibility::Public }),
        (Allowed::Note, Command::Comment { visibility: Visibility::Internal }),
        (Allowed::Take, Command::Take),
        (Allowed::Cancel, Command::Cancel),
        (Allowed::Confirm, Command::Confirm),
        (Allowed::Reopen, Command::Reopen),
        (Allowed::Rate, Command::Rate { score: Score::ALL[0] }),
    ];
    let mut list: Vec<Allowed> = moves.collect();
    list.extend(acts.into_iter().filter(|(_, command)| passes(*command)).map(|(act, _)| act));
    if may_assign_anyone(policy, &facts, actor, ticket) {
        list.push(Allowed::Assign);
    }
    if ticket.assignee.is_some() && passes(Command::Assign { to: None }) {
        list.push(Allowed::Release);
    }
    list
}

/// Asks the rule about a person who is neither the actor nor the assignee.
fn may_assign_anyone(policy: &Policy, facts: &Facts, actor: &Actor, ticket: &Ticket) -> bool {
    let me = match actor.who {
        Who::User(id) => id.0,
        Who::System => 0,
    };
    let other = crate::UserId(me.max(ticket.assignee.map_or(0, |id| id.0)) + 1);
    let facts = Facts { candidate: Some(Candidate { id: other, is_staff: true }), ..*facts };
    decide(policy, &facts, actor, ticket, Command::Assign { to: Some(other) }).is_ok()
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "status:{}", status.key()),
            Self::Comment => f.write_str("comment"),
            Self::Note => f.write_str("note"),
            Self::Take => f.write_str("take"),
            Self::Assign => f.write_str("assign"),
            Self::Release => f.write_str("release"),
            Self::Cancel => f.write_str("cancel"),
            Self::Confirm => f.write_str("confirm"),
            Self::Reopen => f.write_str("reopen"),
            Self::Rate => f.write_str("rate"),
        }
    }
}

impl FromStr for Allowed {
    type Err = UnknownAct;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(key) = text.strip_prefix("status:") {
            return Status::from_key(key).map(Self::Status).ok_or_else(|| UnknownAct(text.to_owned()));
        }
        [
            Self::Comment,
            Self::Note,
            Self::Take,
            Self::Assign,
            Self::Release,
            Self::Cancel,
            Self::Confirm,
            Self::Reopen,
            Self::Rate,
        ]
        .into_iter()
        .find(|act| act.to_string() == text)
        .ok_or_else(|| UnknownAct(text.to_owned()))
    }
}

/// An act that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown act {0:?}")]
pub struct UnknownAct(String);

impl Serialize for Allowed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Allowed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
