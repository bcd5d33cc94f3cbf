//! What Prometheus reads: counted as it happens, or looked up as it asks. Served at an address of its own,
//! never at the public one.

mod serve;
mod store;

pub use serve::{router, run};

use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, gauge, histogram, with_local_recorder};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use tokio::time::Instant;

use crate::App;

const DURATION: &str = "zayavka_http_request_duration_seconds";
/// Seconds. Most answers take a few milliseconds, an upload takes its time.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What became of a message to Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Sent,
    /// Given up: the person cannot be reached, or Telegram will never take it.
    Failed,
    /// To be tried again.
    Postponed,
}

/// The counters of one desk.
pub struct Metrics {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// Counters that all stand at nought.
    ///
    /// # Errors
    /// If there are no buckets.
    pub fn new() -> Result<Self, BuildError> {
        let recorder = PrometheusBuilder::new().set_buckets(&BUCKETS)?.build_recorder();
        let handle = recorder.handle();
        Ok(Self { recorder, handle })
    }

    fn record<T>(&self, work: impl FnOnce() -> T) -> T {
        with_local_recorder(&self.recorder, work)
    }

    fn answered(&self, method: String, route: String, status: u16, took: Duration) {
        let labels = [("method", method), ("route", route), ("status", status.to_string())];
        self.record(|| {
            counter!("zayavka_http_requests_total", &labels).increment(1);
            // A status would multiply the buckets.
            histogram!(DURATION, &labels[..2]).record(took.as_secs_f64());
        });
    }

    /// A message to Telegram came to an end, or has to wait.
    pub fn message(&self, became: Message) {
        let result = match became {
            Message::Sent => "sent",
            Message::Failed => "failed",
            Message::Postponed => "postponed",
        };
        self.record(|| counter!("zayavka_outbox_messages_total", "result" => result).increment(1));
    }

    /// What is looked up rather than counted.
    fn stand(&self, app: &App, waiting: store::Waiting) {
        let pool = app.db().pool_state();
        let values = [
            ("zayavka_outbox_waiting", waiting.outbox),
            ("zayavka_inbox_waiting", waiting.inbox),
            ("zayavka_live_streams", app.hub().stream_count()),
            ("zayavka_database_connections", pool.open),
            ("zayavka_database_connections_idle", pool.idle),
        ];
        self.record(|| {
            for (name, value) in values {
                gauge!(name).set(f64::from(value));
            }
            gauge!("zayavka_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        });
    }
}

/// Counts each request by its route. A route is the pattern, so that ids make no new series.
pub async fn measure(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().as_str().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    app.metrics().answered(method, route, response.status().as_u16(), began.elapsed());
    response
}
