//! Runs the desk: API, Mini App, bot and workers in one process, until it is told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;
use tracing::info;

use crate::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::{bot, drafts, files, live, metrics, notify, routes, search, web};

const FORGET_EVERY: Duration = Duration::from_secs(60);

/// Opens everything and serves until SIGINT or SIGTERM.
///
/// # Errors
/// If something does not open, or the port is taken.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listen = config.listen;
    let app = App::open(config, Clock::system()).await?;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}; is another server running there?"))?;
    info!(listen.address = %listener.local_addr()?, "Zayavka is open on {}", app.config().public_url);
    let metrics_listener = match app.config().metrics_listen {
        Some(listen) => Some(
            TcpListener::bind(listen)
                .await
                .with_context(|| format!("cannot listen on {listen} for metrics"))?,
        ),
        None => None,
    };
    let mut workers = Workers::start(&app);
    workers.spawn("metrics", metrics::run(app.clone(), metrics_listener));
    let stop = stop_signal()?;
    let closing = app.clone();
    let served = axum::serve(
        listener,
        routes::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move {
        stop.await;
        info!("stopping");
        // Open streams would keep the server from ever being idle.
        closing.hub().close();
    });
    let ended = tokio::select! {
        ended = served => ended.context("the server failed"),
        worker = workers.first_end() => Err(anyhow!("the worker «{worker}» ended")),
    };
    workers.stop().await;
    app.db().close().await;
    ended
}

/// The tasks beside the server.
#[derive(Debug)]
pub struct Workers(JoinSet<&'static str>);

impl Workers {
    /// Starts them all.
    #[must_use]
    pub fn start(app: &App) -> Self {
        let mut workers = Self(JoinSet::new());
        let talking = app.clone();
        workers.spawn("talk between processes", async move { talking.db().keep_in_touch().await });
        workers.spawn("live hub", live::run(app.clone()));
        workers.spawn("outbox", notify::run(app.clone()));
        workers.spawn("bot", bot::run(app.clone()));
        workers.spawn("sweep of files", files::sweep(app.clone()));
        workers.spawn("sweep of drafts", drafts::sweep(app.clone()));
        workers.spawn("index of the search", search::run(app.clone()));
        workers.spawn("rates", forget_rates(app.clone()));
        workers.spawn("Telegram's script", web::keep_script_fresh(app.clone()));
        workers
    }

    fn spawn(&mut self, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        self.0.spawn(async move {
            work.await;
            name
        });
    }

    /// None of them ends by itself: the first that does has failed.
    async fn first_end(&mut self) -> String {
        match self.0.join_next().await {
            Some(Ok(name)) => name.to_owned(),
            Some(Err(error)) => error.to_string(),
            None => std::future::pending().await,
        }
    }

    /// Stops them where they stand; what they had begun is begun again after the next start.
    pub async fn stop(mut self) {
        self.0.shutdown().await;
    }
}

/// Forgets who has not asked for a while, so that memory follows those who are here.
async fn forget_rates(app: App) {
    loop {
        tokio::time::sleep(FORGET_EVERY).await;
        app.rate().forget();
    }
}

fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
