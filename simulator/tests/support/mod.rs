//! A simulator of its own for a test, a bot that calls it, and people who are played by the control API.

#![allow(dead_code, reason = "each test file uses a part of it")]

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use zayavka_simulator::{Config, serve};

pub(crate) const TOKEN: &str = "7000000001:token-for-tests";
pub(crate) const ANNA: i64 = 1001;
pub(crate) const BORIS: i64 = 2001;

/// The running simulator; dropped, it ends.
pub(crate) struct Telegram {
    pub(crate) http: Client,
    pub(crate) base: String,
    serving: JoinHandle<()>,
}

impl Telegram {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("a bound port"));
        let config = Config::new(TOKEN, "http://127.0.0.1:8080").expect("a good configuration");
        let serving =
            tokio::spawn(async move { serve(listener, config).await.expect("the simulator serves") });
        let http = Client::builder().no_proxy().build().expect("an HTTP client");
        Self { http, base, serving }
    }

    /// A simulator in which Anna has pressed Start, and the bot has read it.
    pub(crate) async fn with_anna() -> Self {
        let telegram = Self::start().await;
        telegram.writes(ANNA, json!({"text": "/start"})).await;
        telegram.confirm_all().await;
        telegram
    }

    /// A call of the Bot API: the status and the whole answer.
    pub(crate) async fn answer(&self, method: &str, parameters: Value) -> (StatusCode, Value) {
        self.answer_with(TOKEN, method, parameters).await
    }

    pub(crate) async fn answer_with(
        &self,
        token: &str,
        method: &str,
        parameters: Value,
    ) -> (StatusCode, Value) {
        let url = format!("{}/bot{token}/{method}", self.base);
        let answer = self.http.post(url).json(&parameters).send().await.expect("an answer");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    /// The result of a call that must succeed.
    pub(crate) async fn call(&self, method: &str, parameters: Value) -> Value {
        let (status, mut answer) = self.answer(method, parameters).await;
        assert_eq!(status, StatusCode::OK, "{method}: {answer}");
        assert_eq!(answer["ok"], true);
        answer["result"].take()
    }

    /// The words of a call that must be refused; the HTTP status is the body's `error_code`.
    pub(crate) async fn refusal(&self, method: &str, parameters: Value) -> String {
        let (status, answer) = self.answer(method, parameters).await;
        assert_eq!(answer["ok"], false, "{method}: {answer}");
        assert_eq!(answer["error_code"], status.as_u16());
        answer["description"].as_str().expect("a description").to_owned()
    }

    pub(crate) async fn says(&self, chat: i64, text: &str) -> Value {
        self.call("sendMessage", json!({"chat_id": chat, "text": text})).await
    }

    pub(crate) async fn control(&self, method: Method, path: &str, body: Value) -> Value {
        let (status, answer) = self.control_answer(method, path, body).await;
        assert!(status.is_success(), "{path}: {answer}");
        answer
    }

    pub(crate) async fn control_answer(
        &self,
        method: Method,
        path: &str,
        body: Value,
    ) -> (StatusCode, Value) {
        let mut request = self.http.request(method, format!("{}/control{path}", self.base));
        if !body.is_null() {
            request = request.json(&body);
        }
        let answer = request.send().await.expect("an answer");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    pub(crate) async fn writes(&self, chat: i64, message: Value) -> Value {
        self.control(Method::POST, &format!("/chats/{chat}/messages"), message).await
    }

    /// What waits for the bot, from an offset on.
    pub(crate) async fn updates(&self, offset: i64) -> Vec<Value> {
        let updates = self.call("getUpdates", json!({"offset": offset})).await;
        updates.as_array().expect("a list").clone()
    }

    pub(crate) async fn confirm_all(&self) {
        if let Some(last) = self.updates(0).await.last() {
            let next = last["update_id"].as_i64().expect("a number") + 1;
            assert!(self.updates(next).await.is_empty());
        }
    }
}

impl Drop for Telegram {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
