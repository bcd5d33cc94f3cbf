//! A conversation as a client reads it: words, what happened, days, and what is new.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, EventView, FileView, TicketView};
use zayavka_shared::ticket::{MoveCause, Status};
use zayavka_shared::{CommentId, UserId};

use crate::clock::use_minute;
use crate::dates;
use crate::pages::timeline::{Entry, delivery, first_words, timeline};
use crate::session::use_session;
use crate::texts::{Texts, use_texts};
use crate::ui::{Bubble, DayBreak, SystemLine, UnreadLine};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) comments: Rc<Vec<Rc<CommentView>>>,
    pub(super) events: Rc<Vec<Rc<EventView>>>,
    /// The newest comment that was seen before the page was opened.
    pub(super) read: Option<CommentId>,
    /// A picture was pressed: the pictures it stands among, and its place.
    pub(super) onimage: Callback<(Rc<Vec<FileView>>, usize)>,
    pub(super) onfile: Callback<FileView>,
    /// What can be done with a message is wanted.
    pub(super) onacts: Callback<Rc<CommentView>>,
}

/// The conversation.
#[component]
pub(super) fn Talk(props: &Props) -> Html {
    let Props { ticket, comments, events, read, onimage, onfile, onacts } = props;
    let texts = use_texts();
    let now = use_minute();
    let me = use_session().me.id;
    let first = Rc::new(first_words(ticket));
    let entries = timeline(&first, comments, events, me, *read, is_told, dates::is_other_day);
    html! {
        <section class="talk" aria-label={texts.talk_title()} aria-live="polite">
            { for entries.into_iter().map(|entry| match entry {
                Entry::Day(day) => html! { <DayBreak key={format!("d{}", day.0)} {day} {now} /> },
                Entry::Unread => html! { <UnreadLine key="unread" /> },
                Entry::Event(event) => system_line(texts, &event, me),
                Entry::Comment { comment, shows_author } => {
                    let files = Rc::new(comment.files.clone());
                    let onimage = onimage.reform(move |place| (files.clone(), place));
                    let is_own = comment.author.id == me;
                    let delivery = is_own.then(|| delivery(&comment, ticket.staff_seen_id));
                    let onacts = {
                        let comment = comment.clone();
                        onacts.reform(move |()| comment.clone())
                    };
                    html! {
                        <Bubble key={comment.id.0} comment={comment.clone()} {is_own} {shows_author} {delivery} {onimage}
                            onfile={onfile.clone()} {onacts} />
                    }
                }
            }) }
        </section>
    }
}

/// A client is told of moves; who was assigned when is the desk's own affair.
fn is_told(event: &EventView) -> bool {
    event.kind == "status_changed"
}

fn system_line(texts: Texts, event: &EventView, me: UserId) -> Html {
    let status = event.to.as_deref().and_then(Status::from_key);
    let time = dates::time(event.at, texts.language());
    let text = event_words(texts, event, status, me);
    html! {
        <SystemLine key={format!("e{}", event.id)} text={format!("{text}, {time}")} {status} kind={event.kind.clone()} />
    }
}

fn event_words(texts: Texts, event: &EventView, status: Option<Status>, me: UserId) -> String {
    let name = &event.actor.name;
    let is_mine = event.actor.id == Some(me);
    match status {
        Some(Status::InProgress) => match event.cause {
            Some(MoveCause::Taken) => texts.client_event_taken(name),
            Some(MoveCause::Moved) if event.from.as_deref() == Some(Status::New.key()) => {
                texts.client_event_taken(name)
            }
            Some(MoveCause::Reopened) if is_mine => texts.client_event_reopened_by_you().to_owned(),
            Some(MoveCause::Reopened) => texts.client_event_reopened(name),
            Some(MoveCause::Replied) => texts.client_event_resumed().to_owned(),
            Some(MoveCause::Moved | MoveCause::Confirmed | MoveCause::Cancelled) | None => {
                texts.client_event_progress(name)
            }
        },
        Some(Status::Waiting) => texts.client_event_waiting(name),
        Some(Status::InReview) => texts.client_event_review(name),
        Some(Status::Done) if is_mine => texts.client_event_confirmed_by_you().to_owned(),
        Some(Status::Done) => texts.client_event_done(name),
        Some(Status::Rejected) => texts.client_event_rejected(name),
        Some(Status::Cancelled) if is_mine => texts.client_event_cancelled_by_you().to_owned(),
        Some(Status::Cancelled) => texts.client_event_cancelled(name),
        Some(Status::New) | None => texts.client_event_changed().to_owned(),
    }
}
