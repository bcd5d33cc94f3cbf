//! Consent over HTTP.

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;
use zayavka_shared::api::{GiveConsent, Me};

use super::store;
use crate::App;
use crate::auth::Actor;
use crate::db::NewEvent;
use crate::error::{Conflict, Error};
use crate::http::Body;
use crate::people;

pub fn routes() -> Router<App> {
    Router::new().route("/api/me/consent", post(give_consent))
}

/// Agrees to the text that the caller has read. If another one stands by now, that is to be read first.
#[utoipa::path(post, path = "/api/me/consent", request_body = GiveConsent,
    responses((status = 200, body = Me)))]
pub(crate) async fn give_consent(
    State(app): State<App>,
    actor: Actor,
    body: Body,
) -> Result<Json<Me>, Error> {
    let mut fields = body.fields()?;
    let version = fields.required("version", Value::as_i64);
    fields.finish()?;
    let settings = app.settings();
    if !settings.asks_consent() || version != Some(settings.consent_version) {
        return Err(Error::Conflict(Conflict::ConsentChanged));
    }
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if store::insert(&mut tx, actor.id(), settings.consent_version, now).await? {
        tx.record(NewEvent::about_person(actor.id(), actor.as_ref(), now));
    }
    let me = people::me(&app, &mut tx, &actor).await?;
    tx.commit().await?;
    Ok(Json(me))
}
