//! One open ticket with its conversation and history, as the server has them.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{CommentView, EventView, LiveEvent, LiveKind, Page, TicketView};

use super::{Loadable, TicketAction};
use crate::api::{Api, ApiError};
use crate::clock;
use crate::live::use_live;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::toast::use_toasts;

/// Pages of a conversation that are read at most; 100 comments each.
const PAGES_MAX: usize = 20;
/// Addresses of files are good for 15 minutes: they are asked for anew before that.
const URLS_AGE_MS: u32 = 10 * 60 * 1_000;

/// A ticket as it stands, and what can be done with it.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketState {
    pub ticket: Loadable<Rc<TicketView>>,
    /// Oldest first; `None` until they came.
    pub comments: Option<Rc<Vec<Rc<CommentView>>>>,
    /// Oldest first; `None` until they came.
    pub events: Option<Rc<Vec<Rc<EventView>>>>,
    /// The act that is under way.
    pub acting: Option<TicketAction>,
    pub onact: Callback<TicketAction>,
    /// Shows a comment that was just sent, before the stream tells of it.
    pub oncomment: Callback<CommentView>,
    pub onreload: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
struct State {
    id: TicketId,
    ticket: Loadable<Rc<TicketView>>,
    comments: Thread<CommentView>,
    events: Thread<EventView>,
    acting: Option<TicketAction>,
}

/// A list that only grows at its end, read page by page.
#[derive(Debug, Clone, PartialEq)]
struct Thread<T> {
    entries: Option<Rc<Vec<Rc<T>>>>,
    /// What the last page was asked with: news are on it or behind it.
    last_page: Option<String>,
}

/// What reading a thread gave.
struct Read<T> {
    entries: Vec<T>,
    last_page: Option<String>,
}

enum Action {
    Opened(TicketId),
    Ticket(TicketId, Result<TicketView, ApiError>),
    Comments(TicketId, Read<CommentView>),
    Events(TicketId, Read<EventView>),
    Acting(TicketAction),
    /// Shown at once, as the rules foresee it.
    Foreseen(TicketView),
    /// The act is over; the ticket stands thus.
    Acted(Rc<TicketView>),
}

trait Entry {
    fn id(&self) -> i64;
}

impl Entry for CommentView {
    fn id(&self) -> i64 {
        self.id.0
    }
}

impl Entry for EventView {
    fn id(&self) -> i64 {
        self.id.0
    }
}

impl<T: Entry + PartialEq> Thread<T> {
    const EMPTY: Self = Self { entries: None, last_page: None };

    /// Adds what is new and replaces what was changed.
    fn with(&self, read: Read<T>) -> Self {
        let mut entries: Vec<Rc<T>> = self.entries.as_deref().cloned().unwrap_or_default();
        for entry in read.entries {
            match entries.iter_mut().find(|one| one.id() == entry.id()) {
                Some(one) if **one == entry => {}
                Some(one) => *one = Rc::new(entry),
                None => entries.push(Rc::new(entry)),
            }
        }
        entries.sort_by_key(|entry| entry.id());
        Self { entries: Some(entries.into()), last_page: read.last_page }
    }
}

impl State {
    fn of(id: TicketId) -> Self {
        Self { id, ticket: Loadable::Loading, comments: Thread::EMPTY, events: Thread::EMPTY, acting: None }
    }

    fn is_newer(&self, ticket: &TicketView) -> bool {
        self.ticket.ready().is_none_or(|shown| shown.version <= ticket.version)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Opened(id) if id == self.id => self,
            Action::Opened(id) => Self::of(id).into(),
            Action::Ticket(id, _) | Action::Comments(id, _) | Action::Events(id, _) if id != self.id => self,
            // An answer that was long on its way must not undo what was seen since.
            Action::Ticket(_, Ok(ticket)) if !self.is_newer(&ticket) => self,
            Action::Ticket(_, Ok(ticket)) => {
                Self { ticket: Loadable::Ready(ticket.into()), ..(*self).clone() }.into()
            }
            Action::Ticket(_, Err(error)) if self.ticket.ready().is_none() || error.is_refused() => {
                Self { ticket: Loadable::Failed(error), ..(*self).clone() }.into()
            }
            Action::Ticket(_, Err(_)) => self,
            Action::Comments(_, read) => {
                Self { comments: self.comments.with(read), ..(*self).clone() }.into()
            }
            Action::Events(_, read) => Self { events: self.events.with(read), ..(*self).clone() }.into(),
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

/// Loads a ticket with all that hangs on it, and keeps it so.
#[hook]
pub fn use_ticket(id: TicketId) -> TicketState {
    let session = use_session();
    let toasts = use_toasts();
    let api = session.api.clone();
    let state = use_reducer(|| State::of(id));
    {
        let (api, dispatcher) = (api.clone(), state.dispatcher());
        use_effect_with(id, move |id| {
            dispatcher.dispatch(Action::Opened(*id));
            load_all(&api, &dispatcher, *id);
        });
    }
    let reload = use_callback((api.clone(), id), {
        let dispatcher = state.dispatcher();
        move |(), (api, id)| load_all(api, &dispatcher, *id)
    });
    use_effect_with(reload.clone(), |reload| {
        let reload = reload.clone();
        let interval = Interval::new(URLS_AGE_MS, move || reload.emit(()));
        move || drop(interval)
    });
    {
        let (api, state, reload) = (api.clone(), state.clone(), reload.clone());
        use_live(Callback::from(move |event: LiveEvent| {
            if event.kind == LiveKind::Reset {
                reload.emit(());
            }
            if event.ticket_id != Some(id) {
                return;
            }
            let dispatcher = state.dispatcher();
            match event.kind {
                LiveKind::TicketChanged => {
                    let shown = state.ticket.ready().map(|ticket| ticket.version);
                    let is_stale = shown.zip(event.version).is_none_or(|(shown, version)| shown < version);
                    if is_stale && state.acting.is_none() {
                        load_ticket(&api, &dispatcher, id);
                    }
                    load_events(&api, &dispatcher, id, state.events.last_page.clone());
                }
                LiveKind::CommentCreated => {
                    load_comments(&api, &dispatcher, id, state.comments.last_page.clone());
                }
                LiveKind::CommentChanged => {
                    // It may stand on any page; what changed it may be a line of the history, too.
                    load_comments(&api, &dispatcher, id, None);
                    load_events(&api, &dispatcher, id, state.events.last_page.clone());
                }
                LiveKind::TicketGone | LiveKind::TicketCreated => load_ticket(&api, &dispatcher, id),
                LiveKind::Ready | LiveKind::Reset | LiveKind::MeChanged | LiveKind::SettingsChanged => {}
            }
        }));
    }
    // A second tap may come before the first one was drawn.
    let at_work = use_mut_ref(|| false);
    let onact = {
        let state = state.clone();
        Callback::from(move |action: TicketAction| {
            let Some(before) = state.ticket.ready().cloned() else { return };
            if at_work.replace(true) {
                return;
            }
            let at_work = at_work.clone();
            state.dispatch(Action::Acting(action.clone()));
            if let Some(after) = action.foresee_view(&before, &session.me, clock::now()) {
                state.dispatch(Action::Foreseen(after));
            }
            let (api, dispatcher, toasts) = (api.clone(), state.dispatcher(), toasts.clone());
            spawn_local(async move {
                let answer = action.send(&api, id, Some(before.version)).await;
                at_work.replace(false);
                match answer {
                    Ok(ticket) => {
                        telegram::notify(Outcome::Success);
                        dispatcher.dispatch(Action::Acted(ticket.into()));
                        load_events(&api, &dispatcher, id, None);
                        load_comments(&api, &dispatcher, id, None);
                    }
                    Err(error) => {
                        let stands = error.problem().and_then(|problem| problem.ticket.as_deref());
                        let stands = stands.map_or(before, |ticket| Rc::new(ticket.clone()));
                        dispatcher.dispatch(Action::Acted(stands));
                        toasts.refuse(&error);
                        load_ticket(&api, &dispatcher, id);
                    }
                }
            });
        })
    };
    let oncomment = {
        let state = state.clone();
        Callback::from(move |comment: CommentView| {
            let last_page = state.comments.last_page.clone();
            state.dispatch(Action::Comments(id, Read { entries: vec![comment], last_page }));
        })
    };
    let is_of_this = state.id == id;
    TicketState {
        ticket: if is_of_this { state.ticket.clone() } else { Loadable::Loading },
        comments: state.comments.entries.clone().filter(|_| is_of_this),
        events: state.events.entries.clone().filter(|_| is_of_this),
        acting: state.acting.clone(),
        onact,
        oncomment,
        onreload: reload,
    }
}

type Dispatcher = UseReducerDispatcher<State>;

fn load_all(api: &Api, dispatcher: &Dispatcher, id: TicketId) {
    load_ticket(api, dispatcher, id);
    load_comments(api, dispatcher, id, None);
    load_events(api, dispatcher, id, None);
}

fn load_ticket(api: &Api, dispatcher: &Dispatcher, id: TicketId) {
    let (api, dispatcher) = (api.clone(), dispatcher.clone());
    spawn_local(async move {
        let ticket = api.ticket(id).await;
        dispatcher.dispatch(Action::Ticket(id, ticket));
    });
}

fn load_comments(api: &Api, dispatcher: &Dispatcher, id: TicketId, from: Option<String>) {
    let (api, dispatcher) = (api.clone(), dispatcher.clone());
    spawn_local(async move {
        let read = read_from(from, async |cursor| api.comments(id, cursor.as_deref()).await).await;
        if let Ok(read) = read {
            dispatcher.dispatch(Action::Comments(id, read));
        }
    });
}

fn load_events(api: &Api, dispatcher: &Dispatcher, id: TicketId, from: Option<String>) {
    let (api, dispatcher) = (api.clone(), dispatcher.clone());
    spawn_local(async move {
        let read = read_from(from, async |cursor| api.events(id, cursor.as_deref()).await).await;
        if let Ok(read) = read {
            dispatcher.dispatch(Action::Events(id, read));
        }
    });
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
