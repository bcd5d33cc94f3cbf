//! Labels on things: a link, also as a QR code, that opens a category's form with a text in its marked field.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use zayavka_shared::api::FormLabel;
use zayavka_shared::form::{
    FieldError, FieldErrorCode, LABEL_TEXT_MAX, START_MAX, STARTAPP_MAX, encode_label, start_param,
};
use zayavka_shared::text::normalize;
use zayavka_shared::{CategoryId, Permission};

use super::store;
use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Params, PathId};
use crate::invites::qr;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/admin/categories/{id}/label", get(show_label))
}

/// Makes the link of a label with this text, or with none.
#[utoipa::path(get, path = "/api/admin/categories/{id}/label", params(("text" = Option<String>, Query)),
    responses((status = 200, body = FormLabel)))]
pub(crate) async fn show_label(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<CategoryId>,
    mut params: Params,
) -> Result<Json<FormLabel>, Error> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    store::find(&mut app.db().read().await?, id).await?.ok_or(Error::NotFound)?;
    actor.need(Permission::SettingsManage)?;
    let text = params.text("text").unwrap_or_default();
    params.finish()?;
    let text = normalize(&text, LABEL_TEXT_MAX);
    let text = text.map_err(|fault| Error::field(FieldError::from_text("text", fault)))?;
    let link = link(&app, id, &text)?;
    Ok(Json(FormLabel { qr: qr::draw(&link)?, link }))
}

/// Opens the app at once where the bot has one of its own, else by the bot's answer in the chat; until
/// Telegram told the bot's name, the page itself.
fn link(app: &App, category: CategoryId, text: &str) -> Result<String, Error> {
    let param = start_param(category, text);
    let bot = app.bot();
    let max = if bot.as_ref().is_some_and(|bot| !bot.has_main_app) { START_MAX } else { STARTAPP_MAX };
    if param.len() > max {
        let fits = |length: &usize| {
            start_param(category, &text.chars().take(*length).collect::<String>()).len() <= max
        };
        let longest = (0..text.chars().count()).rev().find(fits).unwrap_or_default();
        return Err(Error::field(FieldError::with_max("text", FieldErrorCode::TooLong, longest)));
    }
    Ok(match bot {
        Some(bot) if bot.has_main_app => format!("https://t.me/{}?startapp={param}", bot.username),
        Some(bot) => format!("https://t.me/{}?start={param}", bot.username),
        None => app.config().page_url(&format!("/new/{category}?label={}", encode_label(text))),
    })
}
