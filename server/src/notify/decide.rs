//! Who is told what of an act. Pure: the people come in as arguments, the words are made in `words.rs`.
//!
//! One act is one message a person at most, and nobody is told what they did themselves, but for the
//! receipt of an own ticket.

use zayavka_shared::UserId;
use zayavka_shared::ticket::{Event, MoveCause, Status, Visibility};

use super::Happened;
use crate::templates::Topic;

/// The people beside the client.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Audience<'a> {
    /// The ticket's assignee, if that is an active member of staff.
    pub(super) assignee: Option<UserId>,
    /// Staff who could take the ticket.
    pub(super) takers: &'a [UserId],
}

/// What one person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) to: UserId,
    pub(super) about: About,
    /// The comment's first words go with it.
    pub(super) has_words: bool,
}

/// What a message is about, from its reader's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// To the client: the ticket is there.
    Received,
    /// To the client: someone is on it now.
    Taken,
    /// To the client: it stands elsewhere now.
    Moved(Status),
    /// To the client: the staff wrote.
    Replied,
    /// To the new assignee.
    Assigned,
    /// To the assignee, of the client.
    ClientReplied,
    ClientReopened,
    ClientCancelled,
    ClientConfirmed,
    /// To the assignee, of a colleague.
    ColleagueReplied,
    ColleagueNoted,
    /// To everyone who could take it.
    NewTicket,
}

impl About {
    /// The event whose template says it.
    pub(super) fn topic(self) -> Topic {
        match self {
            Self::Received => Topic::Received,
            Self::Taken => Topic::Taken,
            Self::Moved(_) => Topic::Moved,
            Self::Replied => Topic::Replied,
            Self::Assigned => Topic::Assigned,
            Self::ClientReplied => Topic::ClientReplied,
            Self::ClientReopened => Topic::ClientReopened,
            Self::ClientCancelled => Topic::ClientCancelled,
            Self::ClientConfirmed => Topic::ClientConfirmed,
            Self::ColleagueReplied => Topic::ColleagueReplied,
            Self::ColleagueNoted => Topic::ColleagueNoted,
            Self::NewTicket => Topic::NewTicket,
        }
    }

    /// The word in the outbox.
    pub(super) fn key(self) -> &'static str {
        self.topic().key()
    }

    /// Told to many at once, behind what is told to one.
    pub(super) fn is_bulk(self) -> bool {
        self == Self::NewTicket
    }
}

/// The messages that follow from an act, the personal ones first.
pub(super) fn decide(happened: &Happened<'_>, audience: Audience<'_>) -> Vec<Notice> {
    let client = happened.ticket.client;
    let mut notices = Vec::new();
    notices.extend(tell_client(happened));
    let assignee = audience.assignee.filter(|assignee| *assignee != client || notices.is_empty());
    notices.extend(assignee.and_then(|assignee| tell_assignee(happened, assignee)));
    if happened.events.contains(&Event::Created) {
        let takers = audience.takers.iter().filter(|taker| !is_actor(happened, **taker) && **taker != client);
        notices.extend(takers.map(|taker| Notice { to: *taker, about: About::NewTicket, has_words: false }));
    }
    notices
}

fn tell_client(happened: &Happened<'_>) -> Option<Notice> {
    let to = happened.ticket.client;
    let is_filed = happened.events.contains(&Event::Created);
    if is_actor(happened, to) && !is_filed {
        return None;
    }
    let has_words = has_comment(happened, Visibility::Public);
    let about = match (is_filed, moved(happened), self_assigned(happened)) {
        (true, _, _) => About::Received,
        (false, Some((_, MoveCause::Taken)), _) | (false, None, true) => About::Taken,
        (false, Some((status, _)), _) => About::Moved(status),
        (false, None, false) if has_words => About::Replied,
        (false, None, false) => return None,
    };
    Some(Notice { to, about, has_words })
}

fn tell_assignee(happened: &Happened<'_>, to: UserId) -> Option<Notice> {
    if is_actor(happened, to) {
        return None;
    }
    let (has_reply, has_note) =
        (has_comment(happened, Visibility::Public), has_comment(happened, Visibility::Internal));
    let is_by_client = is_actor(happened, happened.ticket.client);
    let is_new = happened.events.iter().any(|event| matches!(event, Event::Assigned { to: Some(_), .. }));
    let about = if is_new {
        About::Assigned
    } else if is_by_client {
        match moved(happened).map(|(_, cause)| cause) {
            Some(MoveCause::Cancelled) => About::ClientCancelled,
            Some(MoveCause::Confirmed) => About::ClientConfirmed,
            Some(MoveCause::Reopened) => About::ClientReopened,
            Some(MoveCause::Replied | MoveCause::Moved | MoveCause::Taken) | None if has_reply => {
                About::ClientReplied
            }
            Some(MoveCause::Replied | MoveCause::Moved | MoveCause::Taken) | None => return None,
        }
    } else if has_note {
        About::ColleagueNoted
    } else if has_reply {
        About::ColleagueReplied
    } else {
        return None;
    };
    Some(Notice { to, about, has_words: has_reply || has_note })
}

fn is_actor(happened: &Happened<'_>, user: UserId) -> bool {
    happened.actor.user() == Some(user)
}

/// The act's last move.
fn moved(happened: &Happened<'_>) -> Option<(Status, MoveCause)> {
    happened.events.iter().rev().find_map(|event| match event {
        Event::Moved { to, cause, .. } => Some((*to, *cause)),
        Event::Created
        | Event::Assigned { .. }
        | Event::Commented { .. }
        | Event::CommentEdited { .. }
        | Event::Rated { .. } => None,
    })
}

/// Whether the actor made themselves the assignee: took the ticket.
fn self_assigned(happened: &Happened<'_>) -> bool {
    happened.events.iter().any(|event| match event {
        Event::Assigned { to: Some(to), .. } => is_actor(happened, *to),
        Event::Assigned { to: None, .. }
        | Event::Created
        | Event::Moved { .. }
        | Event::Commented { .. }
        | Event::CommentEdited { .. }
        | Event::Rated { .. } => false,
    })
}

fn has_comment(happened: &Happened<'_>, wanted: Visibility) -> bool {
    happened.events.contains(&Event::Commented { visibility: wanted })
}

#[cfg(test)]
mod tests {
    use zayavka_shared::ticket::{Priority, Ticket};
    use zayavka_shared::{CategoryId, TicketId, Timestamp};

    use super::*;
    use crate::db::ActorRef;

    const ANNA: UserId = UserId(1);
    const BORIS: UserId = UserId(2);
    const VERA: UserId = UserId(3);
    const REPLY: Event = Event::Commented { visibility: Visibility::Public };
    const NOTE: Event = Event::Commented { visibility: Visibility::Internal };

    fn told(actor: UserId, assignee: Option<UserId>, events: &[Event]) -> Vec<(UserId, About)> {
        told_by(ActorRef::User(actor), assignee, events)
    }

    fn told_by(actor: ActorRef, assignee: Option<UserId>, events: &[Event]) -> Vec<(UserId, About)> {
        let ticket = Ticket {
            id: TicketId(5),
            client: ANNA,
            category: CategoryId(1),
            team: None,
            status: Status::InProgress,
            priority: Priority::Normal,
            assignee,
            version: 2,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
            closed_at: None,
        };
        let happened = Happened { ticket: &ticket, title: "Printer", actor, events, comment: Some("Hello") };
        let audience = Audience { assignee, takers: &[ANNA, BORIS, VERA] };
        decide(&happened, audience).into_iter().map(|notice| (notice.to, notice.about)).collect()
    }

    fn moved(to: Status, cause: MoveCause) -> Event {
        Event::Moved { from: Status::New, to, cause }
    }

    fn assigned(to: UserId) -> Event {
        Event::Assigned { from: None, to: Some(to) }
    }

    #[test]
    fn a_new_ticket_is_receipted_to_its_client_and_told_to_who_could_take_it() {
        let expected = vec![(ANNA, About::Received), (BORIS, About::NewTicket), (VERA, About::NewTicket)];
        assert_eq!(told(ANNA, None, &[Event::Created]), expected);
    }

    #[test]
    fn who_files_for_a_client_is_not_told_of_it() {
        let expected = vec![(ANNA, About::Received), (VERA, About::NewTicket)];
        assert_eq!(told(BORIS, None, &[Event::Created]), expected);
    }

    #[test]
    fn taking_a_ticket_is_one_message_to_the_client() {
        let events = [assigned(BORIS), moved(Status::InProgress, MoveCause::Taken)];
        assert_eq!(told(BORIS, Some(BORIS), &events), [(ANNA, About::Taken)]);
        assert_eq!(told(BORIS, Some(BORIS), &[assigned(BORIS)]), [(ANNA, About::Taken)]);
    }

    #[test]
    fn giving_a_ticket_to_a_colleague_tells_the_colleague_alone() {
        assert_eq!(told(VERA, Some(BORIS), &[assigned(BORIS)]), [(BORIS, About::Assigned)]);
    }

    #[test]
    fn a_move_with_words_is_one_message() {
        let events = [moved(Status::Done, MoveCause::Moved), REPLY];
        assert_eq!(told(BORIS, Some(BORIS), &events), [(ANNA, About::Moved(Status::Done))]);
    }

    #[test]
    fn a_reply_of_a_colleague_reaches_client_and_assignee() {
        let expected = [(ANNA, About::Replied), (BORIS, About::ColleagueReplied)];
        assert_eq!(told(VERA, Some(BORIS), &[REPLY]), expected);
    }

    #[test]
    fn a_note_never_reaches_the_client() {
        assert_eq!(told(VERA, Some(BORIS), &[NOTE]), [(BORIS, About::ColleagueNoted)]);
        assert_eq!(told(BORIS, Some(BORIS), &[NOTE]), []);
        assert_eq!(told(VERA, None, &[NOTE]), []);
    }

    #[test]
    fn what_the_client_does_is_told_to_the_assignee_alone() {
        let acts = [
            (vec![REPLY], About::ClientReplied),
            (vec![REPLY, moved(Status::InProgress, MoveCause::Replied)], About::ClientReplied),
            (vec![REPLY, moved(Status::InProgress, MoveCause::Reopened)], About::ClientReopened),
            (vec![moved(Status::InProgress, MoveCause::Reopened)], About::ClientReopened),
            (vec![moved(Status::Cancelled, MoveCause::Cancelled)], About::ClientCancelled),
            (vec![moved(Status::Done, MoveCause::Confirmed), REPLY], About::ClientConfirmed),
        ];
        for (events, about) in acts {
            assert_eq!(told(ANNA, Some(BORIS), &events), [(BORIS, about)], "{events:?}");
            assert_eq!(told(ANNA, None, &events), [], "{events:?}");
        }
    }

    #[test]
    fn a_client_who_is_the_assignee_too_gets_one_message() {
        assert_eq!(told(VERA, Some(ANNA), &[REPLY]), [(ANNA, About::Replied)]);
        assert_eq!(told(VERA, Some(ANNA), &[NOTE]), [(ANNA, About::ColleagueNoted)]);
    }

    #[test]
    fn what_the_desk_itself_does_is_told_to_the_client() {
        let events = [moved(Status::Done, MoveCause::Moved)];
        assert_eq!(told_by(ActorRef::System, Some(BORIS), &events), [(ANNA, About::Moved(Status::Done))]);
    }

    #[test]
    fn giving_a_ticket_back_is_told_to_nobody() {
        let events = [Event::Assigned { from: Some(BORIS), to: None }];
        assert_eq!(told(BORIS, None, &events), []);
    }
}
