//! The categories over HTTP, for those who build them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, patch};
use axum::{Json, Router};
use zayavka_shared::api::{AdminCategory, ChangeCategory};
use zayavka_shared::{CategoryId, Permission};

use super::change::{self, Change};
use super::{label, store, view};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Begun, Body, PathId, RequestKey};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/admin/categories", get(list_categories).post(create_category))
        .route("/api/admin/categories/{id}", patch(change_category))
        .merge(label::routes())
}

/// Lists every category with its form in each language: those that are offered, then the archived ones.
#[utoipa::path(get, path = "/api/admin/categories", responses((status = 200, body = Vec<AdminCategory>)))]
pub(crate) async fn list_categories(
    State(app): State<App>,
    actor: Actor,
) -> Result<Json<Vec<AdminCategory>>, Error> {
    actor.need(Permission::SettingsManage)?;
    view::list(&mut app.db().read().await?).await.map(Json)
}

/// Adds a category, behind the others unless it says where.
#[utoipa::path(post, path = "/api/admin/categories", request_body = ChangeCategory,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AdminCategory)))]
pub(crate) async fn create_category(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    actor.need(Permission::SettingsManage)?;
    key.check()?;
    let mut fields = body.fields()?;
    let wanted = Change::read_whole(&mut app.db().read().await?, &mut fields).await?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let id = change::create_in(&app, &mut write.tx, &actor, wanted).await?;
    let view = view::one(&mut write.tx, id).await?;
    write.answer(StatusCode::CREATED, &view).await
}

/// Changes a category. Other fields make another form, under which only new tickets are filed.
#[utoipa::path(patch, path = "/api/admin/categories/{id}", request_body = ChangeCategory,
    responses((status = 200, body = AdminCategory)))]
pub(crate) async fn change_category(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<CategoryId>,
    body: Body,
) -> Result<Json<AdminCategory>, Error> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut db = app.db().read().await?;
    store::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    actor.need(Permission::SettingsManage)?;
    let wanted = Change::read(&mut db, &mut body.fields()?).await?;
    drop(db);
    let mut tx = app.db().begin().await?;
    change::change_in(&app, &mut tx, &actor, id, wanted).await?;
    let view = view::one(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(view))
}
