//! Templates over HTTP.

use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use zayavka_shared::api::{PreviewTemplate, SetTemplate, TemplatePreview, TemplateVariable, TemplateView};
use zayavka_shared::text::TemplateBody;
use zayavka_shared::{Language, Permission, TicketId};

use super::check::check;
use super::preview::preview;
use super::{Slot, reload, store};
use crate::App;
use crate::auth::Actor;
use crate::db::NewEvent;
use crate::error::{Conflict, Error};
use crate::http::{Begun, Body, Fields, RequestKey};
use crate::notify;

pub fn routes() -> Router<App> {
    const TEMPLATE: &str = "/api/templates/{event}/{audience}/{language}";
    Router::new()
        .route("/api/templates", get(list_templates))
        .route(TEMPLATE, put(set_template).delete(reset_template))
        .route(&format!("{TEMPLATE}/preview"), post(preview_template))
        .route(&format!("{TEMPLATE}/test"), post(send_template))
}

/// A template's place in an address, for those who may change it. What is no place is 404, and so is every
/// place for who is no staff.
#[derive(Debug)]
pub(crate) struct Place {
    slot: Slot,
    actor: Actor,
}

impl FromRequestParts<App> for Place {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let actor = Actor::from_request_parts(parts, app).await?;
        let path = Path::<(String, String, String)>::from_request_parts(parts, app).await;
        let Path((event, audience, language)) = path.map_err(|_| Error::NotFound)?;
        let slot = Slot::from_keys(&event, &audience, &language).filter(|_| actor.is_staff());
        let slot = slot.ok_or(Error::NotFound)?;
        actor.need(Permission::SettingsManage)?;
        Ok(Self { slot, actor })
    }
}

/// Lists the templates of every event, audience and language.
#[utoipa::path(get, path = "/api/templates", responses((status = 200, body = Vec<TemplateView>)))]
pub(crate) async fn list_templates(
    State(app): State<App>,
    actor: Actor,
) -> Result<Json<Vec<TemplateView>>, Error> {
    actor.need(Permission::SettingsManage)?;
    let stored = store::list(&mut app.db().read().await?).await?;
    let body = |slot| stored.iter().find(|(one, _)| *one == slot).map(|(_, body)| body.as_str());
    Ok(Json(Slot::all().map(|slot| view(&app, actor.language, slot, body(slot))).collect()))
}

/// Keeps a template.
#[utoipa::path(put, path = "/api/templates/{event}/{audience}/{language}", request_body = SetTemplate,
    responses((status = 200, body = TemplateView)))]
pub(crate) async fn set_template(
    State(app): State<App>,
    Place { slot, actor }: Place,
    body: Body,
) -> Result<Json<TemplateView>, Error> {
    let body = read_body(slot, &mut body.fields()?)?;
    let default = slot.default_body(app.texts());
    let mut tx = app.db().begin().await?;
    let now = app.clock().now();
    // The shipped words are nobody's change: they keep following what is shipped.
    if body.as_str() == default {
        store::delete(&mut tx, slot).await?;
    } else {
        store::set(&mut tx, slot, body.as_str(), now).await?;
    }
    tx.record(NewEvent::about_desk(subject(slot), actor.as_ref(), now));
    tx.commit().await?;
    reload(&app).await?;
    Ok(Json(view(&app, actor.language, slot, Some(body.as_str()))))
}

/// Gives up the desk's own template for the one that is shipped.
#[utoipa::path(delete, path = "/api/templates/{event}/{audience}/{language}",
    responses((status = 200, body = TemplateView)))]
pub(crate) async fn reset_template(
    State(app): State<App>,
    Place { slot, actor }: Place,
) -> Result<Json<TemplateView>, Error> {
    let mut tx = app.db().begin().await?;
    if store::delete(&mut tx, slot).await? {
        tx.record(NewEvent::about_desk(subject(slot), actor.as_ref(), app.clock().now()));
    }
    tx.commit().await?;
    reload(&app).await?;
    Ok(Json(view(&app, actor.language, slot, None)))
}

/// Shows a template as the message that it makes.
#[utoipa::path(post, path = "/api/templates/{event}/{audience}/{language}/preview",
    request_body = PreviewTemplate, responses((status = 200, body = TemplatePreview)))]
pub(crate) async fn preview_template(
    State(app): State<App>,
    Place { slot, actor }: Place,
    body: Body,
) -> Result<Json<TemplatePreview>, Error> {
    let mut fields = body.fields()?;
    let ticket = fields.integer("ticket_id").map(TicketId);
    let body = read_body(slot, &mut fields)?;
    let mut db = app.db().read().await?;
    Ok(Json(preview(&app, &mut db, &actor, slot, body.as_str(), ticket).await?.view()))
}

/// Sends a template to the caller's own chat.
#[utoipa::path(post, path = "/api/templates/{event}/{audience}/{language}/test",
    request_body = PreviewTemplate, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TemplatePreview)))]
pub(crate) async fn send_template(
    State(app): State<App>,
    Place { slot, actor }: Place,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    key.check()?;
    let mut fields = body.fields()?;
    let ticket = fields.integer("ticket_id").map(TicketId);
    let body = read_body(slot, &mut fields)?;
    if !actor.user.may_be_reachable() {
        return Err(Error::Conflict(Conflict::BotCannotWrite));
    }
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let preview = preview(&app, &mut write.tx, &actor, slot, body.as_str(), ticket).await?;
    // No ticket goes with it: a reply to a test is no comment.
    notify::say(&mut write.tx, &actor.user, &preview.push, None, app.clock().now()).await?;
    write.answer(StatusCode::OK, &preview.view()).await
}

/// The body of a template, once it is found to have no fault.
fn read_body(slot: Slot, fields: &mut Fields) -> Result<TemplateBody, Error> {
    let body = fields.text("body", TemplateBody::parse);
    fields.finish()?;
    let body = body.ok_or_else(|| Error::Corrupt("a body is missing without a fault".to_owned()))?;
    check(slot, body.as_str()).map_err(Error::FaultyTemplate)?;
    Ok(body)
}

/// What the history says was changed.
fn subject(slot: Slot) -> String {
    format!("template {}/{}/{}", slot.topic.key(), slot.audience().key(), slot.language.code())
}

fn view(app: &App, language: Language, slot: Slot, body: Option<&str>) -> TemplateView {
    let text = |key: &str| app.texts().get(language, key, &[]);
    let default = slot.default_body(app.texts());
    let variables = slot.variables().into_iter().map(|variable| TemplateVariable {
        name: variable.name().to_owned(),
        meaning: text(variable.text_key()),
        example: text(&format!("{}.example", variable.text_key())),
    });
    TemplateView {
        event: slot.topic.key().to_owned(),
        audience: slot.audience().key().to_owned(),
        language: slot.language,
        title: text(&format!("template-event-{}", slot.topic.key())),
        body: body.unwrap_or(&default).to_owned(),
        is_changed: body.is_some_and(|body| body != default),
        default,
        variables: variables.collect(),
    }
}
