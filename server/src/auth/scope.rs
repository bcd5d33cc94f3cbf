//! Which tickets a reader reaches. The stores have no other way to a ticket.

use zayavka_shared::ticket::Ticket;
use zayavka_shared::{TeamId, UserId};

/// Whose eyes a ticket is read with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The own tickets.
    Client(UserId),
    /// The own ones, those of the teams, those without a team, those assigned to or watched by the agent.
    Agent { user: UserId, teams: Vec<TeamId> },
    /// Every ticket.
    All,
    /// Every ticket, for background work; says for what.
    System(&'static str),
}

/// What decides whether a scope covers a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub client: UserId,
    pub team: Option<TeamId>,
    pub assignee: Option<UserId>,
    pub watchers: Vec<UserId>,
}

impl Place {
    #[must_use]
    pub fn of(ticket: &Ticket, watchers: Vec<UserId>) -> Self {
        Self { client: ticket.client, team: ticket.team, assignee: ticket.assignee, watchers }
    }
}

impl Scope {
    /// Whether the ticket at this place is seen.
    #[must_use]
    pub fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Client(user) => place.client == *user,
            Self::Agent { user, teams } => {
                place.client == *user
                    || place.assignee == Some(*user)
                    || place.team.is_none_or(|team| teams.contains(&team))
                    || place.watchers.contains(user)
            }
            Self::All | Self::System(_) => true,
        }
    }
}
