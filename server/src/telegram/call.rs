//! One call of the Bot API, with everything that Telegram says when it refuses.
//!
//! teloxide's payloads are the requests; its sending is not used, because it drops the error's code and
//! waits ten seconds inside a call that met a 5xx (read in teloxide-core 0.13, `net/request.rs`).

use std::error::Error as _;
use std::time::Duration;

use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use reqwest::multipart::Form;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;

use super::Telegram;

/// Why a call has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Telegram answered, and refused.
    #[error("{}", .0.description)]
    Refused(Refusal),
    /// There was no answer that could be read: the call may have been done or not.
    #[error("{0}")]
    Unanswered(String),
}

/// Telegram's refusal in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: u16,
    pub description: String,
    /// Seconds.
    pub retry_after: Option<u64>,
    pub migrate_to_chat_id: Option<i64>,
}

/// The envelope of every answer (core.telegram.org/bots/api, «Making requests»).
#[derive(Deserialize)]
struct Envelope<T> {
    ok: bool,
    result: Option<T>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Default, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl Telegram {
    /// Sends one of teloxide's requests and reads of the answer what `T` names.
    ///
    /// # Errors
    /// If Telegram refuses or does not answer in time.
    pub async fn ask<P, T>(&self, payload: &P, timeout: Duration) -> Result<T, CallError>
    where
        P: Payload + Serialize + Sync,
        T: DeserializeOwned,
    {
        self.call(P::NAME, payload, timeout).await
    }

    /// Calls a method by its name.
    ///
    /// # Errors
    /// If Telegram refuses or does not answer in time.
    pub async fn call<T: DeserializeOwned>(
        &self,
        method: &str,
        params: &(impl Serialize + Sync),
        timeout: Duration,
    ) -> Result<T, CallError> {
        let body = serde_json::to_vec(params).map_err(|error| CallError::Unanswered(error.to_string()))?;
        let request = self.client.post(self.method_url(method)).timeout(timeout);
        answer_to(request.header(CONTENT_TYPE, "application/json").body(body)).await
    }

    /// Calls a method with files beside its parameters.
    ///
    /// # Errors
    /// If Telegram refuses or does not answer in time.
    pub async fn upload<T: DeserializeOwned>(
        &self,
        method: &str,
        form: Form,
        timeout: Duration,
    ) -> Result<T, CallError> {
        answer_to(self.client.post(self.method_url(method)).timeout(timeout).multipart(form)).await
    }

    fn method_url(&self, method: &str) -> String {
        let api = self.bot.api_url();
        format!("{}/bot{}/{method}", api.as_str().trim_end_matches('/'), self.bot.token())
    }

    /// The address of a file that getFile named. It holds the token: never log it.
    #[must_use]
    pub fn file_url(&self, file_path: &str) -> String {
        let api = self.bot.api_url();
        format!("{}/file/bot{}/{file_path}", api.as_str().trim_end_matches('/'), self.bot.token())
    }
}

async fn answer_to<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallError> {
    let response = request.send().await.map_err(unanswered)?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(unanswered)?;
    read(status, &body)
}

fn read<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, CallError> {
    // A proxy's page of HTML is no answer of Telegram's, whatever its status.
    let envelope: Envelope<T> = serde_json::from_slice(body)
        .map_err(|_| CallError::Unanswered(format!("HTTP {status} with a body that is no answer")))?;
    match envelope.result {
        Some(result) if envelope.ok => Ok(result),
        Some(_) | None => {
            let parameters = envelope.parameters.unwrap_or_default();
            Err(CallError::Refused(Refusal {
                code: envelope.error_code.unwrap_or(status),
                description: envelope.description.unwrap_or_else(|| format!("HTTP {status}")),
                retry_after: parameters.retry_after,
                migrate_to_chat_id: parameters.migrate_to_chat_id,
            }))
        }
    }
}

/// A failure of the line, without the address: that holds the token.
pub(crate) fn unanswered(error: reqwest::Error) -> CallError {
    CallError::Unanswered(without_address(error))
}

/// The whole chain of a failure of the HTTP client, without the address.
pub(crate) fn without_address(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_keeps_its_code_its_words_and_its_parameters() {
        let body = br#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#;
        let refusal = Refusal {
            code: 429,
            description: "Too Many Requests: retry after 7".to_owned(),
            retry_after: Some(7),
            migrate_to_chat_id: None,
        };
        assert_eq!(read::<bool>(429, body), Err(CallError::Refused(refusal)));
    }

    #[test]
    fn a_page_of_html_is_no_answer() {
        for status in [200, 403, 502] {
            let read = read::<bool>(status, b"<html>Bad Gateway</html>");
            assert!(matches!(read, Err(CallError::Unanswered(_))), "{status}");
        }
    }

    #[test]
    fn a_result_is_read_and_unknown_fields_are_passed_over() {
        assert_eq!(read::<bool>(200, br#"{"ok":true,"result":true,"new":1}"#), Ok(true));
    }
}
