//! Requests and answers by the browser's fetch.

use gloo::timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, Request, RequestInit, Response};

use super::{ApiError, IdempotencyKey};

/// After this long a mobile line is not slow any more but dead.
const TIMEOUT_MS: u32 = 30_000;
/// Bytes of a body that a browser carries on without its page: 64 KiB over all requests (Fetch, 4.6).
const KEEPALIVE_MAX: usize = 48 * 1024;

/// A whole answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

impl Answer {
    /// Reads the body of a success; any other answer is an error.
    pub(super) fn read<A: DeserializeOwned>(&self) -> Result<A, ApiError> {
        if !self.is_success() {
            return Err(ApiError::from_body(&self.body));
        }
        serde_json::from_str(&self.body).map_err(|error| {
            crate::report::note("reading an answer", &error.to_string());
            ApiError::Broken
        })
    }

    /// A success without a body.
    pub(super) fn ok(&self) -> Result<(), ApiError> {
        if self.is_success() { Ok(()) } else { Err(ApiError::from_body(&self.body)) }
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Sends one request and reads the whole answer.
pub(super) async fn send<B: Serialize>(
    authorization: &str,
    method: &str,
    path: &str,
    body: Option<&B>,
    key: Option<&IdempotencyKey>,
) -> Result<Answer, ApiError> {
    send_so(authorization, method, path, body, key, false).await
}

/// Sends a request that goes on when the page is gone, as far as the browser carries so much.
pub(super) async fn send_on_leaving<B: Serialize>(
    authorization: &str,
    method: &str,
    path: &str,
    body: &B,
) -> Result<Answer, ApiError> {
    send_so(authorization, method, path, Some(body), None, true).await
}

async fn send_so<B: Serialize>(
    authorization: &str,
    method: &str,
    path: &str,
    body: Option<&B>,
    key: Option<&IdempotencyKey>,
    is_leaving: bool,
) -> Result<Answer, ApiError> {
    let abort = AbortController::new().map_err(|_| ApiError::Broken)?;
    let signal = abort.signal();
    let timeout = Timeout::new(TIMEOUT_MS, move || abort.abort());
    let headers = authorized(authorization)?;
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(Some(&signal));
    if let Some(body) = body {
        let text = serde_json::to_string(body).map_err(|_| ApiError::Broken)?;
        set(&headers, "Content-Type", "application/json")?;
        // Larger ones are refused with it.
        if is_leaving && text.len() <= KEEPALIVE_MAX {
            let kept = js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE);
            crate::report::ignore("keeping a request alive", kept);
        }
        init.set_body(&JsValue::from_str(&text));
    }
    if let Some(key) = key {
        set(&headers, "Idempotency-Key", key.as_str())?;
    }
    init.set_headers(&headers);
    let response = fetch(path, &init).await?;
    let body = response.text().map_err(|_| ApiError::Broken)?;
    let body = JsFuture::from(body).await.map_err(|_| ApiError::Offline)?;
    drop(timeout);
    Ok(Answer { status: response.status(), body: body.as_string().unwrap_or_default() })
}

/// Opens an endless answer; only its head is awaited.
pub(super) async fn open_stream(
    authorization: &str,
    path: &str,
    last_event_id: Option<&str>,
    abort: &AbortSignal,
) -> Result<Response, ApiError> {
    let headers = authorized(authorization)?;
    set(&headers, "Accept", "text/event-stream")?;
    if let Some(id) = last_event_id {
        set(&headers, "Last-Event-ID", id)?;
    }
    let init = RequestInit::new();
    init.set_signal(Some(abort));
    init.set_headers(&headers);
    let response = fetch(path, &init).await?;
    if response.ok() {
        return Ok(response);
    }
    let body = response.text().map_err(|_| ApiError::Broken)?;
    let body = JsFuture::from(body).await.map_err(|_| ApiError::Offline)?;
    Err(ApiError::from_body(&body.as_string().unwrap_or_default()))
}

async fn fetch(path: &str, init: &RequestInit) -> Result<Response, ApiError> {
    let request = Request::new_with_str_and_init(path, init).map_err(|_| ApiError::Broken)?;
    let window = web_sys::window().ok_or(ApiError::Broken)?;
    let response =
        JsFuture::from(window.fetch_with_request(&request)).await.map_err(|_| ApiError::Offline)?;
    response.dyn_into().map_err(|_| ApiError::Broken)
}

fn authorized(authorization: &str) -> Result<Headers, ApiError> {
    let headers = Headers::new().map_err(|_| ApiError::Broken)?;
    set(&headers, "Authorization", authorization)?;
    Ok(headers)
}

fn set(headers: &Headers, name: &str, value: &str) -> Result<(), ApiError> {
    headers.set(name, value).map_err(|_| ApiError::Broken)
}
