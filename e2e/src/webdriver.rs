//! thirtyfour's requests, sent by the HTTP client that the workspace has already.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::session::http::{Body, HttpClient};

/// A command may start a browser.
const PATIENCE: Duration = Duration::from_secs(90);

pub(crate) struct Client(reqwest::Client);

impl Client {
    pub(crate) fn new() -> reqwest::Result<Self> {
        Ok(Self(reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?))
    }
}

#[async_trait::async_trait]
impl HttpClient for Client {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        let (parts, body) = request.into_parts();
        let mut asked = self.0.request(parts.method, parts.uri.to_string()).headers(parts.headers);
        asked = match body {
            Body::Empty => asked,
            Body::Json(json) => asked.json(json),
        };
        let answer = asked.send().await.map_err(|error| WebDriverError::HttpError(error.to_string()))?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(|error| WebDriverError::HttpError(error.to_string()))?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        let unknown = WebDriverError::UnknownResponse(status.as_u16(), text());
        Response::builder().status(status).body(bytes.clone()).map_err(|_| unknown)
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self(self.0.clone()))
    }
}
