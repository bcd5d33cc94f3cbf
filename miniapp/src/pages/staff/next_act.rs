//! The one act that is offered first.

use zayavka_shared::ticket::{Allowed, Status};

use crate::hooks::TicketAction;
use crate::texts::Texts;

/// The act that most likely comes next, of those that are allowed.
#[must_use]
pub(crate) fn next_act(status: Status, allowed: &[Allowed]) -> Option<TicketAction> {
    if allowed.contains(&Allowed::Take) {
        return Some(TicketAction::Take);
    }
    let likely: &[Status] = match status {
        Status::InProgress => &[Status::InReview, Status::Done],
        Status::InReview => &[Status::Done],
        Status::New | Status::Waiting | Status::Done | Status::Rejected | Status::Cancelled => {
            &[Status::InProgress]
        }
    };
    likely.iter().find(|to| allowed.contains(&Allowed::Status(**to))).map(|to| TicketAction::Move(*to))
}

/// The act as a verb, for a ticket that stands at `status`.
#[must_use]
pub(crate) fn act_label(texts: Texts, status: Status, act: &TicketAction) -> &'static str {
    match act {
        TicketAction::Move(to) => texts.move_to(status, *to).0,
        TicketAction::Take => texts.ticket_take(),
        TicketAction::Assign(None) => texts.ticket_release(),
        TicketAction::Assign(Some(_)) => texts.ticket_assign(),
        TicketAction::Cancel => texts.move_cancelled(),
        TicketAction::Confirm => texts.move_done(),
        TicketAction::Reopen(_) => texts.move_in_progress_back(),
    }
}

/// How tests find the button of an act.
#[must_use]
pub(crate) fn act_role(act: &TicketAction) -> &'static str {
    if *act == TicketAction::Take { "take" } else { "next-move" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_ticket_is_taken_first() {
        let allowed = [Allowed::Status(Status::InProgress), Allowed::Take];
        assert_eq!(next_act(Status::New, &allowed), Some(TicketAction::Take));
    }

    #[test]
    fn work_goes_to_review_or_where_that_is_not_allowed_to_done() {
        let both = [Allowed::Status(Status::Done), Allowed::Status(Status::InReview)];
        assert_eq!(next_act(Status::InProgress, &both), Some(TicketAction::Move(Status::InReview)));
        assert_eq!(next_act(Status::InProgress, &both[..1]), Some(TicketAction::Move(Status::Done)));
    }

    #[test]
    fn nothing_is_offered_that_is_not_allowed() {
        for status in Status::ALL {
            assert_eq!(next_act(status, &[]), None);
        }
    }
}
