//! The settings over HTTP.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::Permission;
use zayavka_shared::api::{ChangeSettings, DeskSettings};

use super::change::Change;
use super::{apply, reload, store};
use crate::App;
use crate::auth::Actor;
use crate::db::NewEvent;
use crate::error::Error;
use crate::http::Body;

pub fn routes() -> Router<App> {
    Router::new().route("/api/settings", get(show_settings).patch(change_settings))
}

/// Shows the settings.
#[utoipa::path(get, path = "/api/settings", responses((status = 200, body = DeskSettings)))]
pub(crate) async fn show_settings(State(app): State<App>, actor: Actor) -> Result<Json<DeskSettings>, Error> {
    actor.need(Permission::SettingsManage)?;
    let settings = store::load(&mut app.db().read().await?).await?;
    Ok(Json(settings.view(app.texts(), Vec::new())))
}

/// Changes the settings and applies them to the bot. What Telegram refuses is told and kept all the same:
/// it is applied again at the next start.
#[utoipa::path(patch, path = "/api/settings", request_body = ChangeSettings,
    responses((status = 200, body = DeskSettings)))]
pub(crate) async fn change_settings(
    State(app): State<App>,
    actor: Actor,
    body: Body,
) -> Result<Json<DeskSettings>, Error> {
    actor.need(Permission::SettingsManage)?;
    let mut fields = body.fields()?;
    let change = Change::read(&mut fields);
    fields.finish()?;
    let mut tx = app.db().begin().await?;
    let before = store::load_locked(&mut tx).await?;
    let mut after = before.clone();
    change.apply(&mut after);
    after.forget_shipped(app.texts());
    if after != before {
        store::save(&mut tx, &after).await?;
        tx.record(NewEvent::about_desk("settings".to_owned(), actor.as_ref(), app.clock().now()));
    }
    tx.commit().await?;
    reload(&app).await?;
    let answers = apply(&app, &before, &after, actor.language).await;
    Ok(Json(after.view(app.texts(), answers)))
}
