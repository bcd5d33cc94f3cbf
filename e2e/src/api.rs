//! The product's HTTP API, spoken by a person.

use anyhow::{Result, ensure};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// One person's way to the API: every request carries their signed initData.
#[derive(Debug, Clone)]
pub struct Api {
    http: reqwest::Client,
    base: String,
    init_data: String,
}

impl Api {
    pub(crate) fn new(http: reqwest::Client, base: String, init_data: String) -> Self {
        Self { http, base, init_data }
    }

    /// # Errors
    /// If the server does not answer with 2xx.
    pub async fn get(&self, path: &str) -> Result<Value> {
        Self::accepted(self.send(Method::GET, path, None).await?, path)
    }

    /// # Errors
    /// If the server does not answer with 2xx.
    pub async fn post(&self, path: &str, body: Value) -> Result<Value> {
        Self::accepted(self.send(Method::POST, path, Some(body)).await?, path)
    }

    /// # Errors
    /// If the server does not answer with 2xx.
    pub async fn patch(&self, path: &str, body: Value) -> Result<Value> {
        Self::accepted(self.send(Method::PATCH, path, Some(body)).await?, path)
    }

    /// The words of a ticket's conversation.
    ///
    /// # Errors
    /// If the server does not answer with 2xx.
    pub async fn conversation(&self, ticket: i64) -> Result<Vec<String>> {
        let page = self.get(&format!("/api/tickets/{ticket}/comments")).await?;
        let words = page["items"].as_array().into_iter().flatten();
        Ok(words.filter_map(|comment| comment["body"].as_str().map(str::to_owned)).collect())
    }

    /// Files a ticket about access, whose form is short; answers with its number.
    ///
    /// # Errors
    /// If the server does not accept it.
    pub async fn files_ticket(&self, title: &str) -> Result<i64> {
        let answers = json!({"system": "1C", "level": "read", "reason": "…"});
        let body = json!({"category_id": 3, "title": title, "description": "", "answers": answers});
        let ticket = self.post("/api/tickets", body).await?;
        ticket["id"].as_i64().ok_or_else(|| anyhow::anyhow!("a ticket without a number: {ticket}"))
    }

    /// Sends a request; answers with whatever status came.
    ///
    /// # Errors
    /// If there was no answer.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<(StatusCode, Value)> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .header("authorization", format!("tma {}", self.init_data));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }

    fn accepted((status, answer): (StatusCode, Value), path: &str) -> Result<Value> {
        ensure!(status.is_success(), "{path} was answered by {status}: {answer}");
        Ok(answer)
    }
}
