//! Reads an open ticket from the server, and tells what became of that.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;
use zayavka_shared::TicketId;
use zayavka_shared::api::Page;

use super::state::{Action, Read, State};
use crate::api::{Api, ApiError};
use crate::clock;

/// Pages of a conversation that are read at most; 100 comments each.
const PAGES_MAX: usize = 20;

pub(super) type Dispatcher = UseReducerDispatcher<State>;

/// Readings that were begun together; what became of them is told once, at the end of the last.
struct Readings {
    dispatcher: Dispatcher,
    id: TicketId,
    left: Cell<u8>,
    has_failed: Cell<bool>,
    /// Whether nothing is missing once all of them have come.
    are_all: bool,
}

impl Readings {
    fn done(&self, is_settled: bool) {
        self.left.set(self.left.get().saturating_sub(1));
        self.has_failed.set(self.has_failed.get() || !is_settled);
        if self.left.get() > 0 {
            return;
        }
        if self.has_failed.get() {
            self.dispatcher.dispatch(Action::Missed(self.id));
        } else if self.are_all {
            self.dispatcher.dispatch(Action::Whole(self.id));
        }
    }
}

pub(super) fn load_all(api: &Api, dispatcher: &Dispatcher, id: TicketId) {
    let readings = Rc::new(Readings {
        dispatcher: dispatcher.clone(),
        id,
        left: Cell::new(3),
        has_failed: Cell::new(false),
        are_all: true,
    });
    load_ticket_for(api, readings.clone());
    load_comments_for(api, readings.clone(), None);
    load_events_for(api, readings, None);
}

pub(super) fn load_ticket(api: &Api, dispatcher: &Dispatcher, id: TicketId) {
    load_ticket_for(api, one_reading(dispatcher, id));
}

pub(super) fn load_comments(api: &Api, dispatcher: &Dispatcher, id: TicketId, from: Option<String>) {
    load_comments_for(api, one_reading(dispatcher, id), from);
}

pub(super) fn load_events(api: &Api, dispatcher: &Dispatcher, id: TicketId, from: Option<String>) {
    load_events_for(api, one_reading(dispatcher, id), from);
}

fn one_reading(dispatcher: &Dispatcher, id: TicketId) -> Rc<Readings> {
    let (left, has_failed) = (Cell::new(1), Cell::new(false));
    Rc::new(Readings { dispatcher: dispatcher.clone(), id, left, has_failed, are_all: false })
}

fn load_ticket_for(api: &Api, readings: Rc<Readings>) {
    let api = api.clone();
    spawn_local(async move {
        let ticket = api.ticket(readings.id).await;
        let is_settled = is_settled(&ticket);
        readings.dispatcher.dispatch(Action::Ticket(readings.id, ticket, clock::now()));
        readings.done(is_settled);
    });
}

fn load_comments_for(api: &Api, readings: Rc<Readings>, from: Option<String>) {
    let api = api.clone();
    spawn_local(async move {
        let id = readings.id;
        let read = read_from(from, async |cursor| api.comments(id, cursor.as_deref()).await).await;
        let is_settled = is_settled(&read);
        if let Ok(read) = read {
            readings.dispatcher.dispatch(Action::Comments(id, read));
        }
        readings.done(is_settled);
    });
}

fn load_events_for(api: &Api, readings: Rc<Readings>, from: Option<String>) {
    let api = api.clone();
    spawn_local(async move {
        let id = readings.id;
        let read = read_from(from, async |cursor| api.events(id, cursor.as_deref()).await).await;
        let is_settled = is_settled(&read);
        if let Ok(read) = read {
            readings.dispatcher.dispatch(Action::Events(id, read));
        }
        readings.done(is_settled);
    });
}

/// Whether there is nothing to try again: it came, or it is not for this reader.
fn is_settled<T>(answer: &Result<T, ApiError>) -> bool {
    answer.as_ref().err().is_none_or(ApiError::is_refused)
}

/// Reads page after page, from the page that `from` asks for to the end.
async fn read_from<T>(
    from: Option<String>,
    ask: impl AsyncFn(Option<String>) -> Result<Page<T>, ApiError>,
) -> Result<Read<T>, ApiError> {
    let mut read = Read { entries: Vec::new(), last_page: from };
    for _ in 0..PAGES_MAX {
        let page = ask(read.last_page.clone()).await?;
        read.entries.extend(page.items);
        match page.next_cursor {
            Some(cursor) => read.last_page = Some(cursor),
            None => break,
        }
    }
    Ok(read)
}
