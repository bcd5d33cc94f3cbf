//! The choice of categories for a new ticket.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::api::CategoryView;

use super::{admin, store};
use crate::App;
use crate::auth::Actor;
use crate::error::Error;

pub fn routes() -> Router<App> {
    Router::new().route("/api/categories", get(list)).merge(admin::routes())
}

/// Lists the categories with their forms, in the caller's language.
#[utoipa::path(get, path = "/api/categories", responses((status = 200, body = Vec<CategoryView>)))]
pub(crate) async fn list(State(app): State<App>, actor: Actor) -> Result<Json<Vec<CategoryView>>, Error> {
    let mut db = app.db().read().await?;
    let categories = store::list_active(&mut db).await?;
    let view = |category: &store::Category| {
        let fields = category.fields()?.iter().map(|field| field.localize(actor.language)).collect();
        Ok(CategoryView {
            id: category.id,
            name: category.name(actor.language).to_owned(),
            icon: category.icon.clone(),
            description: category.description(actor.language).to_owned(),
            group: category.group(actor.language).map(str::to_owned),
            fields,
        })
    };
    categories.iter().map(view).collect::<Result<_, Error>>().map(Json)
}
