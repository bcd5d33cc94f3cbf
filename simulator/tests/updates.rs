//! How the bot learns what people do: polling, its conflicts, and the webhook.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::{Router, extract::State, http::HeaderMap, routing::post};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{ANNA, BORIS, Telegram};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn an_offset_confirms_all_below_it() {
    let telegram = Telegram::start().await;
    for text in ["one", "two", "three"] {
        telegram.writes(ANNA, json!({"text": text})).await;
    }
    let updates = telegram.updates(0).await;
    let texts: Vec<&str> = updates.iter().filter_map(|update| update["message"]["text"].as_str()).collect();
    assert_eq!(texts, ["one", "two", "three"]);
    // Asked again without an offset, nothing is lost.
    assert_eq!(telegram.updates(0).await.len(), 3);
    let second = updates[1]["update_id"].as_i64().expect("a number");
    assert_eq!(telegram.updates(second).await.len(), 2);
    assert_eq!(telegram.updates(0).await.len(), 2);
}

#[tokio::test]
async fn a_waiting_poll_is_answered_as_soon_as_something_happens() {
    let telegram = Telegram::start().await;
    let poll = telegram.call("getUpdates", json!({"timeout": 50}));
    let (updates, _) = tokio::join!(timeout(PATIENCE, poll), telegram.writes(ANNA, json!({"text": "Hello"})));
    assert_eq!(updates.expect("before the poll's own end")[0]["message"]["text"], "Hello");
}

#[tokio::test]
async fn a_second_poll_ends_the_first_with_a_conflict() {
    let telegram = Telegram::start().await;
    let first = telegram.answer("getUpdates", json!({"timeout": 50}));
    let second = telegram.call("getUpdates", json!({"timeout": 0}));
    let ((status, answer), _) = tokio::join!(biased; first, second);
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(
        answer["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
}

#[tokio::test]
async fn polling_and_a_webhook_exclude_each_other() {
    let telegram = Telegram::start().await;
    telegram.call("setWebhook", json!({"url": "http://127.0.0.1:9/hook"})).await;
    assert_eq!(
        telegram.refusal("getUpdates", json!({})).await,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    assert_eq!(telegram.call("getWebhookInfo", json!({})).await["url"], "http://127.0.0.1:9/hook");
    telegram.call("deleteWebhook", json!({})).await;
    assert!(telegram.updates(0).await.is_empty());
    let refusal = telegram.refusal("setWebhook", json!({"url": "http://desk.example/hook"})).await;
    assert!(refusal.starts_with("Bad Request: bad webhook: "), "{refusal}");
}

#[tokio::test]
async fn only_the_wanted_kinds_come_and_the_wish_is_remembered() {
    let telegram = Telegram::start().await;
    telegram.call("getUpdates", json!({"allowed_updates": ["message"]})).await;
    telegram.writes(ANNA, json!({"text": "Hello"})).await;
    telegram.control(Method::POST, &format!("/chats/{ANNA}/block"), json!(null)).await;
    let updates = telegram.updates(0).await;
    assert_eq!(updates.len(), 1);
    assert!(updates[0]["message"].is_object());
}

#[tokio::test]
async fn a_webhook_is_told_with_its_secret_and_told_again_until_it_agrees() {
    let (calls, mut heard) = mpsc::unbounded_channel();
    let hook = Hook { calls, is_up: Arc::default() };
    let hook = Router::new().route("/hook", post(take)).with_state(hook);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move { axum::serve(listener, hook).await });
    let telegram = Telegram::start().await;
    telegram.call("setWebhook", json!({"url": url, "secret_token": "s3cret"})).await;
    telegram.writes(BORIS, json!({"text": "Hello"})).await;
    let mut ids = Vec::new();
    for text in ["Hello", "Hello", "Thanks"] {
        let (secret, update) =
            timeout(PATIENCE, heard.recv()).await.expect("a call in time").expect("a call");
        assert_eq!(secret.as_deref(), Some("s3cret"));
        assert_eq!(update["message"]["text"], text);
        ids.push(update["update_id"].clone());
        if ids.len() == 2 {
            telegram.writes(BORIS, json!({"text": "Thanks"})).await;
        }
    }
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[1], ids[2]);
    serving.abort();
}

#[derive(Clone)]
struct Hook {
    /// The secret and the update of each call.
    calls: mpsc::UnboundedSender<(Option<String>, Value)>,
    is_up: Arc<AtomicBool>,
}

/// The first call fails, as with a server that is just starting; what follows is taken.
async fn take(State(hook): State<Hook>, headers: HeaderMap, body: String) -> StatusCode {
    let secret = headers.get("X-Telegram-Bot-Api-Secret-Token").and_then(|secret| secret.to_str().ok());
    let update: Value = serde_json::from_str(&body).expect("JSON");
    hook.calls.send((secret.map(str::to_owned), update)).expect("the test listens");
    let was_up = hook.is_up.swap(true, Ordering::SeqCst);
    if was_up { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}
