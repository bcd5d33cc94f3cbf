//! Reports over HTTP.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::Permission;
use zayavka_shared::api::ReportOverview;

use super::overview;
use super::period::Period;
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::Params;

pub fn routes() -> Router<App> {
    Router::new().route("/api/reports/overview", get(show_overview))
}

/// Counts what the desk, its staff and its bot did in a period: from `from` to before `to`, or the last
/// `days` of the desk's calendar, today included; seven of them if nothing is said.
#[utoipa::path(get, path = "/api/reports/overview",
    params(
        ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("days" = Option<i64>, Query),
    ),
    responses((status = 200, body = ReportOverview)))]
pub(crate) async fn show_overview(
    State(app): State<App>,
    actor: Actor,
    params: Params,
) -> Result<Json<ReportOverview>, Error> {
    actor.need(Permission::ReportsView)?;
    let zone = app.config().zone();
    let period = Period::read(params, app.clock().now(), zone)?;
    overview::overview(&app, actor.language, period, zone).await.map(Json)
}
