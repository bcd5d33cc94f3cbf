//! The list of statuses.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::Language;
use zayavka_shared::api::StatusView;
use zayavka_shared::ticket::Status;

use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::texts::Texts;

pub fn routes() -> Router<App> {
    Router::new().route("/api/statuses", get(list))
}

/// Lists the statuses with their labels, in the caller's language and for their side.
#[utoipa::path(get, path = "/api/statuses", responses((status = 200, body = Vec<StatusView>)))]
pub(crate) async fn list(State(app): State<App>, actor: Actor) -> Result<Json<Vec<StatusView>>, Error> {
    let view = |status: Status| StatusView {
        key: status,
        kind: status.kind(),
        label: label(app.texts(), actor.language, status, actor.is_staff()),
    };
    Ok(Json(Status::ALL.into_iter().map(view).collect()))
}

/// What a status is called, by staff or by clients.
#[must_use]
pub fn label(texts: &Texts, language: Language, status: Status, for_staff: bool) -> String {
    let side = if for_staff { "staff" } else { "client" };
    texts.get(language, &format!("ticket-status-{}-{side}", status.key().replace('_', "-")), &[])
}
