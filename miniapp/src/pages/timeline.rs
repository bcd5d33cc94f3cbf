//! A conversation with what happened between its words, in the order of time.

use std::rc::Rc;

use zayavka_shared::api::{CommentView, EventView, TicketView};
use zayavka_shared::{CommentId, Timestamp, UserId};

use crate::ui::Delivery;

/// The description and the files that the ticket was filed with are its first words.
#[must_use]
pub(super) fn first_words(ticket: &TicketView) -> CommentView {
    CommentView {
        id: CommentId(0),
        ticket_id: ticket.id,
        author: ticket.client.clone(),
        by_client: true,
        body: ticket.description.clone(),
        internal: false,
        files: ticket.files.clone(),
        arriving: ticket.arriving.clone(),
        created_at: ticket.created_at,
        edited_at: None,
        editable_until: None,
    }
}

/// How far words have come that the other side has seen up to there.
#[must_use]
pub(super) fn delivery(comment: &CommentView, seen: Option<CommentId>) -> Delivery {
    if seen.is_some_and(|seen| comment.id <= seen) { Delivery::Read } else { Delivery::Sent }
}

/// One line of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    Day(Timestamp),
    Unread,
    Event(Rc<EventView>),
    Comment { comment: Rc<CommentView>, shows_author: bool },
}

/// Words and events in the order of time; `is_other_day` knows the reader's zone, `is_told` which events
/// the reader is told of here.
#[must_use]
pub(super) fn timeline(
    first: &Rc<CommentView>,
    comments: &[Rc<CommentView>],
    events: &[Rc<EventView>],
    me: UserId,
    read: Option<CommentId>,
    is_told: impl Fn(&EventView) -> bool,
    is_other_day: impl Fn(Timestamp, Timestamp) -> bool,
) -> Vec<Entry> {
    // What holds nothing but files that still arrive is their sender's alone.
    let has_content =
        |one: &&Rc<CommentView>| !one.body.is_empty() || !one.files.is_empty() || !one.arriving.is_empty();
    let words = std::iter::once(first).chain(comments).filter(has_content);
    let mut lines: Vec<(Timestamp, Entry)> = words
        .map(|comment| (comment.created_at, Entry::Comment { comment: comment.clone(), shows_author: true }))
        .collect();
    let told = events.iter().filter(|event| !event.internal && is_told(event));
    lines.extend(told.map(|event| (event.at, Entry::Event(event.clone()))));
    lines.sort_by_key(|(at, _)| *at);

    let mut entries = Vec::new();
    let mut day = None;
    let mut author = None;
    let mut is_marked = false;
    for (at, mut entry) in lines {
        if day.is_none_or(|day| is_other_day(day, at)) {
            entries.push(Entry::Day(at));
            author = None;
        }
        day = Some(at);
        match &mut entry {
            Entry::Comment { comment, shows_author } => {
                let is_new = comment.id.0 > 0 && read.is_none_or(|read| comment.id > read);
                if is_new && comment.author.id != me && !is_marked {
                    is_marked = true;
                    author = None;
                    entries.push(Entry::Unread);
                }
                *shows_author = author != Some(comment.author.id);
                author = Some(comment.author.id);
            }
            Entry::Day(_) | Entry::Unread | Entry::Event(_) => author = None,
        }
        entries.push(entry);
    }
    entries
}

#[cfg(test)]
mod tests {
    use zayavka_shared::api::{ActorKind, ActorView, PersonRef, UploadView};
    use zayavka_shared::ticket::MoveCause;
    use zayavka_shared::{EventId, FileId, TicketId};

    use super::*;

    const ANNA: UserId = UserId(1);
    const BORIS: UserId = UserId(2);

    fn comment(id: i64, author: UserId, at: i64) -> Rc<CommentView> {
        Rc::new(CommentView {
            id: CommentId(id),
            ticket_id: TicketId(42),
            author: PersonRef { id: author, name: "Someone".to_owned() },
            by_client: author == ANNA,
            body: format!("words {id}"),
            internal: false,
            files: Vec::new(),
            arriving: Vec::new(),
            created_at: Timestamp(at),
            edited_at: None,
            editable_until: None,
        })
    }

    fn moved(id: i64, at: i64, internal: bool) -> Rc<EventView> {
        Rc::new(EventView {
            id: EventId(id),
            kind: "status_changed".to_owned(),
            actor: ActorView { kind: ActorKind::User, id: Some(BORIS), name: "Boris".to_owned() },
            from: Some("new".to_owned()),
            to: Some("in_progress".to_owned()),
            cause: Some(MoveCause::Taken),
            comment_id: None,
            internal,
            at: Timestamp(at),
        })
    }

    /// What stands in the conversation, in short.
    fn shape(entries: &[Entry]) -> Vec<String> {
        let short = |entry: &Entry| match entry {
            Entry::Day(_) => "day".to_owned(),
            Entry::Unread => "unread".to_owned(),
            Entry::Event(event) => format!("event {}", event.id),
            Entry::Comment { comment, shows_author } => format!("{} {shows_author}", comment.id),
        };
        entries.iter().map(short).collect()
    }

    fn of_hundreds(one: Timestamp, other: Timestamp) -> bool {
        one.0 / 100 != other.0 / 100
    }

    #[test]
    fn words_and_events_stand_in_the_order_of_time_under_their_days() {
        let comments = [comment(1, ANNA, 10), comment(2, BORIS, 130)];
        let entries = timeline(
            &comment(0, ANNA, 1),
            &comments,
            &[moved(5, 20, false)],
            ANNA,
            Some(CommentId(9)),
            |_| true,
            of_hundreds,
        );
        assert_eq!(shape(&entries), ["day", "0 true", "1 false", "event 5", "day", "2 true"]);
    }

    #[test]
    fn the_line_stands_before_the_first_unseen_words_of_others() {
        let comments =
            [comment(1, BORIS, 2), comment(2, ANNA, 3), comment(3, BORIS, 4), comment(4, BORIS, 5)];
        let entries =
            timeline(&comment(0, ANNA, 1), &comments, &[], ANNA, Some(CommentId(1)), |_| true, of_hundreds);
        assert_eq!(shape(&entries), ["day", "0 true", "1 true", "2 true", "unread", "3 true", "4 false"]);
    }

    #[test]
    fn words_are_read_up_to_what_the_other_side_has_seen() {
        let said = comment(4, ANNA, 2);
        assert_eq!(delivery(&said, None), Delivery::Sent);
        assert_eq!(delivery(&said, Some(CommentId(3))), Delivery::Sent);
        assert_eq!(delivery(&said, Some(CommentId(4))), Delivery::Read);
        assert_eq!(delivery(&comment(0, ANNA, 1), Some(CommentId(0))), Delivery::Read, "the ticket itself");
    }

    #[test]
    fn a_message_whose_files_still_arrive_is_seen_by_its_sender_alone() {
        let silent = CommentView { body: String::new(), ..(*comment(1, BORIS, 2)).clone() };
        let view = UploadView {
            id: FileId(Default::default()),
            name: "a.png".to_owned(),
            size: 9,
            offset: 3,
            part_size: 9,
            file: None,
        };
        let own = CommentView { arriving: vec![view], ..silent.clone() };
        for (said, seen) in [(silent, vec!["day", "0 true"]), (own, vec!["day", "0 true", "1 true"])] {
            let comments = [Rc::new(said)];
            let read = Some(CommentId(9));
            let entries = timeline(&comment(0, ANNA, 1), &comments, &[], ANNA, read, |_| true, of_hundreds);
            assert_eq!(shape(&entries), seen);
        }
    }

    #[test]
    fn internal_events_are_never_shown() {
        let entries =
            timeline(&comment(0, ANNA, 1), &[], &[moved(5, 2, true)], ANNA, None, |_| true, of_hundreds);
        assert_eq!(shape(&entries), ["day", "0 true"]);
    }
}
