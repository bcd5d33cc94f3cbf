//! The first steps over HTTP.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::Permission;
use zayavka_shared::api::FirstSteps;

use super::store;
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::people;

pub fn routes() -> Router<App> {
    Router::new().route("/api/first-steps", get(show))
}

/// Tells which of the first steps are done, for those who set the desk up.
#[utoipa::path(get, path = "/api/first-steps", responses((status = 200, body = FirstSteps)))]
pub(crate) async fn show(State(app): State<App>, actor: Actor) -> Result<Json<FirstSteps>, Error> {
    actor.need(Permission::SettingsManage)?;
    let mut db = app.db().read().await?;
    let staff = people::store::list_staff(&mut db, &app.config().owner_ids).await?;
    let steps = FirstSteps {
        staff: staff.len() > 1,
        categories: true,
        bot: true,
        ticket: store::has_ticket(&mut db).await?,
        work: store::has_work(&mut db).await?,
    };
    // The whole history of a busy desk is not searched for what nobody is led to any more.
    if steps.is_over() {
        return Ok(Json(steps));
    }
    let categories = store::has_changed(&mut db, "categories").await?;
    let bot = store::has_changed(&mut db, "settings").await?;
    Ok(Json(FirstSteps { categories, bot, ..steps }))
}
