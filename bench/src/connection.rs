//! One connection to the server, used by one request after the other.

use anyhow::{Context as _, bail, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// One request of an operation, ready to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) authorization: String,
    /// Its type, and the bytes.
    pub(crate) body: Option<(&'static str, Bytes)>,
}

impl Request {
    pub(crate) fn get(authorization: &str, path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), authorization: authorization.to_owned(), body: None }
    }

    pub(crate) fn post(authorization: &str, path: impl Into<String>, body: &Value) -> Self {
        Self {
            method: Method::POST,
            path: path.into(),
            authorization: authorization.to_owned(),
            body: Some(("application/json", body.to_string().into())),
        }
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> anyhow::Result<Value> {
        ensure!(
            self.status.is_success(),
            "the server answers {}: {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        serde_json::from_slice(&self.body).context("the answer is no JSON")
    }
}

/// A kept-alive connection.
#[derive(Debug)]
pub(crate) struct Connection {
    port: u16,
    sender: SendRequest<Full<Bytes>>,
}

impl Connection {
    pub(crate) async fn open(port: u16) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let (sender, driver) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(async move {
            // The sender sees the same error.
            driver.await.ok();
        });
        Ok(Self { port, sender })
    }

    /// Sends it and reads the whole answer.
    pub(crate) async fn send(&mut self, request: Request) -> anyhow::Result<Answer> {
        let mut fresh = hyper::Request::builder()
            .method(request.method)
            .uri(request.path)
            .header(HOST, format!("127.0.0.1:{}", self.port))
            .header(AUTHORIZATION, request.authorization);
        let body = match request.body {
            Some((kind, body)) => {
                fresh = fresh.header(CONTENT_TYPE, kind);
                body
            }
            None => Bytes::new(),
        };
        if self.sender.is_closed() {
            *self = Self::open(self.port).await?;
        }
        self.sender.ready().await?;
        let answer = self.sender.send_request(fresh.body(Full::new(body))?).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        Ok(Answer { status, body })
    }

    /// Sends it, counts the bytes of the answer and keeps none of them.
    pub(crate) async fn drain(&mut self, request: Request) -> anyhow::Result<u64> {
        let fresh = hyper::Request::builder()
            .method(request.method)
            .uri(request.path)
            .header(HOST, format!("127.0.0.1:{}", self.port))
            .header(AUTHORIZATION, request.authorization)
            .body(Full::new(Bytes::new()))?;
        self.sender.ready().await?;
        let mut answer = self.sender.send_request(fresh).await?;
        if !answer.status().is_success() {
            bail!("the server answers {}", answer.status());
        }
        let mut count = 0;
        while let Some(frame) = answer.frame().await {
            count += frame?.data_ref().map_or(0, |data| data.len() as u64);
        }
        Ok(count)
    }
}
