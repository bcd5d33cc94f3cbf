use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::UserId;
use zayavka_shared::api::{ActorKind, ActorView, EventView};
use zayavka_shared::ticket::{MoveCause, Status};

use crate::clock::use_minute;
use crate::dates;
use crate::texts::{Side, Texts, use_texts};
use crate::ui::{Icon, ListSkeleton, StatusGlyph};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// Oldest first; `None` until they came.
    pub events: Option<Rc<Vec<Rc<EventView>>>>,
    /// Whose words are the client's.
    pub client: UserId,
}

/// All that happened: who, what, from what to what, and when; the newest on top.
#[component]
pub(crate) fn History(Props { events, client }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let Some(events) = events else { return html! { <ListSkeleton rows=2 /> } };
    if events.is_empty() {
        return html! { <p class="hint">{ texts.history_empty() }</p> };
    }
    html! {
        <ol class="hist" aria-label={texts.history_title()} reversed=true>
            { for events.iter().rev().map(|event| {
                let status = event.to.as_deref().and_then(Status::from_key).filter(|_| event.kind == "status_changed");
                html! {
                    <li key={event.id.0} data-kind={status.map(Status::key)} data-event-kind={event.kind.clone()}
                        data-event-id={event.id.to_string()} data-internal={event.internal.then_some("true")}>
                        { mark(event, status) }
                        <span class="grow"><b>{ actor(texts, &event.actor) }</b>{ ": " }{ what(texts, event, *client) }</span>
                        <time datetime={event.at.to_rfc3339()}>{ dates::moment(now, event.at, texts.language()) }</time>
                    </li>
                }
            }) }
        </ol>
    }
}

fn mark(event: &EventView, status: Option<Status>) -> Html {
    if let Some(status) = status {
        return html! { <StatusGlyph {status} /> };
    }
    let icon = match event.kind.as_str() {
        "created" => "plus",
        "assigned" => "user",
        "commented" if event.internal => "lock",
        "commented" => "message",
        "rated" => "star",
        "comment_edited" => "edit",
        "file_added" => "clip",
        _ => "history",
    };
    html! { <Icon name={icon} /> }
}

fn actor(texts: Texts, actor: &ActorView) -> String {
    match actor.kind {
        ActorKind::User => actor.name.clone(),
        ActorKind::System => texts.history_actor_system().to_owned(),
        ActorKind::Rule => texts.history_actor_rule(&actor.name),
    }
}

fn what(texts: Texts, event: &EventView, client: UserId) -> String {
    match event.kind.as_str() {
        "created" => texts.history_created().to_owned(),
        "status_changed" => moved(texts, event),
        "assigned" => {
            let name =
                |person: &Option<String>| person.clone().unwrap_or_else(|| texts.staff_nobody().to_owned());
            texts.history_assigned(name(&event.from), name(&event.to))
        }
        "commented" if event.internal => texts.history_noted().to_owned(),
        "commented" if event.actor.id == Some(client) => texts.history_commented_by_client().to_owned(),
        "commented" => texts.history_commented().to_owned(),
        "comment_edited" if event.internal => texts.history_note_edited().to_owned(),
        "comment_edited" => texts.history_comment_edited().to_owned(),
        "file_added" => texts.history_file_added(event.to.as_deref().unwrap_or_default()),
        "rated" => texts.history_rated(event.to.as_deref().unwrap_or_default()),
        kind => texts.history_other(kind),
    }
}

fn moved(texts: Texts, event: &EventView) -> String {
    // A status that this version does not know is named by its key.
    let label = |key: &Option<String>| {
        let key = key.as_deref().unwrap_or_default();
        Status::from_key(key).map_or(key.to_owned(), |status| texts.status(status, Side::Staff).to_owned())
    };
    let (from, to) = (label(&event.from), label(&event.to));
    match event.cause {
        Some(MoveCause::Taken) => texts.history_taken(from, to),
        Some(MoveCause::Confirmed) => texts.history_confirmed(from, to),
        Some(MoveCause::Reopened) => texts.history_reopened(from, to),
        Some(MoveCause::Cancelled) => texts.history_cancelled(from, to),
        Some(MoveCause::Replied) => texts.history_replied(from, to),
        Some(MoveCause::Moved) | None => texts.history_moved(from, to),
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::{EventId, Language, Timestamp};

    use super::*;

    fn event(kind: &str, from: Option<&str>, to: Option<&str>) -> EventView {
        EventView {
            id: EventId(1),
            kind: kind.to_owned(),
            actor: ActorView { kind: ActorKind::User, id: None, name: "Boris".to_owned() },
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            cause: None,
            comment_id: None,
            internal: false,
            at: Timestamp(0),
        }
    }

    fn words(event: &EventView) -> String {
        what(Texts::new(Language::En), event, UserId(9))
    }

    #[test]
    fn a_move_is_told_from_label_to_label() {
        assert_eq!(words(&event("status_changed", Some("new"), Some("in_progress"))), "New → In progress");
    }

    #[test]
    fn a_release_leads_to_nobody() {
        assert_eq!(words(&event("assigned", Some("Igor"), None)), "assignee: Igor → nobody");
    }

    #[test]
    fn words_of_the_client_are_told_apart_from_words_to_the_client() {
        let by = |id| EventView {
            actor: ActorView { id: Some(id), ..event("", None, None).actor },
            ..event("commented", None, None)
        };
        assert_eq!(words(&by(UserId(9))), "message from the client");
        assert_eq!(words(&by(UserId(2))), "reply to the client");
    }

    #[test]
    fn an_event_of_a_newer_version_is_still_named() {
        assert_eq!(words(&event("merged", None, None)), "change: merged");
    }
}
