//! What Prometheus reads.

use serde_json::json;
use tokio::net::TcpListener;
use zayavka::notify::deliver_due;

use crate::support::{Desk, Telegram, a_ticket, on_both_databases};

/// The value of a series.
#[track_caller]
fn value(text: &str, series: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {series} in:\n{text}")).parse().unwrap()
}

on_both_databases! {
    async fn prometheus_reads_what_happened_and_what_waits(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[("ZAYAVKA_METRICS_LISTEN", "127.0.0.1:0")]).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/metrics", listener.local_addr().unwrap());
        let served = tokio::spawn(axum::serve(listener, zayavka::metrics::router(desk.app.clone())).into_future());
        let read = async || desk.http.get(&url).send().await.unwrap().text().await.unwrap();

        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        telegram.add(anna.telegram_id, "Anna", "en").await;
        let ticket = anna.files(a_ticket()).await;
        let waiting = read().await;
        assert!(value(&waiting, "zayavka_outbox_waiting") >= 1.0, "{waiting}");
        assert_eq!(value(&waiting, "zayavka_live_streams"), 0.0);
        deliver_due(&desk.app).await.unwrap();
        boris.takes(ticket).await.ok();
        boris.post("/api/tickets/99/comments", json!({"body": "?"})).await.problem(404, "not-found");
        let stream = anna.request(reqwest::Method::GET, "/api/live").send().await.unwrap();

        let text = read().await;
        assert!(value(&text, "zayavka_outbox_messages_total{result=\"sent\"}") >= 1.0);
        assert!(value(&text, "zayavka_outbox_messages_total{result=\"failed\"}") >= 1.0, "Boris has no chat");
        assert_eq!(value(&text, "zayavka_inbox_waiting"), 0.0);
        assert_eq!(value(&text, "zayavka_live_streams"), 1.0);
        assert!(value(&text, "zayavka_database_connections") >= 1.0);
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(value(&text, &format!("zayavka_build_info{{version=\"{version}\"}}")), 1.0);
        let take = "method=\"POST\",route=\"/api/tickets/{id}/take\"";
        assert_eq!(value(&text, &format!("zayavka_http_requests_total{{{take},status=\"200\"}}")), 1.0);
        assert_eq!(value(&text, &format!("zayavka_http_request_duration_seconds_count{{{take}}}")), 1.0);
        let refused = "method=\"POST\",route=\"/api/tickets/{id}/comments\",status=\"404\"";
        assert_eq!(value(&text, &format!("zayavka_http_requests_total{{{refused}}}")), 1.0);
        for secret in [anna.name.as_str(), "Printer", "/api/tickets/99"] {
            assert!(!text.contains(secret), "{secret} in:\n{text}");
        }
        let public = desk.http.get(desk.url("/metrics")).send().await.unwrap().text().await.unwrap();
        assert!(!public.contains("zayavka_outbox"), "{public}");
        drop(stream);
        served.abort();
        desk.close().await;
    }
}
