//! Acts on a ticket: sent to the server, and shown at once as the shared rules foresee them.

use zayavka_shared::api::{Assign, Me, PersonRef, SetStatus, TicketAct, TicketSummary, TicketView};
use zayavka_shared::ticket::{
    Actor, Allowed, Candidate, Command, Facts, Policy, Status, Ticket, allowed, apply, decide,
};
use zayavka_shared::{Permission, Permissions, TicketId, Timestamp};

use crate::api::{Api, ApiError, IdempotencyKey};

/// What someone does with a ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum TicketAction {
    Move(Status),
    Take,
    /// `None` releases the ticket.
    Assign(Option<PersonRef>),
    Cancel,
    Confirm,
    /// With the reason, if one was given.
    Reopen(Option<String>),
}

/// The act behind an entry of `allowed`, where it needs nothing more.
#[must_use]
pub fn action_of(allowed: Allowed) -> Option<TicketAction> {
    match allowed {
        Allowed::Status(status) => Some(TicketAction::Move(status)),
        Allowed::Take => Some(TicketAction::Take),
        Allowed::Release => Some(TicketAction::Assign(None)),
        Allowed::Cancel => Some(TicketAction::Cancel),
        Allowed::Confirm => Some(TicketAction::Confirm),
        Allowed::Reopen => Some(TicketAction::Reopen(None)),
        Allowed::Comment | Allowed::Note | Allowed::Assign | Allowed::Rate => None,
    }
}

impl TicketAction {
    /// Sends it. `version` is the one that the person saw; the server refuses if the ticket has moved on.
    pub async fn send(&self, api: &Api, id: TicketId, version: Option<i64>) -> Result<TicketView, ApiError> {
        let key = IdempotencyKey::new();
        let act = TicketAct { version, comment: None };
        match self {
            Self::Move(status) => {
                api.set_status(id, &SetStatus { status: *status, version, comment: None }, &key).await
            }
            Self::Take => api.take(id, &act, &key).await,
            Self::Assign(person) => {
                let user_id = person.as_ref().map(|person| person.id);
                api.assign(id, &Assign { user_id, version }, &key).await
            }
            Self::Cancel => api.cancel(id, &act, &key).await,
            Self::Confirm => api.confirm(id, &act, &key).await,
            Self::Reopen(comment) => {
                api.reopen(id, &TicketAct { version, comment: comment.clone() }, &key).await
            }
        }
    }

    fn command(&self) -> Command {
        match self {
            Self::Move(to) => Command::Move { to: *to },
            Self::Take => Command::Take,
            Self::Assign(person) => Command::Assign { to: person.as_ref().map(|person| person.id) },
            Self::Cancel => Command::Cancel,
            Self::Confirm => Command::Confirm,
            Self::Reopen(_) => Command::Reopen,
        }
    }

    fn facts(&self, now: Timestamp) -> Facts {
        let candidate = match self {
            Self::Assign(Some(person)) => Some(Candidate { id: person.id, is_staff: true }),
            Self::Assign(None)
            | Self::Move(_)
            | Self::Take
            | Self::Cancel
            | Self::Confirm
            | Self::Reopen(_) => None,
        };
        Facts { now, candidate }
    }

    /// The ticket as it will be; `None` where the rules would refuse, and the server shall say why.
    fn foresee(&self, ticket: &Ticket, me: &Me, now: Timestamp) -> Option<Foreseen> {
        let (policy, actor) = (Policy::default(), actor(me));
        let mut ticket = ticket.clone();
        for event in decide(&policy, &self.facts(now), &actor, &ticket, self.command()).ok()? {
            apply(&mut ticket, &event, now);
        }
        let allowed = allowed(&policy, now, &actor, &ticket);
        let assignee = match self {
            Self::Take => Some(myself(me)),
            Self::Assign(person) => person.clone(),
            Self::Move(_) | Self::Cancel | Self::Confirm | Self::Reopen(_) => None,
        };
        Some(Foreseen { ticket, allowed, assignee })
    }

    /// The entry of a list as it will be.
    #[must_use]
    pub fn foresee_summary(&self, summary: &TicketSummary, me: &Me, now: Timestamp) -> Option<TicketSummary> {
        let foreseen = self.foresee(&summary_facts(summary), me, now)?;
        let assignee = foreseen.assignee_beside(summary.assignee.as_ref());
        Some(TicketSummary {
            status: foreseen.ticket.status,
            version: foreseen.ticket.version,
            updated_at: foreseen.ticket.updated_at,
            allowed: foreseen.allowed,
            assignee,
            ..summary.clone()
        })
    }

    /// The open ticket as it will be.
    #[must_use]
    pub fn foresee_view(&self, view: &TicketView, me: &Me, now: Timestamp) -> Option<TicketView> {
        let foreseen = self.foresee(&view_facts(view), me, now)?;
        let assignee = foreseen.assignee_beside(view.assignee.as_ref());
        Some(TicketView {
            status: foreseen.ticket.status,
            version: foreseen.ticket.version,
            updated_at: foreseen.ticket.updated_at,
            closed_at: foreseen.ticket.closed_at,
            allowed: foreseen.allowed,
            assignee,
            ..view.clone()
        })
    }
}

struct Foreseen {
    ticket: Ticket,
    allowed: Vec<Allowed>,
    /// The assignee's name, if the act named one.
    assignee: Option<PersonRef>,
}

impl Foreseen {
    fn assignee_beside(&self, before: Option<&PersonRef>) -> Option<PersonRef> {
        let id = self.ticket.assignee?;
        self.assignee.iter().chain(before).find(|person| person.id == id).cloned()
    }
}

fn actor(me: &Me) -> Actor {
    let held = Permission::ALL.into_iter().filter(|one| me.permissions.iter().any(|key| key == one.key()));
    Actor::user(me.id, held.collect::<Permissions>())
}

fn myself(me: &Me) -> PersonRef {
    let name = match &me.last_name {
        Some(last_name) => format!("{} {last_name}", me.first_name),
        None => me.first_name.clone(),
    };
    PersonRef { id: me.id, name }
}

fn summary_facts(summary: &TicketSummary) -> Ticket {
    Ticket {
        id: summary.id,
        client: summary.client.id,
        category: summary.category.id,
        team: None,
        status: summary.status,
        priority: summary.priority,
        assignee: summary.assignee.as_ref().map(|person| person.id),
        version: summary.version,
        created_at: summary.created_at,
        updated_at: summary.updated_at,
        closed_at: summary.status.is_closed().then_some(summary.updated_at),
    }
}

fn view_facts(view: &TicketView) -> Ticket {
    Ticket {
        id: view.id,
        client: view.client.id,
        category: view.category.id,
        team: view.team_id,
        status: view.status,
        priority: view.priority,
        assignee: view.assignee.as_ref().map(|person| person.id),
        version: view.version,
        created_at: view.created_at,
        updated_at: view.updated_at,
        closed_at: view.closed_at,
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::api::CategoryRef;
    use zayavka_shared::ticket::Priority;
    use zayavka_shared::{CategoryId, Language, Role, UserId};

    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn me(id: i64, role: Role) -> Me {
        Me {
            id: UserId(id),
            telegram_id: id,
            first_name: "Boris".to_owned(),
            last_name: None,
            username: None,
            language: Language::En,
            languages: Language::ALL.to_vec(),
            role: role.key().to_owned(),
            permissions: role.permissions().keys().into_iter().map(str::to_owned).collect(),
            team_ids: Vec::new(),
            blocked: false,
            bot_can_write: true,
            bot_username: None,
            max_file_size: 1,
            time_zone: "UTC".to_owned(),
            consent: None,
        }
    }

    fn summary(status: Status) -> TicketSummary {
        TicketSummary {
            id: TicketId(42),
            title: "Printer".to_owned(),
            status,
            priority: Priority::Normal,
            category: CategoryRef {
                id: CategoryId(1),
                name: "Printers".to_owned(),
                icon: "printer".to_owned(),
            },
            client: PersonRef { id: UserId(1), name: "Anna".to_owned() },
            assignee: None,
            version: 3,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
            allowed: Vec::new(),
            last_comment: None,
            unread_count: 0,
            has_news: false,
            answer_expected_at: None,
        }
    }

    #[test]
    fn a_taken_ticket_is_shown_as_mine_and_in_progress_at_once() {
        let taken =
            TicketAction::Take.foresee_summary(&summary(Status::New), &me(2, Role::Agent), NOW).unwrap();
        assert_eq!(taken.status, Status::InProgress);
        assert_eq!(taken.assignee.map(|person| person.name).as_deref(), Some("Boris"));
        assert!(taken.version > 3);
    }

    #[test]
    fn what_the_rules_refuse_is_not_foreseen() {
        let client = me(1, Role::Client);
        assert_eq!(TicketAction::Confirm.foresee_summary(&summary(Status::New), &client, NOW), None);
        let agent = me(2, Role::Agent);
        assert_eq!(TicketAction::Confirm.foresee_summary(&summary(Status::InReview), &agent, NOW), None);
    }

    #[test]
    fn a_confirmed_ticket_is_done() {
        let done =
            TicketAction::Confirm.foresee_summary(&summary(Status::InReview), &me(1, Role::Client), NOW);
        assert_eq!(done.map(|ticket| ticket.status), Some(Status::Done));
    }
}
