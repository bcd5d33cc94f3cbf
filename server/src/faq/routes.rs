//! Frequent questions for those who fill in a form.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use zayavka_shared::api::FaqView;
use zayavka_shared::faq::OFFERED_MAX;
use zayavka_shared::text::TITLE_MAX;
use zayavka_shared::{CategoryId, FaqId};

use super::{admin, offer, store};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Params, PathId};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/faq", get(offer_faq))
        .route("/api/faq/{id}/helped", post(count_helped))
        .merge(admin::routes())
}

/// Offers up to three frequent questions that a title, as far as it is typed, may be about: those of the
/// category and those of all, the likeliest first.
#[utoipa::path(get, path = "/api/faq",
    params(("category" = Option<i64>, Query), ("q" = Option<String>, Query)),
    responses((status = 200, body = Vec<FaqView>)))]
pub(crate) async fn offer_faq(
    State(app): State<App>,
    actor: Actor,
    mut params: Params,
) -> Result<Json<Vec<FaqView>>, Error> {
    let category = params.one("category", |text| text.parse().ok().map(CategoryId));
    let title = params.one("q", |text| (text.chars().count() <= TITLE_MAX).then(|| text.to_owned()));
    params.finish()?;
    let Some(title) = title else { return Ok(Json(Vec::new())) };
    let known = store::list_offered(&mut app.db().read().await?, category, actor.language).await?;
    let mut offered = offer::likeliest(&title, known);
    offered.truncate(OFFERED_MAX);
    Ok(Json(offered))
}

/// Counts that an answer helped, so that the caller files nothing; a person counts once.
#[utoipa::path(post, path = "/api/faq/{id}/helped", responses((status = 204)))]
pub(crate) async fn count_helped(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FaqId>,
) -> Result<StatusCode, Error> {
    let mut tx = app.db().begin().await?;
    if !store::lock_offered(&mut tx, id).await? {
        return Err(Error::NotFound);
    }
    store::add_helped(&mut tx, id, actor.id(), app.clock().now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
