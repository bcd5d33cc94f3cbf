//! Puts the parts together: state, routes, and the tasks that run while it serves.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{any, get},
};
use tokio::net::TcpListener;

use crate::{
    Config, api,
    connection::{Cut, CuttableListener},
    control, page, webhook,
    world::{Signals, World},
};

/// Telegram's own limit is 50 MB a file; the rest of a request needs little more.
const BODY_LIMIT: usize = 60 * 1024 * 1024;

/// One simulated Telegram; its clones share the state.
#[derive(Clone)]
pub struct Simulator {
    pub(crate) config: Arc<Config>,
    pub(crate) signals: Arc<Signals>,
    world: Arc<Mutex<World>>,
}

impl Simulator {
    /// A fresh world with the four demo people, none of whom has pressed Start.
    pub fn new(config: Config) -> Self {
        let signals = Arc::new(Signals::default());
        let world = World::new(config.bot_id, Arc::clone(&signals));
        Self { config: Arc::new(config), signals, world: Arc::new(Mutex::new(world)) }
    }

    /// The world, for the length of one synchronous act.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        // A panic in one call must not take the whole of Telegram down with it.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator").field("config", &self.config).finish_non_exhaustive()
    }
}

/// Every route; webhooks and cut connections work only under [`serve`].
pub fn router(simulator: Simulator) -> Router {
    Router::new()
        .route("/bot{token}/{method}", any(api::call))
        .route("/file/bot{token}/{*path}", get(api::download))
        .nest("/control", control::routes())
        .merge(page::routes())
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(simulator)
}

/// Serves until it is dropped, or until the listener fails.
pub async fn serve(listener: TcpListener, config: Config) -> anyhow::Result<()> {
    let simulator = Simulator::new(config);
    let routes = router(simulator.clone()).into_make_service_with_connect_info::<Cut>();
    tokio::select! {
        ended = axum::serve(CuttableListener(listener), routes) => Ok(ended?),
        ended = webhook::deliver(simulator) => ended,
    }
}
