//! A list of tickets: pages, live news, acts that show at once.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{LiveEvent, LiveKind, Page, TicketSummary, TicketView};
use zayavka_shared::{TicketId, Timestamp};

use super::{Loadable, TicketAction, use_return};
use crate::api::{Api, ApiError, AssigneeFilter, TicketQuery};
use crate::kept::{self, Kept};
use crate::live::use_live;
use crate::session::use_session;
use crate::storage::Memory;
use crate::toast::use_toasts;
use crate::{boot, clock};

/// News that come together are fetched together.
const GATHER_MS: u32 = 120;

/// A list as it stands, and what can be done with it.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketList {
    pub tickets: Loadable<Rc<Vec<Rc<TicketSummary>>>>,
    pub has_more: bool,
    pub is_loading_more: bool,
    /// When the server said what is shown: a while ago where it comes from this device.
    pub read_at: Option<Timestamp>,
    /// The first page is being loaded again.
    pub is_reloading: bool,
    /// Loads the next page.
    pub onmore: Callback<()>,
    /// Loads the first page again; what is shown stays meanwhile.
    pub onreload: Callback<()>,
    /// Acts on a ticket of the list: shows the outcome at once, takes it back if the server refuses.
    pub onact: Callback<(TicketId, TicketAction)>,
}

#[derive(Debug, Clone, PartialEq)]
struct State {
    query: TicketQuery,
    tickets: Loadable<Rc<Vec<Rc<TicketSummary>>>>,
    next_cursor: Option<String>,
    is_loading_more: bool,
    read_at: Option<Timestamp>,
    is_reloading: bool,
}

enum Action {
    /// Another list is wanted; this device may have it.
    Asked(TicketQuery, Memory),
    Reloading,
    /// The first page came, for the first time or anew.
    Refreshed(TicketQuery, Result<Kept<Page<TicketSummary>>, ApiError>),
    MoreAsked,
    /// A further page came.
    More(TicketQuery, Result<Page<TicketSummary>, ApiError>),
    /// One ticket stands thus now.
    Put(Rc<TicketSummary>),
    Gone(TicketId),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Asked(query, _) if query == self.query => self,
            Action::Asked(query, memory) => Self::of(query, memory).into(),
            Action::Reloading => Self { is_reloading: true, ..(*self).clone() }.into(),
            Action::Refreshed(query, _) | Action::More(query, _) if query != self.query => self,
            Action::Refreshed(_, Ok(page)) => self.refreshed(page).into(),
            // What is shown is better than nothing.
            Action::Refreshed(_, Err(_)) if self.tickets.ready().is_some() => {
                Self { is_reloading: false, ..(*self).clone() }.into()
            }
            Action::Refreshed(_, Err(error)) => {
                Self { tickets: Loadable::Failed(error), is_reloading: false, ..(*self).clone() }.into()
            }
            Action::MoreAsked => Self { is_loading_more: true, ..(*self).clone() }.into(),
            Action::More(_, Ok(page)) => self.extended(page).into(),
            Action::More(_, Err(_)) => Self { is_loading_more: false, ..(*self).clone() }.into(),
            Action::Put(ticket) => self.edited(|tickets| {
                tickets.iter_mut().filter(|one| one.id == ticket.id).for_each(|one| *one = ticket.clone())
            }),
            Action::Gone(id) => self.edited(|tickets| tickets.retain(|one| one.id != id)),
        }
    }
}

impl State {
    /// As this device has it, until the server says more.
    fn of(query: TicketQuery, memory: Memory) -> Self {
        let kept = kept::list(memory, &query);
        let state = Self {
            query,
            tickets: Loadable::Loading,
            next_cursor: None,
            is_loading_more: false,
            read_at: None,
            is_reloading: false,
        };
        kept.map_or_else(|| state.clone(), |kept| state.refreshed(kept))
    }

    fn edited(&self, edit: impl FnOnce(&mut Vec<Rc<TicketSummary>>)) -> Rc<Self> {
        let mut next = self.clone();
        if let Loadable::Ready(tickets) = &mut next.tickets {
            edit(Rc::make_mut(tickets));
        }
        next.into()
    }

    /// The fresh first page replaces the old one; entries of later pages stay behind it.
    fn refreshed(&self, Kept { at, content: page }: Kept<Page<TicketSummary>>) -> Self {
        let shown = self.tickets.ready().map(|tickets| tickets.as_slice()).unwrap_or_default();
        let mut tickets = kept(page.items, shown);
        let mut next_cursor = page.next_cursor;
        if next_cursor.is_some() && shown.len() > tickets.len() {
            let fresh: HashSet<TicketId> = tickets.iter().map(|ticket| ticket.id).collect();
            let last = tickets.last().map(|ticket| ticket.id);
            let after =
                shown.iter().position(|one| Some(one.id) == last).map_or(tickets.len(), |place| place + 1);
            tickets.extend(shown.iter().skip(after).filter(|one| !fresh.contains(&one.id)).cloned());
            next_cursor.clone_from(&self.next_cursor);
        }
        let tickets = Loadable::Ready(tickets.into());
        Self { tickets, next_cursor, read_at: Some(at), is_reloading: false, ..self.clone() }
    }

    fn extended(&self, page: Page<TicketSummary>) -> Self {
        let mut next = self.clone();
        next.is_loading_more = false;
        next.next_cursor = page.next_cursor;
        if let Loadable::Ready(tickets) = &mut next.tickets {
            let tickets = Rc::make_mut(tickets);
            // Under a changing order an entry may come twice.
            let known: HashSet<TicketId> = tickets.iter().map(|ticket| ticket.id).collect();
            tickets.extend(page.items.into_iter().filter(|one| !known.contains(&one.id)).map(Rc::new));
        }
        next
    }
}

/// Entries that did not change stay the same `Rc`, and are not drawn again.
fn kept(fresh: Vec<TicketSummary>, shown: &[Rc<TicketSummary>]) -> Vec<Rc<TicketSummary>> {
    fresh
        .into_iter()
        .map(|ticket| shown.iter().find(|one| ***one == ticket).cloned().unwrap_or_else(|| Rc::new(ticket)))
        .collect()
}

/// Loads a list, page by page, and keeps it as the server has it.
#[hook]
pub fn use_tickets(query: TicketQuery) -> TicketList {
    let session = use_session();
    let toasts = use_toasts();
    let (api, memory) = (session.api.clone(), session.memory);
    let state = {
        let query = query.clone();
        use_reducer(move || State::of(query, memory))
    };
    let refresh = {
        let (api, dispatcher) = (api.clone(), state.dispatcher());
        Callback::from(move |query: TicketQuery| {
            let (api, dispatcher) = (api.clone(), dispatcher.clone());
            dispatcher.dispatch(Action::Reloading);
            spawn_local(async move {
                let page = api.tickets(&query, None).await;
                dispatcher.dispatch(came(memory, query, page));
            });
        })
    };
    {
        let (dispatcher, refresh) = (state.dispatcher(), refresh.clone());
        use_effect_with(query.clone(), move |query| {
            dispatcher.dispatch(Action::Asked(query.clone(), memory));
            let query = query.clone();
            spawn_local(async move {
                match boot::tickets(&query).await {
                    Some(page) => dispatcher.dispatch(came(memory, query, Ok(page))),
                    None => refresh.emit(query),
                }
            });
        });
    }
    use_news(&state, &api, &refresh);
    {
        let (refresh, query) = (refresh.clone(), query.clone());
        use_return(Callback::from(move |()| refresh.emit(query.clone())));
    }

    let onmore = {
        let (api, state) = (api.clone(), state.clone());
        Callback::from(move |()| {
            let Some(cursor) = state.next_cursor.clone().filter(|_| !state.is_loading_more) else { return };
            state.dispatch(Action::MoreAsked);
            let (api, dispatcher, query) = (api.clone(), state.dispatcher(), state.query.clone());
            spawn_local(async move {
                let page = api.tickets(&query, Some(&cursor)).await;
                dispatcher.dispatch(Action::More(query, page));
            });
        })
    };
    let onact = {
        let state = state.clone();
        Callback::from(move |(id, action): (TicketId, TicketAction)| {
            let Some(before) = find(&state, id) else { return };
            if let Some(after) = action.foresee_summary(&before, &session.me, clock::now()) {
                state.dispatch(Action::Put(after.into()));
            }
            let (api, dispatcher, toasts) = (api.clone(), state.dispatcher(), toasts.clone());
            let query = state.query.clone();
            spawn_local(async move {
                match action.send(&api, id, Some(before.version)).await {
                    Ok(view) if belongs(&query, &view) => {
                        dispatcher.dispatch(Action::Put(merged(&before, &view).into()))
                    }
                    Ok(_) => dispatcher.dispatch(Action::Gone(id)),
                    Err(error) => {
                        let stands = error.problem().and_then(|problem| problem.ticket.as_deref());
                        let stands = stands.map_or(before.clone(), |view| merged(&before, view).into());
                        dispatcher.dispatch(Action::Put(stands));
                        toasts.refuse(&error);
                    }
                }
            });
        })
    };
    TicketList {
        // The state of another query is not this one's, for the moment until the effect ran.
        tickets: if state.query == query { state.tickets.clone() } else { Loadable::Loading },
        has_more: state.next_cursor.is_some(),
        is_loading_more: state.is_loading_more,
        read_at: state.read_at.filter(|_| state.query == query),
        is_reloading: state.is_reloading,
        onmore,
        onreload: refresh.reform(move |()| query.clone()),
        onact,
    }
}

/// A first page with its moment; the device keeps it.
fn came(memory: Memory, query: TicketQuery, page: Result<Page<TicketSummary>, ApiError>) -> Action {
    let page = page.map(|content| Kept { at: clock::now(), content });
    if let Ok(page) = &page {
        kept::keep_list(memory, &query, page);
    }
    Action::Refreshed(query, page)
}

/// Fetches what live events say is stale.
#[hook]
fn use_news(state: &UseReducerHandle<State>, api: &Api, refresh: &Callback<TicketQuery>) {
    let stale = use_mut_ref(HashSet::<TicketId>::new);
    let timer = use_mut_ref(|| None::<Timeout>);
    // The timer outlives the drawing that set it.
    let latest = use_mut_ref(|| state.clone());
    latest.replace(state.clone());
    let fetch = {
        let (api, refresh, stale, latest) = (api.clone(), refresh.clone(), stale.clone(), latest.clone());
        Callback::from(move |()| {
            let state = latest.borrow().clone();
            let stale = stale.take();
            refresh.emit(state.query.clone());
            // What the first page cannot show is fetched by itself.
            let later: Vec<TicketId> = later_entries(&state, &stale);
            for id in later {
                fetch_one(api.clone(), state.clone(), id);
            }
        })
    };
    use_live(Callback::from(move |event: LiveEvent| {
        let state = latest.borrow().clone();
        if !concerns(&state, &event) {
            return;
        }
        stale.borrow_mut().extend(event.ticket_id);
        let fetch = fetch.clone();
        schedule(&timer, move || fetch.emit(()));
    }));
}

fn schedule(timer: &Rc<RefCell<Option<Timeout>>>, run: impl FnOnce() + 'static) {
    timer.replace(Some(Timeout::new(GATHER_MS, run)));
}

/// Whether the list may differ after the event from what it shows.
fn concerns(state: &State, event: &LiveEvent) -> bool {
    match event.kind {
        LiveKind::Ready | LiveKind::DraftChanged | LiveKind::TicketRead => false,
        // Other tickets may be within reach now, other acts allowed, a category may be called otherwise.
        LiveKind::MeChanged | LiveKind::SettingsChanged => true,
        LiveKind::Reset | LiveKind::TicketCreated | LiveKind::TicketGone => true,
        LiveKind::CommentCreated | LiveKind::CommentChanged => true,
        LiveKind::TicketChanged => {
            let shown = event.ticket_id.and_then(|id| find(state, id));
            match (shown, event.version) {
                // An own act was shown before its event came.
                (Some(ticket), Some(version)) => ticket.version < version,
                _ => true,
            }
        }
    }
}

fn find(state: &State, id: TicketId) -> Option<Rc<TicketSummary>> {
    state.tickets.ready()?.iter().find(|one| one.id == id).cloned()
}

/// Stale entries behind the first page.
fn later_entries(state: &State, stale: &HashSet<TicketId>) -> Vec<TicketId> {
    let first_page = usize::from(state.query.limit);
    let tickets = state.tickets.ready().map(|tickets| tickets.as_slice()).unwrap_or_default();
    tickets.iter().skip(first_page).map(|one| one.id).filter(|id| stale.contains(id)).collect()
}

fn fetch_one(api: Api, state: UseReducerHandle<State>, id: TicketId) {
    spawn_local(async move {
        match api.ticket(id).await {
            Ok(view) if belongs(&state.query, &view) => {
                if let Some(before) = find(&state, id) {
                    state.dispatch(Action::Put(merged(&before, &view).into()));
                }
            }
            Ok(_) => state.dispatch(Action::Gone(id)),
            Err(error) if error.is_refused() => state.dispatch(Action::Gone(id)),
            Err(_) => {}
        }
    });
}

/// Whether the ticket still passes the filters that an act may change.
fn belongs(query: &TicketQuery, view: &TicketView) -> bool {
    let by_status = query.status.is_empty() || query.status.contains(&view.status);
    let assignee = view.assignee.as_ref().map_or(AssigneeFilter::Nobody, |one| AssigneeFilter::User(one.id));
    let by_assignee = query.assignee.is_empty() || query.assignee.contains(&assignee);
    by_status && by_assignee
}

/// The entry with what the open ticket knows anew.
fn merged(before: &TicketSummary, view: &TicketView) -> TicketSummary {
    TicketSummary {
        title: view.title.clone(),
        status: view.status,
        priority: view.priority,
        category: view.category.clone(),
        assignee: view.assignee.clone(),
        version: view.version,
        updated_at: view.updated_at,
        allowed: view.allowed.clone(),
        answer_expected_at: view.answer_expected_at,
        ..before.clone()
    }
}
