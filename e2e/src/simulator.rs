//! The simulator's control API: what people do in their chats, and what the bot did.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};

use crate::people::Person;
use crate::wait::until;

/// Speaks with a running simulator.
#[derive(Debug, Clone)]
pub struct Simulator {
    http: reqwest::Client,
    port: u16,
}

impl Simulator {
    pub(crate) fn new(http: reqwest::Client, port: u16) -> Self {
        Self { http, port }
    }

    /// The page of phones.
    #[must_use]
    pub fn page(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The person presses Start: from now on the bot may write to them.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn starts(&self, person: Person) -> Result<()> {
        self.writes(person, json!({"text": "/start"})).await.map(drop)
    }

    /// The person writes into their chat: `{text?, reply_to?, files?}`; answers with the message.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn writes(&self, person: Person, message: Value) -> Result<Value> {
        self.ask(Method::POST, &format!("/chats/{}/messages", person.id), Some(message)).await
    }

    /// A person who was not there yet comes with a phone.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn joins(&self, person: Person, name: &str) -> Result<()> {
        let new = json!({"id": person.id, "first_name": name, "username": person.slug, "role": "client"});
        self.ask(Method::POST, "/people", Some(new)).await.map(drop)
    }

    /// Changes who the person is in Telegram: `{language_code?, first_name?, …}`.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn change(&self, person: Person, changes: Value) -> Result<()> {
        self.ask(Method::PATCH, &format!("/people/{}", person.id), Some(changes)).await.map(drop)
    }

    /// The signed initData of a launch of the Mini App, and its address.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn launch(&self, person: Person) -> Result<(String, String)> {
        let launch =
            self.ask(Method::POST, &format!("/people/{}/init-data", person.id), Some(json!({}))).await?;
        let text = |key: &str| launch[key].as_str().map(str::to_owned).context("a launch without an address");
        Ok((text("init_data")?, text("url")?))
    }

    /// The messages of the bot in a chat, oldest first.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn pushes(&self, person: Person) -> Result<Vec<Value>> {
        let messages = self.ask(Method::GET, &format!("/chats/{}/messages", person.id), None).await?;
        let messages = messages.as_array().context("messages are a list")?;
        Ok(messages.iter().filter(|message| message["from"]["is_bot"] == true).cloned().collect())
    }

    /// The bot's messages in a chat that hold these words.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn pushes_with(&self, person: Person, words: &str) -> Result<Vec<Value>> {
        let mut pushes = self.pushes(person).await?;
        pushes.retain(|push| push["text"].as_str().is_some_and(|text| text.contains(words)));
        Ok(pushes)
    }

    /// Waits for a message of the bot that holds these words.
    ///
    /// # Errors
    /// If none came; with what came instead.
    pub async fn push(&self, person: Person, words: &str) -> Result<Value> {
        let waited = until(&format!("a push with «{words}» to {}", person.slug), async || {
            Ok(self.pushes_with(person, words).await?.pop())
        })
        .await;
        match waited {
            Ok(push) => Ok(push),
            Err(error) => {
                let pushes = self.pushes(person).await?;
                let texts: Vec<&Value> = pushes.iter().map(|push| &push["text"]).collect();
                Err(error.context(format!("what came: {texts:?}")))
            }
        }
    }

    /// Orders a fault: `{method, kind, count?, …}`.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn fault(&self, fault: Value) -> Result<()> {
        self.ask(Method::POST, "/faults", Some(fault)).await.map(drop)
    }

    /// The faults that have not ended yet.
    ///
    /// # Errors
    /// If the simulator refuses.
    pub async fn faults(&self) -> Result<Vec<Value>> {
        let faults = self.ask(Method::GET, "/faults", None).await?;
        faults.as_array().cloned().context("faults are a list")
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        let mut request =
            self.http.request(method.clone(), format!("http://127.0.0.1:{}/control{path}", self.port));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{method} {path} was answered by {status}: {text}");
        Ok(serde_json::from_str(&text)?)
    }
}
