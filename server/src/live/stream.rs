//! One page's stream: what it missed, then what happens, as far as its reader may know.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::Stream;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep_until};
use tracing::warn;
use zayavka_shared::Permission;
use zayavka_shared::api::{LiveEvent, LiveKind};

use super::hub::Subscription;
use super::store::{self, Happening};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::people;

/// A comment goes out this often, so that both ends notice a dead line.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Whoever missed more than this loads everything again.
const RESUME_MAX: i64 = 1_000;

/// Where a page says it stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resume {
    /// It has seen nothing yet.
    Fresh,
    After(i64),
    /// What it says is no number of an event.
    Garbled,
}

impl Resume {
    pub(super) fn read(id: &str) -> Self {
        match id.parse() {
            Ok(id) if id >= 0 => Self::After(id),
            Ok(_) | Err(_) => Self::Garbled,
        }
    }
}

/// What ended a wait.
enum Woken {
    Received(Result<Arc<Happening>, RecvError>),
    Heartbeat,
}

/// An open stream.
#[derive(Debug)]
pub(super) struct LiveStream {
    app: App,
    actor: Actor,
    subscription: Subscription,
    /// The highest event number that the page knows or need not know.
    seen: i64,
    ready: VecDeque<Bytes>,
    next_heartbeat: Instant,
    has_ended: bool,
}

impl LiveStream {
    /// Subscribes first and reads what was missed then, so that nothing falls between.
    pub(super) async fn open(app: App, actor: Actor, resume: Resume) -> Result<Self, Error> {
        let subscription = app.hub().subscribe();
        // The hub may be a moment behind: what is committed by now, the page will load.
        let newest = store::newest_id(app.db()).await?;
        let mut stream = Self {
            app,
            actor,
            seen: newest.max(subscription.position),
            subscription,
            ready: VecDeque::new(),
            next_heartbeat: Instant::now() + HEARTBEAT,
            has_ended: false,
        };
        match resume {
            Resume::Fresh => {}
            Resume::After(id) => stream.catch_up(id).await?,
            Resume::Garbled => stream.reset(),
        }
        let ready = LiveEvent::of_kind(LiveKind::Ready);
        stream.push(&ready);
        Ok(stream)
    }

    async fn catch_up(&mut self, id: i64) -> Result<(), Error> {
        let position = self.subscription.position;
        let mut db = self.app.db().read().await?;
        let missed = store::list_after(&mut db, id, RESUME_MAX + 1).await?;
        drop(db);
        let is_unknown = missed.is_empty() && id > position && id > store::newest_id(self.app.db()).await?;
        if is_unknown || i64::try_from(missed.len()).unwrap_or(i64::MAX) > RESUME_MAX {
            self.reset();
            return Ok(());
        }
        self.seen = id;
        for happening in missed {
            self.take(&happening).await?;
        }
        self.seen = self.seen.max(position);
        Ok(())
    }

    /// Tells the page to load everything again; it continues from here.
    fn reset(&mut self) {
        self.push(&LiveEvent::of_kind(LiveKind::Reset));
    }

    fn push(&mut self, event: &LiveEvent) {
        let data = serde_json::to_string(event).expect("a live event is plain JSON");
        self.ready.push_back(Bytes::from(format!("id: {}\ndata: {data}\n\n", self.seen)));
    }

    /// Takes one event in its order and tells of it, if the reader may know.
    async fn take(&mut self, happening: &Happening) -> Result<(), Error> {
        if happening.id <= self.seen {
            return Ok(());
        }
        self.seen = happening.id;
        let is_mine = happening.subject.is_none_or(|subject| subject == self.actor.id());
        if happening.place.is_none() && is_mine {
            if happening.event.kind == LiveKind::MeChanged {
                self.renew_rights().await?;
            }
            self.push(&happening.event);
        }
        if let Some(event) = self.visible(happening) {
            self.push(&event);
        }
        Ok(())
    }

    /// What the reader learns of an event on a ticket.
    fn visible(&self, happening: &Happening) -> Option<LiveEvent> {
        let place = happening.place.as_ref()?;
        if self.actor.scope().covers(place) {
            let may_know = !happening.is_internal || self.actor.may(Permission::TicketNote);
            return may_know.then(|| happening.event.clone());
        }
        let has_lost_it = happening.former_assignee == Some(self.actor.id());
        has_lost_it.then(|| LiveEvent { kind: LiveKind::TicketGone, ..happening.event.clone() })
    }

    /// Reads the own rights again; whoever was blocked hears nothing more.
    async fn renew_rights(&mut self) -> Result<(), Error> {
        let mut db = self.app.db().read().await?;
        let Some(user) = people::store::find(&mut db, self.actor.id()).await? else {
            self.has_ended = true;
            return Ok(());
        };
        self.actor = people::actor_of(&self.app, &mut db, user, self.actor.expires_at).await?;
        self.has_ended = self.actor.user.is_blocked;
        Ok(())
    }

    /// The stream as the bytes of its answer.
    pub(super) fn into_bytes(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        futures::stream::unfold(self, |mut stream| async move {
            let chunk = stream.next().await?;
            Some((Ok(chunk), stream))
        })
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(chunk) = self.ready.pop_front() {
                return Some(chunk);
            }
            if self.has_ended || self.app.clock().now() >= self.actor.expires_at {
                return None;
            }
            let woken = tokio::select! {
                received = self.subscription.receiver.recv() => Woken::Received(received),
                () = sleep_until(self.next_heartbeat) => Woken::Heartbeat,
                _ = self.subscription.is_closing.wait_for(|is_closing| *is_closing) => return None,
            };
            match woken {
                Woken::Received(received) => self.receive(received).await,
                Woken::Heartbeat => {
                    self.next_heartbeat = Instant::now() + HEARTBEAT;
                    return Some(Bytes::from_static(b": still here\n\n"));
                }
            }
        }
    }

    async fn receive(&mut self, received: Result<Arc<Happening>, RecvError>) {
        match received {
            Ok(happening) => {
                if let Err(error) = self.take(&happening).await {
                    warn!(error = %error, "a live stream cannot go on; the page opens another");
                    self.has_ended = true;
                }
            }
            Err(RecvError::Lagged(_)) => self.reset(),
            Err(RecvError::Closed) => self.has_ended = true,
        }
    }
}
