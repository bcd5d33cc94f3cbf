//! Sends what waits, one after another, and keeps on the device what is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use zayavka_shared::api::{CommentView, ProblemCode};

use super::{Queue, Refusal, Waiting};
use crate::api::{Api, ApiError, IdempotencyKey};
use crate::clock;
use crate::live::backoff;
use crate::storage::{Keeping, Memory};
use crate::telegram::{self, Outcome};

const KEPT_AS: &str = "replies";

/// The queue and who sends it. One for the page; several pages of a device share what is kept, and the
/// server knows by the keys what two of them send at once.
pub(super) struct Sender {
    api: Api,
    memory: Memory,
    queue: RefCell<Queue>,
    sending: RefCell<Option<IdempotencyKey>>,
    /// The newest reply that arrived, until the next one does.
    sent: RefCell<Option<Rc<CommentView>>>,
    /// Whether the device holds the queue.
    is_kept: Cell<bool>,
    is_at_work: Cell<bool>,
    failures: Cell<u32>,
    retry: RefCell<Option<Timeout>>,
    onchange: Callback<()>,
}

/// How the queue stands.
pub(super) struct Standing {
    pub(super) queue: Rc<Queue>,
    pub(super) sending: Option<IdempotencyKey>,
    pub(super) sent: Option<Rc<CommentView>>,
    pub(super) is_kept: bool,
}

impl Sender {
    pub(super) fn new(api: Api, memory: Memory, onchange: Callback<()>) -> Self {
        Self {
            queue: RefCell::new(memory.load(KEPT_AS).unwrap_or_default()),
            api,
            memory,
            sending: RefCell::default(),
            sent: RefCell::default(),
            is_kept: Cell::new(true),
            is_at_work: Cell::new(false),
            failures: Cell::new(0),
            retry: RefCell::default(),
            onchange,
        }
    }

    pub(super) fn standing(&self) -> Standing {
        Standing {
            queue: Rc::new(self.queue.borrow().clone()),
            sending: self.sending.borrow().clone(),
            sent: self.sent.borrow().clone(),
            is_kept: self.is_kept.get(),
        }
    }

    /// Reads again what is kept: another page of this device may have changed it.
    pub(super) fn read_again(&self) {
        if self.is_kept.get() {
            self.queue.replace(self.memory.load(KEPT_AS).unwrap_or_default());
            self.onchange.emit(());
        }
    }

    /// Changes the queue, and keeps it before anything is done about it.
    pub(super) fn change<R>(&self, change: impl FnOnce(&mut Queue) -> R) -> R {
        if self.is_kept.get() {
            self.queue.replace(self.memory.load(KEPT_AS).unwrap_or_default());
        }
        let changed = change(&mut self.queue.borrow_mut());
        let queue = self.queue.borrow();
        if queue.is_empty() {
            self.memory.forget(KEPT_AS);
            self.is_kept.set(true);
        } else {
            self.is_kept.set(self.memory.keep(KEPT_AS, &*queue) == Keeping::Lasting);
        }
        drop(queue);
        self.onchange.emit(());
        changed
    }

    /// Whether this reply is on its way this very moment.
    pub(super) fn is_sending(&self, key: &IdempotencyKey) -> bool {
        self.sending.borrow().as_ref() == Some(key)
    }

    /// Sends what waits, unless that is under way already.
    pub(super) fn work(self: &Rc<Self>) {
        if !self.is_at_work.replace(true) {
            self.retry.replace(None);
            let sender = self.clone();
            spawn_local(async move {
                sender.send_all().await;
                sender.is_at_work.set(false);
                sender.onchange.emit(());
            });
        }
    }

    async fn send_all(self: &Rc<Self>) {
        while is_online() {
            let Some(reply) = self.next() else { return };
            self.sending.replace(Some(reply.key.clone()));
            self.onchange.emit(());
            let answer = self.api.add_comment(reply.ticket, &reply.comment(), &reply.key).await;
            self.sending.replace(None);
            match answer {
                Ok(comment) => self.arrived(&reply, comment),
                Err(error) if is_passing(&error) => {
                    self.try_later();
                    return;
                }
                // The page says itself that it is over; what waits is sent the next time.
                Err(error) if error.is_unauthorized() || error.code() == Some(ProblemCode::Blocked) => return,
                Err(error) => self.refused(&reply, &error),
            }
        }
    }

    /// The next reply; nothing is written where nothing waits.
    fn next(&self) -> Option<Waiting> {
        self.read_again();
        if self.queue.borrow().willing() == 0 {
            return None;
        }
        self.change(|queue| queue.next(clock::now()))
    }

    fn arrived(&self, reply: &Waiting, comment: CommentView) {
        self.failures.set(0);
        self.sent.replace(Some(Rc::new(comment)));
        self.change(|queue| queue.remove(&reply.key));
        telegram::notify(Outcome::Success);
    }

    fn refused(&self, reply: &Waiting, error: &ApiError) {
        let words = error.problem().map(|problem| problem.detail.clone()).unwrap_or_default();
        self.change(|queue| queue.refuse(&reply.key, Refusal::Said(words)));
        telegram::notify(Outcome::Error);
    }

    fn try_later(self: &Rc<Self>) {
        let failures = self.failures.get();
        self.failures.set(failures + 1);
        let sender = self.clone();
        let wait = backoff::wait_ms(failures, js_sys::Math::random());
        self.retry.replace(Some(Timeout::new(wait, move || sender.work())));
    }
}

/// Where the browser knows that there is no line, nothing is tried: what was never sent can be taken back.
pub(super) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the same reply may be taken a little later.
fn is_passing(error: &ApiError) -> bool {
    match error {
        ApiError::Offline | ApiError::Broken => true,
        ApiError::Problem(problem) => problem.status >= 500 || error.code() == Some(ProblemCode::RateLimited),
    }
}
