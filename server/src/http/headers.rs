//! Headers that every answer carries.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;
use reqwest::Url;

use crate::App;
use crate::config::Config;

/// Adds the security headers; what a route set itself stays.
pub async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    add(headers, X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    add(headers, REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    add(headers, CONTENT_SECURITY_POLICY, app.content_security_policy().clone());
    if app.config().public_url.starts_with("https://") {
        add(headers, STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

fn add(headers: &mut HeaderMap, name: axum::http::HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// What the Mini App's page may do. No X-Frame-Options: Telegram Web frames the page.
#[must_use]
pub fn content_security_policy(config: &Config) -> HeaderValue {
    let script = Url::parse(&config.telegram_script_url)
        .map(|url| url.origin().ascii_serialization())
        .unwrap_or_else(|_| String::new());
    let ancestors = config.frame_ancestors.join(" ");
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src 'self'; \
         style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors https://web.telegram.org https://*.telegram.org {ancestors}"
    );
    HeaderValue::from_str(policy.trim_end()).expect("origins are plain ASCII")
}
