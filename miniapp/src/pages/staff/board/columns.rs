//! Which card stands in which column.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use zayavka_shared::TicketId;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::ticket::Status;

/// Puts tickets into columns, urgent ones first, then those that changed last. A ticket that several lists
/// know stands where its newest version says.
#[must_use]
pub(crate) fn columns<'a>(
    tickets: impl IntoIterator<Item = &'a Rc<TicketSummary>>,
) -> Vec<(Status, Rc<Vec<Rc<TicketSummary>>>)> {
    let mut newest: HashMap<TicketId, &Rc<TicketSummary>> = HashMap::new();
    for ticket in tickets {
        let known = newest.entry(ticket.id).or_insert(ticket);
        if known.version < ticket.version {
            *known = ticket;
        }
    }
    Status::ALL
        .into_iter()
        .map(|status| {
            let mut cards: Vec<Rc<TicketSummary>> = newest
                .values()
                .filter(|ticket| ticket.status == status)
                .map(|ticket| Rc::clone(ticket))
                .collect();
            cards.sort_by_key(|ticket| Reverse((ticket.priority, ticket.updated_at, ticket.id)));
            (status, Rc::new(cards))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use zayavka_shared::api::{CategoryRef, PersonRef};
    use zayavka_shared::ticket::Priority;
    use zayavka_shared::{CategoryId, Timestamp, UserId};

    use super::*;

    fn ticket(id: i64, status: Status, priority: Priority, version: i64) -> Rc<TicketSummary> {
        Rc::new(TicketSummary {
            id: TicketId(id),
            title: "Printer".to_owned(),
            status,
            priority,
            category: CategoryRef {
                id: CategoryId(1),
                name: "Printers".to_owned(),
                icon: "printer".to_owned(),
            },
            client: PersonRef { id: UserId(1), name: "Anna".to_owned() },
            assignee: None,
            version,
            created_at: Timestamp(0),
            updated_at: Timestamp(id),
            allowed: Vec::new(),
            last_comment: None,
            unread_count: 0,
            has_news: false,
            answer_expected_at: None,
        })
    }

    fn ids(columns: &[(Status, Rc<Vec<Rc<TicketSummary>>>)], status: Status) -> Vec<i64> {
        let (_, cards) = columns.iter().find(|(one, _)| *one == status).unwrap();
        cards.iter().map(|card| card.id.0).collect()
    }

    #[test]
    fn urgent_cards_stand_first_then_those_that_changed_last() {
        let tickets = [
            ticket(1, Status::New, Priority::Normal, 1),
            ticket(2, Status::New, Priority::Normal, 1),
            ticket(3, Status::New, Priority::Urgent, 1),
        ];
        assert_eq!(ids(&columns(&tickets), Status::New), [3, 2, 1]);
    }

    #[test]
    fn a_ticket_stands_once_where_its_newest_version_says() {
        let tickets = [
            ticket(1, Status::InProgress, Priority::Normal, 4),
            ticket(1, Status::Done, Priority::Normal, 5),
            ticket(1, Status::New, Priority::Normal, 3),
        ];
        let columns = columns(&tickets);
        assert_eq!(ids(&columns, Status::Done), [1]);
        assert!(ids(&columns, Status::InProgress).is_empty());
    }

    #[test]
    fn each_status_has_its_column() {
        assert_eq!(columns(&[]).len(), Status::ALL.len());
    }
}
