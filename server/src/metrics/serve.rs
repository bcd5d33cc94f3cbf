//! `GET /metrics`, at `ZAYAVKA_METRICS_LISTEN` alone.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tracing::error;

use super::store;
use crate::App;
use crate::best_effort::BestEffort as _;

/// Measured times wait in memory until they are added up, be it that nobody asks.
const ADD_UP_EVERY: Duration = Duration::from_secs(5);

/// Serves until it is dropped; without a listener it only waits.
pub async fn run(app: App, listener: Option<TcpListener>) {
    let Some(listener) = listener else { return std::future::pending().await };
    let adding_up = async {
        loop {
            tokio::time::sleep(ADD_UP_EVERY).await;
            app.metrics().handle.run_upkeep();
        }
    };
    let served = async {
        if let Err(error) = axum::serve(listener, router(app.clone())).await {
            error!(error = %error, "the server of metrics failed");
        }
    };
    tokio::select! {
        () = adding_up => {}
        () = served => {}
    }
}

/// The address that Prometheus reads.
pub fn router(app: App) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(app)
}

async fn metrics(State(app): State<App>) -> Response {
    let waiting = async { store::count_waiting(&mut app.db().read().await?, app.clock().now()).await };
    match waiting.await {
        Ok(waiting) => app.metrics().stand(&app, waiting),
        Err(error) => {
            Err::<(), _>(error).best_effort("counting what waits");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
    let kind = [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, app.metrics().handle.render()).into_response()
}
