//! Every address of the server.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;

use crate::App;
use crate::best_effort::BestEffort as _;
use crate::error::Error;
use crate::http::{security_headers, word_problems};
use crate::metrics::measure;
use crate::{
    bot, categories, comments, consents, drafts, faq, files, first_steps, invites, live, openapi, people,
    preferences, ratings, reports, settings, statuses, teams, templates, tickets, web,
};

/// The whole server but for its workers.
pub fn router(app: App) -> Router {
    let api = Router::new()
        .merge(people::routes())
        .merge(first_steps::routes())
        .merge(teams::routes())
        .merge(invites::routes())
        .merge(templates::routes())
        .merge(settings::routes())
        .merge(consents::routes())
        .merge(preferences::routes())
        .merge(categories::routes())
        .merge(faq::routes())
        .merge(drafts::routes())
        .merge(statuses::routes())
        .merge(tickets::routes())
        .merge(tickets::export_routes())
        .merge(comments::routes())
        .merge(files::uploads::routes())
        .merge(ratings::routes())
        .merge(reports::routes())
        .merge(live::routes())
        .method_not_allowed_fallback(method_not_allowed)
        .route("/api", get(not_found))
        .route("/api/{*rest}", axum::routing::any(not_found))
        .layer(map_response(no_store));
    let is_measured = app.config().metrics_listen.is_some();
    Router::new()
        .merge(api)
        .merge(files::routes())
        .merge(bot::routes())
        .route("/openapi.json", get(document))
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .merge(web::routes())
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), word_problems))
        .layer(from_fn_with_state(app.clone(), security_headers))
        .layer(option_layer(is_measured.then(|| from_fn_with_state(app.clone(), measure))))
        .with_state(app)
}

async fn not_found() -> Error {
    Error::NotFound
}

async fn method_not_allowed() -> Error {
    Error::MethodNotAllowed
}

/// Answers of the API are one person's and one moment's; a route that says otherwise is left alone.
async fn no_store(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], openapi::document()).into_response()
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Whether database and store of files answer.
async fn ready(State(app): State<App>) -> Response {
    let database = async {
        let mut db = app.db().read().await?;
        people::store::is_empty(&mut db).await
    };
    let database = database.await;
    let storage = tokio::fs::metadata(&app.config().storage_path).await;
    let is_ready = database.is_ok() && storage.is_ok();
    database.best_effort("the readiness check of the database");
    storage.best_effort("the readiness check of the store of files");
    if is_ready {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    }
}
