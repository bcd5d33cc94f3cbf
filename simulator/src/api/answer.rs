//! What the Bot API answers: a result, or a refusal in Telegram's words.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

pub(crate) type Answer = Result<Value, Refusal>;

/// A refusal; its code is the HTTP status too.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: u16,
    pub(crate) description: String,
    parameters: Option<Value>,
}

impl Refusal {
    pub(crate) fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    pub(crate) fn bad_request(fault: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", fault.as_ref()))
    }

    pub(crate) fn forbidden(fault: &str) -> Self {
        Self::new(403, format!("Forbidden: {fault}"))
    }

    pub(crate) fn conflict(fault: &str) -> Self {
        Self::new(409, format!("Conflict: {fault}"))
    }

    pub(crate) fn flood(retry_after: u64) -> Self {
        let mut refusal = Self::new(429, format!("Too Many Requests: retry after {retry_after}"));
        refusal.parameters = Some(json!({"retry_after": retry_after}));
        refusal
    }

    pub(crate) fn migrated(chat_id: i64) -> Self {
        let mut refusal = Self::bad_request("group chat was upgraded to a supergroup chat");
        refusal.parameters = Some(json!({"migrate_to_chat_id": chat_id}));
        refusal
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        if let Some(parameters) = self.parameters {
            body["parameters"] = parameters;
        }
        (status, Json(body)).into_response()
    }
}
