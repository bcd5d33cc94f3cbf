//! One file of the Mini App, ready to be sent.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use super::encoding::Encoding;

/// A file in all its forms, held in memory.
#[derive(Debug)]
pub(super) struct Asset {
    media_type: &'static str,
    etag: HeaderValue,
    plain: Bytes,
    compressed: Vec<(Encoding, Bytes)>,
}

impl Asset {
    /// A file in one form; its name says what it is.
    pub(super) fn new(name: &str, plain: Bytes) -> Self {
        let digest = hex::encode(&Sha256::digest(&plain)[..12]);
        let etag = HeaderValue::from_str(&format!("\"{digest}\"")).expect("hex is ASCII");
        Self { media_type: media_type(name), etag, plain, compressed: Vec::new() }
    }

    /// The same file in one more form; the smallest comes first.
    pub(super) fn with(mut self, encoding: Encoding, content: Bytes) -> Self {
        self.compressed.push((encoding, content));
        self
    }

    /// Answers a request for it, in the smallest form that the browser takes.
    pub(super) fn answer(&self, request: &HeaderMap, cache: &'static str) -> Response {
        let form = self.compressed.iter().find(|(encoding, _)| encoding.is_accepted(request));
        let mut response = if self.is_known_to(request) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(form.map_or_else(|| self.plain.clone(), |(_, content)| content.clone()))
                .into_response()
        };
        let is_whole = response.status() == StatusCode::OK;
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(ETAG, self.etag.clone());
        if is_whole {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if let Some((encoding, _)) = form {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
            }
        }
        response
    }

    fn is_known_to(&self, request: &HeaderMap) -> bool {
        let known = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let own = self.etag.to_str().expect("the tag is ASCII");
        known.flat_map(|value| value.split(',')).any(|tag| tag.trim().trim_start_matches("W/") == own)
    }
}

/// What the build of the Mini App puts out; anything else is only bytes.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
