//! `GET /api/live`: server-sent events, read by the page's streaming fetch.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use zayavka_shared::api::LiveEvent;

use super::stream::{LiveStream, Resume};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::Params;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// nginx would else hold the stream back.
const X_ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

pub fn routes() -> Router<App> {
    Router::new().route("/api/live", get(live))
}

/// Streams what happens, from `Last-Event-ID` on if that is given.
#[utoipa::path(get, path = "/api/live",
    params(("Last-Event-ID" = Option<String>, Header), ("last_event_id" = Option<String>, Query)),
    responses((status = 200, content_type = "text/event-stream", body = LiveEvent)))]
pub(crate) async fn live(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
    mut params: Params,
) -> Result<Response, Error> {
    let query = params.text("last_event_id");
    params.finish()?;
    let header =
        headers.get(&LAST_EVENT_ID).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let resume = header.or(query).map_or(Resume::Fresh, |id| Resume::read(&id));
    let stream = LiveStream::open(app, actor, resume).await?;
    let headers = [
        (CONTENT_TYPE, "text/event-stream"),
        (CACHE_CONTROL, "no-cache, no-transform"),
        (X_ACCEL_BUFFERING, "no"),
    ];
    Ok((headers, Body::from_stream(stream.into_bytes())).into_response())
}
