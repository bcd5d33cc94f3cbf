//! An open ticket as the page has it. Pure: what was read comes in, in whatever order it arrives.

use std::rc::Rc;

use yew::Reducible;
use zayavka_shared::api::{CommentView, EventView, TicketView};
use zayavka_shared::{CommentId, TicketId, Timestamp};

use super::super::{Loadable, TicketAction};
use crate::api::ApiError;
use crate::kept::{self, Kept, KeptTicket};
use crate::storage::Memory;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    pub(super) id: TicketId,
    pub(super) ticket: Loadable<Rc<TicketView>>,
    pub(super) comments: Thread<CommentView>,
    pub(super) events: Thread<EventView>,
    pub(super) read_at: Option<Timestamp>,
    /// What comes from this device and was not read anew yet.
    is_ticket_kept: bool,
    are_words_kept: bool,
    pub(super) acting: Option<TicketAction>,
    /// Readings that failed since all of it was read: what they would have shown is missing still.
    pub(super) missed: u32,
}

/// A list that only grows at its end, read page by page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Thread<T> {
    pub(super) entries: Option<Rc<Vec<Rc<T>>>>,
    /// What the last page was asked with: news are on it or behind it.
    pub(super) last_page: Option<String>,
}

/// What reading a thread gave.
pub(super) struct Read<T> {
    pub(super) entries: Vec<T>,
    pub(super) last_page: Option<String>,
}

pub(super) enum Action {
    Opened(TicketId, Memory),
    /// The ticket, as it stood then.
    Ticket(TicketId, Result<TicketView, ApiError>, Timestamp),
    Comments(TicketId, Read<CommentView>),
    Events(TicketId, Read<EventView>),
    /// A comment that was just sent or changed.
    Said(CommentView),
    /// One of the sides has read so far.
    Seen {
        by_client: bool,
        up_to: CommentId,
    },
    /// A reading failed; it is tried again.
    Missed(TicketId),
    /// All of it was read.
    Whole(TicketId),
    Acting(TicketAction),
    /// Shown at once, as the rules foresee it.
    Foreseen(TicketView),
    /// The act is over; the ticket stands thus.
    Acted(Rc<TicketView>),
}

pub(super) trait Entry {
    fn id(&self) -> i64;

    /// Whether it was read before `other`, which has changed since.
    fn is_older_than(&self, other: &Self) -> bool;
}

impl Entry for CommentView {
    fn id(&self) -> i64 {
        self.id.0
    }

    fn is_older_than(&self, other: &Self) -> bool {
        self.edited_at < other.edited_at
    }
}

impl Entry for EventView {
    fn id(&self) -> i64 {
        self.id.0
    }

    fn is_older_than(&self, _: &Self) -> bool {
        false
    }
}

impl<T: Entry + PartialEq> Thread<T> {
    const EMPTY: Self = Self { entries: None, last_page: None };

    /// Adds what is new and replaces what was changed.
    fn with(&self, read: Read<T>) -> Self {
        let mut entries: Vec<Rc<T>> = self.entries.as_deref().cloned().unwrap_or_default();
        for entry in read.entries {
            match entries.iter_mut().find(|one| one.id() == entry.id()) {
                // An answer that was long on its way must not undo what was seen since.
                Some(one) if **one == entry || entry.is_older_than(one) => {}
                Some(one) => *one = Rc::new(entry),
                None => entries.push(Rc::new(entry)),
            }
        }
        entries.sort_by_key(|entry| entry.id());
        Self { entries: Some(entries.into()), last_page: read.last_page }
    }
}

impl State {
    pub(super) fn of(id: TicketId) -> Self {
        Self {
            id,
            ticket: Loadable::Loading,
            comments: Thread::EMPTY,
            events: Thread::EMPTY,
            read_at: None,
            is_ticket_kept: false,
            are_words_kept: false,
            acting: None,
            missed: 0,
        }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.is_ticket_kept || self.are_words_kept
    }

    /// As this device has it, until the server says more.
    pub(super) fn kept(id: TicketId, memory: Memory) -> Self {
        let Some(Kept { at, content }) = kept::ticket(memory, id) else { return Self::of(id) };
        let KeptTicket { ticket, comments, events } = content;
        Self {
            ticket: Loadable::Ready(ticket.into()),
            comments: Thread::EMPTY.with(Read { entries: comments, last_page: None }),
            events: Thread::EMPTY.with(Read { entries: events, last_page: None }),
            read_at: Some(at),
            is_ticket_kept: true,
            are_words_kept: true,
            ..Self::of(id)
        }
    }

    /// The ticket as it was just read; that someone has read on meanwhile is not forgotten.
    fn with_ticket(&self, mut ticket: TicketView, at: Timestamp) -> Self {
        if let Some(shown) = self.ticket.ready() {
            ticket.client_seen_id = ticket.client_seen_id.max(shown.client_seen_id);
            ticket.staff_seen_id = ticket.staff_seen_id.max(shown.staff_seen_id);
        }
        let ticket = Loadable::Ready(ticket.into());
        Self { ticket, read_at: Some(at), is_ticket_kept: false, ..self.clone() }
    }

    fn is_newer(&self, ticket: &TicketView) -> bool {
        self.ticket.ready().is_none_or(|shown| shown.version <= ticket.version)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Opened(id, _) if id == self.id => self,
            Action::Opened(id, memory) => Self::kept(id, memory).into(),
            Action::Ticket(id, ..)
            | Action::Comments(id, _)
            | Action::Events(id, _)
            | Action::Missed(id)
            | Action::Whole(id)
                if id != self.id =>
            {
                self
            }
            // An answer that was long on its way must not undo what was seen since.
            Action::Ticket(_, Ok(ticket), _) if !self.is_newer(&ticket) => self,
            Action::Ticket(_, Ok(ticket), at) => self.with_ticket(ticket, at).into(),
            Action::Ticket(_, Err(error), _) if self.ticket.ready().is_none() || error.is_refused() => {
                Self { ticket: Loadable::Failed(error), ..(*self).clone() }.into()
            }
            Action::Ticket(_, Err(_), _) => self,
            Action::Comments(_, read) => {
                let comments = self.comments.with(read);
                Self { comments, are_words_kept: false, ..(*self).clone() }.into()
            }
            Action::Events(_, read) => Self { events: self.events.with(read), ..(*self).clone() }.into(),
            Action::Said(comment) if comment.ticket_id != self.id => self,
            Action::Said(comment) => {
                let last_page = self.comments.last_page.clone();
                let comments = self.comments.with(Read { entries: vec![comment], last_page });
                Self { comments, ..(*self).clone() }.into()
            }
            Action::Seen { by_client, up_to } => {
                let Some(shown) = self.ticket.ready() else { return self };
                let mut ticket = (**shown).clone();
                let seen = if by_client { &mut ticket.client_seen_id } else { &mut ticket.staff_seen_id };
                *seen = (*seen).max(Some(up_to));
                Self { ticket: Loadable::Ready(ticket.into()), ..(*self).clone() }.into()
            }
            Action::Missed(_) => Self { missed: self.missed + 1, ..(*self).clone() }.into(),
            Action::Whole(_) => Self { missed: 0, ..(*self).clone() }.into(),
            Action::Acting(action) => Self { acting: Some(action), ..(*self).clone() }.into(),
            Action::Foreseen(ticket) => {
                Self { ticket: Loadable::Ready(ticket.into()), ..(*self).clone() }.into()
            }
            Action::Acted(ticket) => {
                Self { ticket: Loadable::Ready(ticket), acting: None, ..(*self).clone() }.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::UserId;
    use zayavka_shared::api::PersonRef;

    use super::*;

    const ID: TicketId = TicketId(42);

    fn comment(id: i64, body: &str, edited_at: Option<i64>) -> CommentView {
        CommentView {
            id: CommentId(id),
            ticket_id: ID,
            author: PersonRef { id: UserId(1), name: "Anna".to_owned() },
            by_client: true,
            body: body.to_owned(),
            internal: false,
            files: Vec::new(),
            arriving: Vec::new(),
            created_at: Timestamp(id),
            edited_at: edited_at.map(Timestamp),
            editable_until: None,
        }
    }

    fn read(comments: Vec<CommentView>) -> Action {
        Action::Comments(ID, Read { entries: comments, last_page: None })
    }

    fn words(state: &State) -> Vec<String> {
        state.comments.entries.iter().flat_map(|entries| entries.iter()).map(|one| one.body.clone()).collect()
    }

    fn after(actions: Vec<Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::of(ID)), Reducible::reduce)
    }

    #[test]
    fn words_that_come_twice_or_out_of_order_stand_once_and_in_order() {
        let state = after(vec![
            read(vec![comment(3, "three", None)]),
            read(vec![comment(1, "one", None), comment(2, "two", None), comment(3, "three", None)]),
            read(vec![comment(2, "two", None)]),
        ]);
        assert_eq!(words(&state), ["one", "two", "three"]);
    }

    #[test]
    fn changed_words_are_not_undone_by_an_older_answer() {
        let state = after(vec![
            read(vec![comment(1, "frist", None)]),
            read(vec![comment(1, "first", Some(5))]),
            read(vec![comment(1, "frist", None)]),
        ]);
        assert_eq!(words(&state), ["first"]);
        let state = state.reduce(read(vec![comment(1, "the first", Some(6))]));
        assert_eq!(words(&state), ["the first"]);
    }

    #[test]
    fn what_was_missed_is_missed_until_all_was_read() {
        let state = after(vec![Action::Missed(ID), read(vec![comment(1, "one", None)]), Action::Missed(ID)]);
        assert_eq!(state.missed, 2);
        assert_eq!(state.reduce(Action::Whole(ID)).missed, 0);
    }

    #[test]
    fn of_another_ticket_nothing_is_shown() {
        let state = Rc::new(State::of(TicketId(7)));
        let state = state.reduce(read(vec![comment(1, "one", None)]));
        let state = state.reduce(Action::Said(comment(2, "two", None)));
        assert!(words(&state).is_empty());
    }
}
