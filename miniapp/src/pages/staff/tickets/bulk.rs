//! What a bulk act would do to each of the chosen tickets, by what the server allows. Pure.

use std::rc::Rc;

use zayavka_shared::api::{BulkAct, PersonRef, TicketSummary};
use zayavka_shared::ticket::{Allowed, Status};
use zayavka_shared::{TicketId, UserId};

/// The same act for several tickets.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum BulkChange {
    /// Nobody, or someone, becomes the assignee.
    Assign(Option<PersonRef>),
    Move(Status),
}

/// What will change, before it does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Preview {
    pub(super) changes: Vec<TicketId>,
    /// They are so already.
    pub(super) already: usize,
    /// The rules do not allow it.
    pub(super) refused: usize,
}

impl BulkChange {
    pub(super) fn preview(&self, tickets: &[Rc<TicketSummary>], me: UserId) -> Preview {
        let mut preview = Preview::default();
        for ticket in tickets {
            if self.is_so(ticket) {
                preview.already += 1;
            } else if self.is_allowed(ticket, me) {
                preview.changes.push(ticket.id);
            } else {
                preview.refused += 1;
            }
        }
        preview
    }

    fn is_so(&self, ticket: &TicketSummary) -> bool {
        match self {
            Self::Assign(to) => ticket.assignee.as_ref().map(|one| one.id) == to.as_ref().map(|one| one.id),
            Self::Move(to) => ticket.status == *to,
        }
    }

    fn is_allowed(&self, ticket: &TicketSummary, me: UserId) -> bool {
        let may = |one: Allowed| ticket.allowed.contains(&one);
        match self {
            Self::Assign(None) => may(Allowed::Assign) || may(Allowed::Release),
            Self::Assign(Some(to)) => may(Allowed::Assign) || to.id == me && may(Allowed::Take),
            Self::Move(to) => may(Allowed::Status(*to)),
        }
    }

    pub(super) fn act(&self, ids: Vec<TicketId>) -> BulkAct {
        match self {
            Self::Assign(to) => {
                BulkAct { ids, assignee_id: Some(to.as_ref().map(|one| one.id)), status: None }
            }
            Self::Move(to) => BulkAct { ids, assignee_id: None, status: Some(*to) },
        }
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::api::CategoryRef;
    use zayavka_shared::ticket::Priority;
    use zayavka_shared::{CategoryId, Timestamp};

    use super::*;

    const ME: UserId = UserId(1);

    fn person(id: i64) -> PersonRef {
        PersonRef { id: UserId(id), name: id.to_string() }
    }

    fn ticket(id: i64, assignee: Option<i64>, allowed: &[Allowed]) -> Rc<TicketSummary> {
        Rc::new(TicketSummary {
            id: TicketId(id),
            title: String::new(),
            status: Status::New,
            priority: Priority::Normal,
            category: CategoryRef { id: CategoryId(1), name: String::new(), icon: String::new() },
            client: person(9),
            assignee: assignee.map(person),
            version: 1,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
            allowed: allowed.to_vec(),
            last_comment: None,
            unread_count: 0,
            has_news: false,
            answer_expected_at: None,
        })
    }

    #[test]
    fn a_preview_tells_what_changes_what_is_so_and_what_is_refused() {
        let tickets = [
            ticket(1, None, &[Allowed::Assign]),
            ticket(2, Some(5), &[Allowed::Assign]),
            ticket(3, Some(2), &[]),
        ];
        let preview = BulkChange::Assign(Some(person(5))).preview(&tickets, ME);
        assert_eq!(preview, Preview { changes: vec![TicketId(1)], already: 1, refused: 1 });
    }

    #[test]
    fn who_may_not_assign_may_still_take() {
        let tickets = [ticket(1, None, &[Allowed::Take]), ticket(2, Some(2), &[])];
        assert_eq!(BulkChange::Assign(Some(person(1))).preview(&tickets, ME).changes, [TicketId(1)]);
        assert!(BulkChange::Assign(Some(person(5))).preview(&tickets, ME).changes.is_empty());
    }

    #[test]
    fn a_move_goes_where_the_server_allows_it() {
        let tickets = [ticket(1, None, &[Allowed::Status(Status::Done)]), ticket(2, None, &[])];
        let preview = BulkChange::Move(Status::Done).preview(&tickets, ME);
        assert_eq!(preview, Preview { changes: vec![TicketId(1)], already: 0, refused: 1 });
    }
}
