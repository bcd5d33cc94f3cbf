//! Texts that an enum's value names.

use serde_json::Number;
use zayavka_shared::Role;
use zayavka_shared::form::FieldErrorCode;
use zayavka_shared::ticket::{Priority, Status};

use super::Texts;

/// Who reads a status: it has a label for each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Client,
    Staff,
}

impl Texts {
    #[must_use]
    pub fn status(self, status: Status, side: Side) -> &'static str {
        match (side, status) {
            (Side::Client, Status::New) => self.ticket_status_new_client(),
            (Side::Client, Status::InProgress) => self.ticket_status_in_progress_client(),
            (Side::Client, Status::Waiting) => self.ticket_status_waiting_client(),
            (Side::Client, Status::InReview) => self.ticket_status_in_review_client(),
            (Side::Client, Status::Done) => self.ticket_status_done_client(),
            (Side::Client, Status::Rejected) => self.ticket_status_rejected_client(),
            (Side::Client, Status::Cancelled) => self.ticket_status_cancelled_client(),
            (Side::Staff, Status::New) => self.ticket_status_new_staff(),
            (Side::Staff, Status::InProgress) => self.ticket_status_in_progress_staff(),
            (Side::Staff, Status::Waiting) => self.ticket_status_waiting_staff(),
            (Side::Staff, Status::InReview) => self.ticket_status_in_review_staff(),
            (Side::Staff, Status::Done) => self.ticket_status_done_staff(),
            (Side::Staff, Status::Rejected) => self.ticket_status_rejected_staff(),
            (Side::Staff, Status::Cancelled) => self.ticket_status_cancelled_staff(),
        }
    }

    /// The head of a status's column.
    #[must_use]
    pub fn column(self, status: Status) -> &'static str {
        match status {
            Status::New => self.board_column_new(),
            Status::InProgress => self.board_column_in_progress(),
            Status::Waiting => self.board_column_waiting(),
            Status::InReview => self.board_column_in_review(),
            Status::Done => self.board_column_done(),
            Status::Rejected => self.board_column_rejected(),
            Status::Cancelled => self.board_column_cancelled(),
        }
    }

    /// The move as a verb and what follows from it, for a ticket that stands at `from`.
    #[must_use]
    pub fn move_to(self, from: Status, to: Status) -> (&'static str, Option<&'static str>) {
        match to {
            Status::New => (self.move_new(), None),
            Status::InProgress if from.is_closed() => {
                (self.move_in_progress_back(), Some(self.move_in_progress_back_hint()))
            }
            Status::InProgress => (self.move_in_progress(), Some(self.move_in_progress_hint())),
            Status::Waiting => (self.move_waiting(), Some(self.move_waiting_hint())),
            Status::InReview => (self.move_in_review(), Some(self.move_in_review_hint())),
            Status::Done => (self.move_done(), Some(self.move_done_hint())),
            Status::Rejected => (self.move_rejected(), Some(self.move_rejected_hint())),
            Status::Cancelled => (self.move_cancelled(), Some(self.move_cancelled_hint())),
        }
    }

    #[must_use]
    pub fn priority(self, priority: Priority) -> &'static str {
        match priority {
            Priority::Low => self.ticket_priority_low(),
            Priority::Normal => self.ticket_priority_normal(),
            Priority::High => self.ticket_priority_high(),
            Priority::Urgent => self.ticket_priority_urgent(),
        }
    }

    /// Without the word «priority».
    #[must_use]
    pub fn priority_short(self, priority: Priority) -> &'static str {
        match priority {
            Priority::Low => self.ticket_priority_low_short(),
            Priority::Normal => self.ticket_priority_normal_short(),
            Priority::High => self.ticket_priority_high_short(),
            Priority::Urgent => self.ticket_priority_urgent_short(),
        }
    }

    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Client => self.role_client(),
            Role::Agent => self.role_agent(),
            Role::Lead => self.role_lead(),
            Role::Admin => self.role_admin(),
            Role::Owner => self.role_owner(),
        }
    }

    /// What is wrong with a field; `max` is the length or count that was passed, `limit` the number, if one was.
    #[must_use]
    pub fn field_error(self, code: FieldErrorCode, max: Option<usize>, limit: Option<&Number>) -> String {
        let limit = limit.map(ToString::to_string).unwrap_or_default();
        let max = max.and_then(|max| i64::try_from(max).ok()).unwrap_or(0);
        match code {
            FieldErrorCode::TooLong => self.field_error_too_long(max),
            FieldErrorCode::TooMany => self.field_error_too_many(max),
            FieldErrorCode::Required => self.field_error_required().to_owned(),
            FieldErrorCode::WrongKind => self.field_error_wrong_kind().to_owned(),
            FieldErrorCode::ControlCharacter => self.field_error_control_character().to_owned(),
            FieldErrorCode::UnknownOption => self.field_error_unknown_option().to_owned(),
            FieldErrorCode::UnknownField => self.field_error_unknown_field().to_owned(),
            FieldErrorCode::Hidden => self.field_error_hidden().to_owned(),
            FieldErrorCode::UnknownFile => self.field_error_unknown_file().to_owned(),
            FieldErrorCode::Taken => self.field_error_taken().to_owned(),
            FieldErrorCode::UnknownId => self.field_error_unknown_id().to_owned(),
            FieldErrorCode::Duplicate => self.field_error_duplicate().to_owned(),
            FieldErrorCode::OutOfRange => self.field_error_out_of_range(max),
            FieldErrorCode::NotForKind => self.field_error_not_for_kind().to_owned(),
            FieldErrorCode::NotAbove => self.field_error_not_above().to_owned(),
            FieldErrorCode::ImpossibleAnswer => self.field_error_impossible_answer().to_owned(),
            FieldErrorCode::TooManyEntries => self.field_error_too_many_entries(max),
            FieldErrorCode::TooFewEntries => self.field_error_too_few_entries().to_owned(),
            FieldErrorCode::NotInOrder => self.field_error_not_in_order().to_owned(),
            FieldErrorCode::TooSmall => self.field_error_too_small(limit),
            FieldErrorCode::TooBig => self.field_error_too_big(limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::Language;

    use super::*;

    #[test]
    fn a_limit_is_named_in_the_error() {
        let texts = Texts::new(Language::Ru);
        assert_eq!(texts.field_error(FieldErrorCode::TooLong, Some(200), None), "Не длиннее 200 знаков");
        assert_eq!(texts.field_error(FieldErrorCode::TooMany, Some(1), None), "Не больше 1 файла");
    }

    #[test]
    fn a_finished_ticket_goes_back_to_work_rather_than_to_work() {
        let texts = Texts::new(Language::En);
        assert_eq!(texts.move_to(Status::Done, Status::InProgress).0, "Back to work");
        assert_eq!(texts.move_to(Status::New, Status::InProgress).0, "To work");
    }

    #[test]
    fn each_side_reads_its_own_label() {
        let texts = Texts::new(Language::Ru);
        assert_eq!(texts.status(Status::InReview, Side::Staff), "На проверке");
        assert_eq!(texts.status(Status::InReview, Side::Client), "Проверьте результат");
    }
}
