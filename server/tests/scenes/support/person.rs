//! People who use the desk, and what they do there.

use reqwest::header::{AUTHORIZATION, HeaderMap};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use zayavka_shared::UserId;

use super::desk::{Desk, TOKEN};
use super::sign::signed;

/// Someone with a Telegram account.
#[derive(Clone)]
pub(crate) struct Person<'d> {
    desk: &'d Desk,
    pub(crate) id: i64,
    pub(crate) telegram_id: i64,
    pub(crate) name: String,
    /// Telegram's code.
    pub(crate) language: String,
}

/// An answer of the server, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) async fn of(request: RequestBuilder) -> Self {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Self { status, headers, body: answer.text().await.unwrap() }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.body))
    }

    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.body);
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// The problem document of a refusal with this status and code.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.body);
        let problem = self.json();
        assert_eq!(problem["type"], format!("/problems/{code}"), "{}", self.body);
        assert_eq!(problem["status"], status);
        for words in ["title", "detail"] {
            assert!(problem[words].as_str().is_some_and(|text| text.len() > 3), "{}", self.body);
        }
        problem
    }

    /// The names of the faulty fields of a 422, each with words for it.
    #[track_caller]
    pub(crate) fn faulty_fields(&self) -> Vec<String> {
        let problem = self.problem(422, "invalid-fields");
        let errors = problem["errors"].as_array().unwrap();
        assert!(errors.iter().all(|error| error["message"].as_str().is_some_and(|text| text.len() > 3)));
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }
}

/// A ticket that has nothing wrong with it.
pub(crate) fn a_ticket() -> Value {
    json!({
        "category_id": 1, "title": "Printer on fire", "description": "It smokes.",
        "answers": {"device": "printer"},
    })
}

impl<'d> Person<'d> {
    pub(crate) fn new(desk: &'d Desk, telegram_id: i64, name: &str) -> Self {
        Self { desk, id: 0, telegram_id, name: name.to_owned(), language: "en".to_owned() }
    }

    pub(crate) fn speaking(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    pub(crate) fn user_id(&self) -> UserId {
        UserId(self.id)
    }

    pub(crate) fn init_data(&self) -> String {
        let user = json!({
            "id": self.telegram_id, "first_name": self.name, "language_code": self.language,
        });
        let auth_date = (self.desk.now().0 / 1000).to_string();
        signed(TOKEN, &[("auth_date", &auth_date), ("query_id", "AAF1"), ("user", &user.to_string())])
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.desk.http.request(method, self.desk.url(path));
        request.header(AUTHORIZATION, format!("tma {}", self.init_data()))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(&body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::PATCH, path).json(&body)).await
    }

    /// Posts with an Idempotency-Key.
    pub(crate) async fn post_once(&self, key: &str, path: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path).header("idempotency-key", key);
        Answer::of(request.json(&body)).await
    }

    /// Files a ticket; its number.
    pub(crate) async fn files(&self, ticket: Value) -> i64 {
        self.post("/api/tickets", ticket).await.ok()["id"].as_i64().unwrap()
    }

    pub(crate) async fn ticket(&self, id: i64) -> Value {
        self.get(&format!("/api/tickets/{id}")).await.ok()
    }

    pub(crate) async fn takes(&self, id: i64) -> Answer {
        self.act(id, "take").await
    }

    /// `take`, `cancel`, `confirm`, `reopen`.
    pub(crate) async fn act(&self, id: i64, act: &str) -> Answer {
        self.post(&format!("/api/tickets/{id}/{act}"), json!({})).await
    }

    pub(crate) async fn moves(&self, id: i64, status: &str) -> Answer {
        self.post(&format!("/api/tickets/{id}/status"), json!({"status": status})).await
    }

    pub(crate) async fn assigns(&self, id: i64, to: Option<&Person<'_>>) -> Answer {
        let body = json!({"user_id": to.map(|person| person.id)});
        self.post(&format!("/api/tickets/{id}/assignee"), body).await
    }

    pub(crate) async fn says(&self, id: i64, words: &str) -> Answer {
        self.post(&format!("/api/tickets/{id}/comments"), json!({"body": words})).await
    }

    pub(crate) async fn notes(&self, id: i64, words: &str) -> Answer {
        let body = json!({"body": words, "internal": true});
        self.post(&format!("/api/tickets/{id}/comments"), body).await
    }

    /// The words of a ticket's conversation, as this person sees it.
    pub(crate) async fn conversation(&self, id: i64) -> Vec<String> {
        let page = self.get(&format!("/api/tickets/{id}/comments")).await.ok();
        let items = page["items"].as_array().unwrap();
        items.iter().map(|comment| comment["body"].as_str().unwrap().to_owned()).collect()
    }

    /// The kinds of a ticket's events, as this person sees them.
    pub(crate) async fn history(&self, id: i64) -> Vec<String> {
        let page = self.get(&format!("/api/tickets/{id}/events")).await.ok();
        let items = page["items"].as_array().unwrap();
        items.iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
    }

    /// The numbers of the tickets in a list.
    pub(crate) async fn list(&self, query: &str) -> Vec<i64> {
        let page = self.get(&format!("/api/tickets{query}")).await.ok();
        page["items"].as_array().unwrap().iter().map(|ticket| ticket["id"].as_i64().unwrap()).collect()
    }

    /// Uploads a file.
    pub(crate) async fn uploads(&self, name: &str, content: impl Into<Vec<u8>>) -> Answer {
        let part = Part::bytes(content.into()).file_name(name.to_owned());
        let form = Form::new().part("file", part);
        Answer::of(self.request(Method::POST, "/api/files").multipart(form)).await
    }
}
