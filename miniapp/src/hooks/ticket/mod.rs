//! One open ticket with its conversation and history, as the server has them.

mod load;
mod state;

use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{CommentView, EventView, LiveEvent, LiveKind, TicketView};
use zayavka_shared::{CommentId, TicketId, Timestamp};

use self::load::{load_all, load_comments, load_events, load_ticket};
use self::state::{Action, State};
use super::{Loadable, TicketAction, use_return};
use crate::api::ApiError;
use crate::clock;
use crate::kept::{self, Kept, KeptTicket};
use crate::live::backoff::wait_ms;
use crate::live::{use_connection, use_live};
use crate::session::use_session;
use crate::storage::Memory;
use crate::telegram::{self, Outcome};
use crate::toast::use_toasts;

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
    /// When the server said what is shown.
    pub read_at: Option<Timestamp>,
    /// It comes from this device, at least in part, and is being asked again.
    pub is_kept: bool,
    /// The act that is under way.
    pub acting: Option<TicketAction>,
    pub onact: Callback<TicketAction>,
    /// Shows a comment that was just sent, before the stream tells of it.
    pub oncomment: Callback<CommentView>,
    pub onreload: Callback<()>,
}

/// Loads a ticket with all that hangs on it, and keeps it so.
#[hook]
pub fn use_ticket(id: TicketId) -> TicketState {
    let session = use_session();
    let toasts = use_toasts();
    let api = session.api.clone();
    let memory = session.memory;
    let state = use_reducer(|| State::kept(id, memory));
    use_kept(&state, memory);
    {
        let (api, dispatcher) = (api.clone(), state.dispatcher());
        use_effect_with(id, move |id| {
            dispatcher.dispatch(Action::Opened(*id, memory));
            load_all(&api, &dispatcher, *id);
        });
    }
    let reload = use_callback((api.clone(), id), {
        let dispatcher = state.dispatcher();
        move |(), (api, id)| load_all(api, &dispatcher, *id)
    });
    use_return(reload.clone());
    // What a dead line kept back is asked for again: after a while, and at once when the line is back.
    let connection = use_connection();
    use_effect_with((state.missed, connection), {
        let reload = reload.clone();
        move |(missed, _)| {
            let chance = js_sys::Math::random();
            let again =
                (*missed > 0).then(|| Timeout::new(wait_ms(*missed, chance), move || reload.emit(())));
            move || drop(again)
        }
    });
    use_effect_with(reload.clone(), |reload| {
        let reload = reload.clone();
        let interval = Interval::new(URLS_AGE_MS, move || reload.emit(()));
        move || drop(interval)
    });
    {
        let (api, state, reload) = (api.clone(), state.clone(), reload.clone());
        use_live(Callback::from(move |event: LiveEvent| {
            match event.kind {
                LiveKind::Reset => reload.emit(()),
                // What is allowed, until when it may be reopened, or what its category is called may be other.
                LiveKind::MeChanged | LiveKind::SettingsChanged => load_ticket(&api, &state.dispatcher(), id),
                LiveKind::Ready
                | LiveKind::TicketCreated
                | LiveKind::TicketChanged
                | LiveKind::TicketGone
                | LiveKind::TicketRead
                | LiveKind::CommentCreated
                | LiveKind::CommentChanged
                | LiveKind::DraftChanged => {}
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
                    // A reply keeps the promise of one, and is no new version of the ticket.
                    if state.ticket.ready().is_some_and(|ticket| ticket.answer_expected_at.is_some()) {
                        load_ticket(&api, &dispatcher, id);
                    }
                    load_comments(&api, &dispatcher, id, state.comments.last_page.clone());
                }
                LiveKind::CommentChanged => {
                    // It may stand on a page before the last.
                    load_comments(&api, &dispatcher, id, None);
                    load_events(&api, &dispatcher, id, state.events.last_page.clone());
                }
                LiveKind::TicketRead => {
                    let up_to = event.comment_id.unwrap_or(CommentId(0));
                    if let Some(by_client) = event.by_client {
                        dispatcher.dispatch(Action::Seen { by_client, up_to });
                    }
                }
                LiveKind::TicketGone | LiveKind::TicketCreated => load_ticket(&api, &dispatcher, id),
                LiveKind::Ready
                | LiveKind::Reset
                | LiveKind::MeChanged
                | LiveKind::SettingsChanged
                | LiveKind::DraftChanged => {}
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
        let dispatcher = state.dispatcher();
        Callback::from(move |comment: CommentView| dispatcher.dispatch(Action::Said(comment)))
    };
    let is_of_this = state.id == id;
    TicketState {
        ticket: if is_of_this { state.ticket.clone() } else { Loadable::Loading },
        comments: state.comments.entries.clone().filter(|_| is_of_this),
        events: state.events.entries.clone().filter(|_| is_of_this),
        read_at: state.read_at,
        is_kept: state.is_kept(),
        acting: state.acting.clone(),
        onact,
        oncomment,
        onreload: reload,
    }
}

/// Keeps on the device what the server said, and forgets what the person may not see any more.
#[hook]
fn use_kept(state: &State, memory: Memory) {
    let shown = (state.ticket.clone(), state.comments.clone(), state.events.clone(), !state.is_kept());
    let id = state.id;
    use_effect_with(shown, move |(ticket, comments, events, is_fresh)| {
        if ticket.error().is_some_and(ApiError::is_refused) {
            kept::forget_ticket(memory, id);
        }
        let threads = comments.entries.as_deref().zip(events.entries.as_deref());
        let Some((ticket, (comments, events))) = ticket.ready().zip(threads).filter(|_| *is_fresh) else {
            return;
        };
        let content = KeptTicket {
            ticket: (**ticket).clone(),
            comments: comments.iter().map(|one| (**one).clone()).collect(),
            events: events.iter().map(|one| (**one).clone()).collect(),
        };
        kept::keep_ticket(memory, Kept { at: clock::now(), content });
    });
}
