//! The addresses of pages and their files.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, HeaderValue, LOCATION};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use crate::App;
use crate::error::Error;

/// A name made of the content never means another content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A page names the files of its own build, so it is asked for each time.
const ASK_EACH_TIME: &str = "no-cache";
/// Telegram's script is renewed daily; an hour more on a phone does no harm.
const AN_HOUR: &str = "public, max-age=3600";

pub fn routes() -> Router<App> {
    Router::new()
        .route("/telegram-web-app.js", get(script).layer(CompressionLayer::new()))
        .route("/assets/{name}", get(asset))
        .fallback(page)
}

async fn asset(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let asset = app.web().asset(&name).ok_or(Error::NotFound)?;
    Ok(asset.answer(&headers, FOR_EVER))
}

/// Any other address is a page of the app, which reads the address itself.
async fn page(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    // `/favicon.ico` and what scanners ask for is no page.
    if uri.path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return Err(Error::NotFound);
    }
    if method != Method::GET && method != Method::HEAD {
        let mut response = Error::MethodNotAllowed.into_response();
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Ok(response);
    }
    let Some(index) = app.web().index() else { return Ok(no_pages()) };
    Ok(index.answer(&headers, ASK_EACH_TIME))
}

fn no_pages() -> Response {
    let words = "This server was built without the Mini App. Build it by `cargo xtask demo`, or set \
                 ZAYAVKA_MINIAPP_DIR to the folder that holds it.\n";
    (StatusCode::SERVICE_UNAVAILABLE, words).into_response()
}

/// Telegram's script from here, because a phone may not reach telegram.org; until there is a copy, from there.
async fn script(State(app): State<App>, headers: HeaderMap) -> Response {
    if let Some(script) = app.web().script() {
        return script.answer(&headers, AN_HOUR);
    }
    let address = HeaderValue::from_str(&app.config().telegram_script_url)
        .expect("the configuration took this address as one");
    let mut response = StatusCode::FOUND.into_response();
    response.headers_mut().insert(LOCATION, address);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
