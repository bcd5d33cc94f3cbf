//! The connection behind [`super::Live`]: opens, reads, notices silence, comes back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReadableStreamDefaultReader, Response, VisibilityState};
use yew::Callback;
use zayavka_shared::api::{LiveEvent, LiveKind, ProblemCode};

use super::sse::{Message, Parser};
use super::{Connection, backoff};
use crate::api::{Api, ApiError};
use crate::{clock, report};

/// The server sends a comment each 15 s: after twice that the line is dead.
const SILENCE_MS: i64 = 30_000;
const WATCH_MS: u32 = 5_000;

/// Where the stream tells what it has.
pub(super) struct Sink {
    pub(super) onevent: Callback<LiveEvent>,
    pub(super) onconnection: Callback<Connection>,
    pub(super) onrefused: Callback<ApiError>,
}

/// An open stream and what watches over it.
pub(super) struct Stream {
    state: Rc<State>,
    _watch: Interval,
    _listeners: Vec<EventListener>,
}

struct State {
    api: Api,
    sink: Sink,
    is_closed: Cell<bool>,
    is_ready: Cell<bool>,
    last_byte_at: Cell<i64>,
    last_event_id: RefCell<Option<String>>,
    /// Ends the connection that is open now.
    abort: RefCell<Option<AbortController>>,
    /// Ends the wait between two connections.
    wake: RefCell<Option<Function>>,
}

/// How a connection ended.
enum End {
    /// By this page, to open a fresh one.
    Cut,
    /// By the server, in order.
    Closed,
    Failed,
    Refused(ApiError),
}

impl Stream {
    pub(super) fn open(api: Api, sink: Sink) -> Self {
        let state = Rc::new(State {
            api,
            sink,
            is_closed: Cell::new(false),
            is_ready: Cell::new(false),
            last_byte_at: Cell::new(clock::now().0),
            last_event_id: RefCell::default(),
            abort: RefCell::default(),
            wake: RefCell::default(),
        });
        spawn_local(keep_open(state.clone()));
        let watched = state.clone();
        let watch = Interval::new(WATCH_MS, move || watched.end_silence());
        Self { _listeners: listen_for_return(&state), state, _watch: watch }
    }

    pub(super) fn close(&self) {
        self.state.is_closed.set(true);
        self.state.reconnect();
    }
}

/// Coming back into view, a page may hold a line that died in its sleep.
fn listen_for_return(state: &Rc<State>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut listeners = Vec::new();
    if let Some(document) = window.document() {
        let state = state.clone();
        let page = document.clone();
        listeners.push(EventListener::new(&document, "visibilitychange", move |_| {
            if page.visibility_state() == VisibilityState::Visible {
                state.reconnect();
            }
        }));
    }
    let on_focus = state.clone();
    listeners.push(EventListener::new(&window, "focus", move |_| on_focus.hurry()));
    // Without this a line that fell silent would be noticed after half a minute.
    let on_offline = state.clone();
    listeners.push(EventListener::new(&window, "offline", move |_| {
        on_offline.sink.onconnection.emit(Connection::Lost);
        on_offline.reconnect();
    }));
    let on_online = state.clone();
    listeners.push(EventListener::new(&window, "online", move |_| on_online.reconnect()));
    listeners
}

impl State {
    fn end_silence(&self) {
        let is_connected = self.abort.borrow().is_some();
        if is_connected && clock::now().0 - self.last_byte_at.get() > SILENCE_MS {
            self.reconnect();
        }
    }

    /// Cuts the connection or the wait; the loop then opens the next one.
    fn reconnect(&self) {
        if let Some(abort) = self.abort.borrow_mut().take() {
            abort.abort();
        }
        self.hurry();
    }

    /// Ends the wait between two connections.
    fn hurry(&self) {
        if let Some(wake) = self.wake.borrow_mut().take() {
            report::ignore("waking the stream", wake.call0(&JsValue::UNDEFINED));
        }
    }

    async fn nap(&self, ms: u32) {
        let promise = Promise::new(&mut |resolve, _| {
            self.wake.replace(Some(resolve));
        });
        let wake = self.wake.borrow().clone();
        let timeout = Timeout::new(ms, move || {
            if let Some(wake) = wake {
                report::ignore("waking the stream", wake.call0(&JsValue::UNDEFINED));
            }
        });
        report::ignore("waiting", JsFuture::from(promise).await);
        drop(timeout);
    }

    /// Gives the message to the page and remembers its place.
    fn take(&self, message: Message, was_resumed: bool) {
        if message.id.is_some() {
            self.last_event_id.replace(message.id);
        }
        let Ok(event) = serde_json::from_str::<LiveEvent>(&message.data) else {
            // `typing`, `viewing` and what later servers may say.
            return;
        };
        if event.kind == LiveKind::Ready {
            self.is_ready.set(true);
            self.sink.onconnection.emit(Connection::Open);
            if !was_resumed {
                self.sink.onevent.emit(super::reset());
            }
            return;
        }
        self.sink.onevent.emit(event);
    }
}

async fn keep_open(state: Rc<State>) {
    let mut failures = 0;
    while !state.is_closed.get() {
        state.is_ready.set(false);
        let end = connect(&state).await;
        let was_ready = state.is_ready.replace(false);
        if state.is_closed.get() {
            return;
        }
        match end {
            End::Refused(error) => {
                state.sink.onconnection.emit(Connection::Lost);
                state.sink.onrefused.emit(error);
                return;
            }
            End::Cut => continue,
            // A stream that just was open may end in order, as a server does that is renewed.
            End::Closed if was_ready => failures = 0,
            End::Closed | End::Failed => {
                if was_ready {
                    failures = 0;
                }
                state.sink.onconnection.emit(Connection::Lost);
            }
        }
        state.nap(backoff::wait_ms(failures, js_sys::Math::random())).await;
        failures += 1;
    }
}

/// Opens one connection and reads it to its end.
async fn connect(state: &State) -> End {
    let Ok(abort) = AbortController::new() else { return End::Failed };
    let signal = abort.signal();
    state.abort.replace(Some(abort));
    let last_event_id = state.last_event_id.borrow().clone();
    state.last_byte_at.set(clock::now().0);
    let end = match state.api.open_live(last_event_id.as_deref(), &signal).await {
        Ok(response) => read(state, &response, last_event_id.is_some()).await,
        Err(error) if is_final(&error) => End::Refused(error),
        Err(_) => End::Failed,
    };
    state.abort.replace(None);
    if signal.aborted() { End::Cut } else { end }
}

fn is_final(error: &ApiError) -> bool {
    error.is_unauthorized() || error.code() == Some(ProblemCode::Blocked)
}

async fn read(state: &State, response: &Response, was_resumed: bool) -> End {
    let Some(body) = response.body() else { return End::Failed };
    let Ok(reader) = body.get_reader().dyn_into::<ReadableStreamDefaultReader>() else { return End::Failed };
    let mut parser = Parser::new();
    loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else { return End::Failed };
        let is_done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if is_done || state.is_closed.get() {
            return End::Closed;
        }
        state.last_byte_at.set(clock::now().0);
        let Ok(bytes) =
            Reflect::get(&chunk, &"value".into()).and_then(|value| value.dyn_into::<Uint8Array>())
        else {
            return End::Failed;
        };
        for message in parser.push(&bytes.to_vec()) {
            state.take(message, was_resumed);
        }
    }
}
