//! The live stream: one for the page, however many parts of it listen.
//!
//! The stream is opened first and lists are loaded after, so that nothing falls between. A part that
//! loaded before the first `ready` is told to load again, by the same [`LiveKind::Reset`] that the server
//! sends when it no longer knows what was missed.

pub mod backoff;
pub mod sse;
mod stream;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{LiveEvent, LiveKind};

use crate::api::{Api, ApiError};

/// Whether news come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    Connecting,
    Open,
    /// The last try failed; the next one will come.
    Lost,
}

/// Where parts of the page ask for news.
#[derive(Clone)]
pub struct Live {
    hub: Rc<Hub>,
    connection: Connection,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("connection", &self.connection).finish_non_exhaustive()
    }
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.hub, &other.hub) && self.connection == other.connection
    }
}

#[derive(Default)]
struct Hub {
    next_id: Cell<u32>,
    listeners: RefCell<Vec<(u32, Callback<LiveEvent>)>>,
}

impl Hub {
    fn subscribe(&self, callback: Callback<LiveEvent>) -> u32 {
        let id = self.next_id.get();
        self.next_id.set(id + 1);
        self.listeners.borrow_mut().push((id, callback));
        id
    }

    fn unsubscribe(&self, id: u32) {
        self.listeners.borrow_mut().retain(|(one, _)| *one != id);
    }

    fn publish(&self, event: &LiveEvent) {
        // A listener may come or go while it is told.
        let listeners: Vec<_> =
            self.listeners.borrow().iter().map(|(_, callback)| callback.clone()).collect();
        for callback in listeners {
            callback.emit(event.clone());
        }
    }
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub api: Api,
    /// The stream was refused for good: initData is too old, or the person is blocked.
    pub onrefused: Callback<ApiError>,
    pub children: Html,
}

/// Keeps the stream open and tells all below it.
#[component]
pub fn LiveProvider(Props { api, onrefused, children }: &Props) -> Html {
    let hub = use_memo((), |()| Hub::default());
    let connection = use_state_eq(|| Connection::Connecting);
    {
        let (hub, connection) = (hub.clone(), connection.setter());
        let onrefused = onrefused.clone();
        use_effect_with(api.clone(), move |api| {
            let sink = stream::Sink {
                onevent: Callback::from(move |event: LiveEvent| hub.publish(&event)),
                onconnection: Callback::from(move |now| connection.set(now)),
                onrefused,
            };
            let stream = stream::Stream::open(api.clone(), sink);
            move || stream.close()
        });
    }
    let live = Live { hub, connection: *connection };
    html! { <ContextProvider<Live> context={live}>{ children.clone() }</ContextProvider<Live>> }
}

/// Calls back with each event from now on; always the callback of the last drawing.
#[hook]
pub fn use_live(callback: Callback<LiveEvent>) {
    let live = use_context::<Live>();
    let latest = use_mut_ref(|| callback.clone());
    *latest.borrow_mut() = callback;
    use_effect_with(live.map(|live| Listening(live.hub)), move |listening| {
        let subscription = listening.as_ref().map(|Listening(hub)| {
            let told = Callback::from(move |event| {
                let callback = latest.borrow().clone();
                callback.emit(event);
            });
            (hub.clone(), hub.subscribe(told))
        });
        move || {
            if let Some((hub, id)) = subscription {
                hub.unsubscribe(id);
            }
        }
    });
}

/// Tells the parts of this page of something that the server does not: what was read here.
#[hook]
pub fn use_local_news() -> Callback<LiveEvent> {
    let hub = use_context::<Live>().map(|live| Listening(live.hub));
    use_callback(hub, |event, hub| {
        if let Some(Listening(hub)) = hub {
            hub.publish(&event);
        }
    })
}

/// Whether news come.
#[hook]
pub fn use_connection() -> Connection {
    use_context::<Live>().map_or(Connection::Connecting, |live| live.connection)
}

/// Compares hubs by identity.
struct Listening(Rc<Hub>);

impl PartialEq for Listening {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An event that says: load everything again.
fn reset() -> LiveEvent {
    LiveEvent::of_kind(LiveKind::Reset)
}
