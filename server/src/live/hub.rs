//! Reads each committed event once and hands it to all open streams.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{broadcast, watch};
use tracing::warn;
use zayavka_shared::api::LiveKind;

use super::store::{self, Happening};
use crate::App;
use crate::{settings, templates};

/// Events that a slow stream may lag behind before it is told to load everything again.
const BUFFER: usize = 1024;
/// Events read at once.
const BATCH: i64 = 500;
/// A wake may be lost, another process may not tell: the hub also looks by itself.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Where streams get events from.
#[derive(Debug)]
pub struct Hub {
    sender: broadcast::Sender<Arc<Happening>>,
    /// The number of the last event that was handed on.
    position: Mutex<i64>,
    is_closing: watch::Sender<bool>,
}

/// What a stream needs to begin.
#[derive(Debug)]
pub(super) struct Subscription {
    pub(super) receiver: broadcast::Receiver<Arc<Happening>>,
    /// What is received has higher numbers than this.
    pub(super) position: i64,
    pub(super) is_closing: watch::Receiver<bool>,
}

impl Hub {
    /// A hub that hands on what comes behind event number `position`.
    #[must_use]
    pub fn start_at(position: i64) -> Self {
        Self {
            sender: broadcast::Sender::new(BUFFER),
            position: Mutex::new(position),
            is_closing: watch::Sender::new(false),
        }
    }

    /// Begins to receive, at a known place between two events.
    pub(super) fn subscribe(&self) -> Subscription {
        let position = self.position();
        Subscription {
            receiver: self.sender.subscribe(),
            position: *position,
            is_closing: self.is_closing.subscribe(),
        }
    }

    /// How many streams are open.
    #[must_use]
    pub fn stream_count(&self) -> u32 {
        u32::try_from(self.sender.receiver_count()).unwrap_or(u32::MAX)
    }

    /// Ends every stream; pages open new ones elsewhere, or here after a restart.
    pub fn close(&self) {
        self.is_closing.send_replace(true);
    }

    fn hand_on(&self, happenings: Vec<Happening>) {
        let mut position = self.position();
        for happening in happenings {
            *position = happening.id;
            // Nobody listens: then there is nobody to tell.
            drop(self.sender.send(Arc::new(happening)));
        }
    }

    fn position(&self) -> MutexGuard<'_, i64> {
        self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads on whenever something was committed; ends only when it is dropped.
pub async fn run(app: App) {
    let mut commits = app.db().signals().watch();
    loop {
        while let Err(error) = read_on(&app).await {
            warn!(error = %error, "cannot read committed events; trying again");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        // A lost wake costs a second, an error here cannot be: the app holds the sender.
        drop(tokio::time::timeout(LOOK_EVERY, commits.changed()).await);
    }
}

async fn read_on(app: &App) -> Result<(), sqlx::Error> {
    loop {
        let position = *app.hub().position();
        let mut db = app.db().read().await?;
        let happenings = store::list_after(&mut db, position, BATCH).await?;
        let is_last = i64::try_from(happenings.len()).unwrap_or(i64::MAX) < BATCH;
        if happenings.iter().any(|happening| happening.event.kind == LiveKind::SettingsChanged) {
            templates::reload(app).await?;
            settings::reload(app).await?;
        }
        app.hub().hand_on(happenings);
        if is_last {
            return Ok(());
        }
    }
}
