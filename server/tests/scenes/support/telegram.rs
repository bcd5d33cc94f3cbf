//! Telegram for one test: the simulator, on a port of its own.

use std::net::SocketAddr;

use reqwest::Client;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use zayavka_simulator::{Config, serve};

use super::desk::{Desk, TOKEN};

pub(crate) struct Telegram {
    pub(crate) address: SocketAddr,
    http: Client,
    server: JoinHandle<()>,
}

impl Drop for Telegram {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Telegram {
    pub(crate) async fn start() -> Self {
        Self::serving(Config::new(TOKEN, "http://127.0.0.1:8080").unwrap()).await
    }

    /// With its own telegram-web-app.js.
    pub(crate) async fn with_script(script: &str) -> Self {
        let config = Config::new(TOKEN, "http://127.0.0.1:8080").unwrap();
        Self::serving(config.with_script(script.as_bytes().to_vec())).await
    }

    async fn serving(config: Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move {
            serve(listener, config).await.unwrap();
        });
        Self { address, http: Client::builder().no_proxy().build().unwrap(), server }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) async fn control(&self, method: reqwest::Method, path: &str, body: Value) -> Value {
        let url = format!("http://{}/control{path}", self.address);
        let answer = self.http.request(method, url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    pub(crate) async fn control_get(&self, path: &str) -> Value {
        let url = format!("http://{}/control{path}", self.address);
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// A person of this Telegram, who has pressed Start.
    pub(crate) async fn add(&self, telegram_id: i64, name: &str, language: &str) {
        let person = json!({"id": telegram_id, "first_name": name, "language_code": language});
        self.control(reqwest::Method::POST, "/people", person).await;
        self.writes(telegram_id, json!({"text": "/start"})).await;
    }

    /// A person writes to the bot; the message's number.
    pub(crate) async fn writes(&self, telegram_id: i64, message: Value) -> i64 {
        let path = format!("/chats/{telegram_id}/messages");
        let answer = self.control(reqwest::Method::POST, &path, message).await;
        answer["message_id"].as_i64().unwrap_or_default()
    }

    /// A person presses a button, and waits until the bot has answered.
    pub(crate) async fn presses(&self, telegram_id: i64, message: i64, button: &str) {
        let path = format!("/chats/{telegram_id}/press");
        let press = json!({"message_id": message, "button": button});
        let pressed = self.control(reqwest::Method::POST, &path, press).await;
        assert_eq!(pressed["answered"], true, "{pressed}");
    }

    /// What the bot wrote to a person, oldest first.
    pub(crate) async fn heard_by(&self, telegram_id: i64) -> Vec<Value> {
        let path = format!("http://{}/control/chats/{telegram_id}/messages", self.address);
        let messages: Value = self.http.get(path).send().await.unwrap().json().await.unwrap();
        let by_bot = |message: &&Value| message["from"]["is_bot"] == true;
        messages.as_array().unwrap().iter().filter(by_bot).cloned().collect()
    }

    /// Lets time pass here and at the desk.
    pub(crate) async fn wait_ms(&self, desk: &Desk, ms: i64) {
        self.control(reqwest::Method::POST, "/clock", json!({"advance_ms": ms})).await;
        desk.wait_ms(ms);
    }

    pub(crate) async fn fault(&self, fault: Value) {
        self.control(reqwest::Method::POST, "/faults", fault).await;
    }
}
