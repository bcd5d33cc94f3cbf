//! Drafts over HTTP.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::Value;
use zayavka_shared::api::{DraftView, OpenDraft, PutDraft};
use zayavka_shared::{CategoryId, Permission};

use super::{change, content, open, view};
use crate::App;
use crate::auth::Actor;
use crate::categories::store::{self as categories, Category};
use crate::error::Error;
use crate::http::{Body, PathId};
use crate::{bot, consents};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/drafts", get(list_drafts))
        .route("/api/drafts/{category_id}", put(put_draft).delete(discard_draft))
        .route("/api/drafts/{category_id}/open", post(open_draft))
}

/// Lists the caller's drafts, the one that was changed last first.
#[utoipa::path(get, path = "/api/drafts", responses((status = 200, body = Vec<DraftView>)))]
pub(crate) async fn list_drafts(State(app): State<App>, actor: Actor) -> Result<Json<Vec<DraftView>>, Error> {
    view::list(&app, &mut app.db().read().await?, actor.id()).await.map(Json)
}

/// Keeps the caller's draft of a category. Where another version stands than the caller has seen, that one
/// is answered with 409, or none if it is gone. The same draft again is no change.
#[utoipa::path(put, path = "/api/drafts/{category_id}", request_body = PutDraft,
    responses((status = 200, body = DraftView)))]
pub(crate) async fn put_draft(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<CategoryId>,
    body: Body,
) -> Result<Json<DraftView>, Error> {
    let category = offered(&app, &actor, id).await?;
    let mut fields = body.fields()?;
    let filled = content::read(&mut fields);
    let seen = fields.integer("version");
    fields.finish()?;
    let mut tx = app.db().begin().await?;
    change::put_in(&app, &mut tx, &actor, category.id, filled, seen).await?;
    let view = view::one(&app, &mut tx, actor.id(), category.id).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Throws a draft away; one that is not there is as good as gone.
#[utoipa::path(delete, path = "/api/drafts/{category_id}", responses((status = 204)))]
pub(crate) async fn discard_draft(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<CategoryId>,
) -> Result<StatusCode, Error> {
    let mut tx = app.db().begin().await?;
    change::end_in(&mut tx, actor.as_ref(), actor.id(), id, app.clock().now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens a draft for an hour: files that the caller sends to the bot come to it. One is open at a time.
#[utoipa::path(post, path = "/api/drafts/{category_id}/open", request_body = OpenDraft,
    responses((status = 200, body = DraftView)))]
pub(crate) async fn open_draft(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<CategoryId>,
    body: Body,
) -> Result<Json<DraftView>, Error> {
    let category = offered(&app, &actor, id).await?;
    let mut fields = body.fields_or_none()?;
    let field = fields.read("field", |value: &Value| value.as_str().map(str::to_owned));
    open::check_field(&category, field.as_deref(), &mut fields)?;
    fields.finish()?;
    let mut tx = app.db().begin().await?;
    let is_news =
        open::open_in(&mut tx, actor.id(), category.id, field.as_deref(), app.clock().now()).await?;
    if is_news {
        bot::ask_for_files(&app, &mut tx, &actor.user, &category).await?;
    }
    let view = view::one(&app, &mut tx, actor.id(), category.id).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// The category, for whom a ticket in it could be filed.
async fn offered(app: &App, actor: &Actor, id: CategoryId) -> Result<Category, Error> {
    let mut db = app.db().read().await?;
    let category = categories::find_active(&mut db, id).await?.ok_or(Error::NotFound)?;
    // A draft holds what a ticket will: it is kept on the same terms.
    if !actor.may(Permission::TicketFileForClient) {
        consents::ensure_given(app, &mut db, actor).await?;
    }
    Ok(category)
}
