use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CommentId;
use zayavka_shared::api::{CommentView, EventView, TicketView};
use zayavka_shared::ticket::{MoveCause, Status};

use crate::clock::use_minute;
use crate::dates;
use crate::hooks::FileOpener;
use crate::pages::message_acts::MessageActs;
use crate::pages::timeline::{Entry, delivery, first_words, timeline};
use crate::session::use_session;
use crate::texts::{Side, Texts, use_texts};
use crate::ui::{Bubble, DayBreak, Note, SystemLine, UnreadLine};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    pub comments: Rc<Vec<Rc<CommentView>>>,
    pub events: Rc<Vec<Rc<EventView>>>,
    pub opener: FileOpener,
    pub acts: MessageActs,
}

/// The conversation with the client, and the notes that only staff see.
#[component]
pub(crate) fn Talk(Props { ticket, comments, events, opener, acts }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let me = use_session().me.id;
    // Where the new words begin is fixed as the page opens; reading them must not move the line.
    let read: Rc<Option<CommentId>> = use_memo(ticket.id, |_| ticket.read_comment_id);
    let first = Rc::new(first_words(ticket));
    let is_told = |event: &EventView| is_told(event) && !is_part_of_taking(event, events);
    let entries = timeline(&first, comments, events, me, *read, is_told, dates::is_other_day);
    html! {
        <section class="talk" aria-label={texts.talk_title()} aria-live="polite">
            { for entries.into_iter().map(|entry| match entry {
                Entry::Day(day) => html! { <DayBreak key={format!("d{}", day.0)} {day} {now} /> },
                Entry::Unread => html! { <UnreadLine key="unread" /> },
                Entry::Event(event) => system_line(texts, &event),
                Entry::Comment { comment, shows_author } => {
                    words(comment, shows_author, ticket.client_seen_id, opener, acts)
                }
            }) }
            if comments.is_empty() && first.body.is_empty() {
                <p class="sys">{ texts.talk_empty() }</p>
            }
        </section>
    }
}

fn words(
    comment: Rc<CommentView>,
    shows_author: bool,
    seen: Option<CommentId>,
    opener: &FileOpener,
    acts: &MessageActs,
) -> Html {
    let files = Rc::new(comment.files.clone());
    let onimage = opener.onimage.reform(move |place| (files.clone(), place));
    let onfile = opener.onfile.clone();
    let key = comment.id.0;
    let onacts = {
        let comment = comment.clone();
        acts.onchoose.reform(move |()| comment.clone())
    };
    if comment.internal {
        return html! { <Note {key} {comment} {onimage} {onfile} {onacts} /> };
    }
    let is_own = !comment.by_client;
    let delivery = is_own.then(|| delivery(&comment, seen));
    html! {
        <Bubble {key} {comment} {is_own} {shows_author} names_own=true {delivery} {onimage} {onfile} {onacts} />
    }
}

/// Between words stand the moves and who works on it; that someone wrote is seen by the words themselves.
fn is_told(event: &EventView) -> bool {
    matches!(event.kind.as_str(), "status_changed" | "assigned")
}

/// Who takes a ticket is its assignee by that: one line says both.
fn is_part_of_taking(event: &EventView, events: &[Rc<EventView>]) -> bool {
    event.kind == "assigned"
        && events.iter().any(|other| {
            other.cause == Some(MoveCause::Taken) && other.at == event.at && other.actor.id == event.actor.id
        })
}

fn system_line(texts: Texts, event: &EventView) -> Html {
    let status = event.to.as_deref().and_then(Status::from_key).filter(|_| event.kind == "status_changed");
    let (who, when) = (&event.actor.name, dates::time(event.at, texts.language()));
    let text = match (status, event.cause, &event.to) {
        (Some(_), Some(MoveCause::Taken), _) => texts.talk_system_taken(when, who),
        (Some(status), _, _) => texts.talk_system_moved(texts.status(status, Side::Staff), when, who),
        (None, _, Some(person)) => texts.talk_system_assigned(person, when, who),
        (None, _, None) => texts.talk_system_released(when, who),
    };
    html! { <SystemLine key={format!("e{}", event.id)} {text} {status} /> }
}
