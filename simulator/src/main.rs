//! Starts the simulator from the command line and ends it with 0 on SIGINT or SIGTERM.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::Context as _;
use clap::Parser;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tracing::info;
use tracing_subscriber::EnvFilter;
use zayavka_simulator::{Config, serve};

/// Telegram on localhost: the Bot API and a page of phones, for demos and tests.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where the Bot API, the control API and the page are served.
    #[arg(long, default_value = "127.0.0.1:8081")]
    listen: SocketAddr,
    /// The bot's token; anything shaped like `123456:letters` will do.
    #[arg(long)]
    token: String,
    /// Where the Mini App is served.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    app_url: String,
    /// A copy of telegram-web-app.js to serve at `/telegram-web-app.js`.
    #[arg(long)]
    script: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info")))
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let mut config = Config::new(&arguments.token, &arguments.app_url)?;
    if let Some(path) = &arguments.script {
        let script =
            tokio::fs::read(path).await.with_context(|| format!("cannot read {}", path.display()))?;
        config = config.with_script(script);
    }
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let listener = TcpListener::bind(arguments.listen)
        .await
        .with_context(|| format!("cannot listen on {}", arguments.listen))?;
    info!(listen.address = %listener.local_addr()?, "Telegram's stand-in is ready");
    tokio::select! {
        ended = serve(listener, config) => ended,
        _ = interrupt.recv() => Ok(()),
        _ = terminate.recv() => Ok(()),
    }
}
