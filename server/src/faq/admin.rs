//! Frequent questions over HTTP, for those who write them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, patch};
use axum::{Json, Router};
use zayavka_shared::api::{AdminFaq, ChangeFaq};
use zayavka_shared::{FaqId, Permission};

use super::change::{self, Change};
use super::store;
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Begun, Body, PathId, RequestKey};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/admin/faq", get(list_faq).post(create_faq))
        .route("/api/admin/faq/{id}", patch(change_faq).delete(delete_faq))
}

/// Lists every frequent question with its texts in each language and how many people it helped.
#[utoipa::path(get, path = "/api/admin/faq", responses((status = 200, body = Vec<AdminFaq>)))]
pub(crate) async fn list_faq(State(app): State<App>, actor: Actor) -> Result<Json<Vec<AdminFaq>>, Error> {
    actor.need(Permission::SettingsManage)?;
    let all = store::list(&mut app.db().read().await?).await?;
    Ok(Json(all.iter().map(store::Faq::view).collect()))
}

/// Adds a frequent question.
#[utoipa::path(post, path = "/api/admin/faq", request_body = ChangeFaq,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AdminFaq)))]
pub(crate) async fn create_faq(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    actor.need(Permission::SettingsManage)?;
    key.check()?;
    let mut fields = body.fields()?;
    let wanted = Change::read(&mut app.db().read().await?, &mut fields).await?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let id = change::create_in(&app, &mut write.tx, &actor, wanted).await?;
    let view = store::find(&mut write.tx, id).await?.ok_or(Error::NotFound)?.view();
    write.answer(StatusCode::CREATED, &view).await
}

/// Changes a frequent question.
#[utoipa::path(patch, path = "/api/admin/faq/{id}", request_body = ChangeFaq,
    responses((status = 200, body = AdminFaq)))]
pub(crate) async fn change_faq(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FaqId>,
    body: Body,
) -> Result<Json<AdminFaq>, Error> {
    ensure_seen(&app, &actor, id).await?;
    let wanted = Change::read(&mut app.db().read().await?, &mut body.fields()?).await?;
    let mut tx = app.db().begin().await?;
    change::change_in(&app, &mut tx, &actor, id, wanted).await?;
    let view = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?.view();
    tx.commit().await?;
    Ok(Json(view))
}

/// Deletes a frequent question, and with it how many people it helped.
#[utoipa::path(delete, path = "/api/admin/faq/{id}", responses((status = 204)))]
pub(crate) async fn delete_faq(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FaqId>,
) -> Result<StatusCode, Error> {
    ensure_seen(&app, &actor, id).await?;
    let mut tx = app.db().begin().await?;
    change::delete_in(&app, &mut tx, &actor, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Staff know which questions there are; only some may touch them.
async fn ensure_seen(app: &App, actor: &Actor, id: FaqId) -> Result<(), Error> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    store::find(&mut app.db().read().await?, id).await?.ok_or(Error::NotFound)?;
    actor.need(Permission::SettingsManage)
}
