//! The caller themselves, and the people of the desk.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use zayavka_shared::api::{
    ChangePerson, Me, Page, PersonView, ReassignAll, Reassigned, RoleView, SetLanguage,
};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{Language, Permission, Role, UserId};

use super::reassign::reassign_all;
use super::{actor_of, change, list, store};
use crate::App;
use crate::auth::{Actor, Caller};
use crate::consents;
use crate::db::{Conn, NewEvent};
use crate::error::Error;
use crate::http::{Begun, Body, Params, PathId, RequestKey};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/me", get(show_me).patch(change_me))
        .route("/api/people", get(list_people))
        .route("/api/people/{id}", patch(change_person))
        .route("/api/people/{id}/reassign", post(reassign))
        .route("/api/roles", get(list_roles))
}

/// Tells the caller who they are here. The one call that a blocked person may make.
#[utoipa::path(get, path = "/api/me", responses((status = 200, body = Me)))]
pub(crate) async fn show_me(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Me>, Error> {
    me(&app, &mut app.db().read().await?, &actor).await.map(Json)
}

/// Changes the caller's language.
#[utoipa::path(patch, path = "/api/me", request_body = SetLanguage, responses((status = 200, body = Me)))]
pub(crate) async fn change_me(State(app): State<App>, actor: Actor, body: Body) -> Result<Json<Me>, Error> {
    let mut fields = body.fields()?;
    if !fields.has("language") {
        fields.refuse(FieldError::new("language", FieldErrorCode::Required));
    }
    let language = fields.read("language", |value| Language::from_code(value.as_str()?));
    if language.is_some_and(|language| !app.settings().languages.contains(&language)) {
        fields.refuse(FieldError::new("language", FieldErrorCode::UnknownOption));
    }
    fields.finish()?;
    let mut tx = app.db().begin().await?;
    store::set_language(&mut tx, actor.id(), language).await?;
    tx.record(NewEvent::about_person(actor.id(), actor.as_ref(), app.clock().now()));
    let user = store::find(&mut tx, actor.id()).await?.ok_or(Error::NotFound)?;
    let changed = actor_of(&app, &mut tx, user, actor.expires_at).await?;
    let me = me(&app, &mut tx, &changed).await?;
    tx.commit().await?;
    Ok(Json(me))
}

/// Lists people, for those who give tickets to them or manage them.
#[utoipa::path(get, path = "/api/people",
    params(
        ("role" = Option<String>, Query), ("team" = Option<String>, Query), ("active" = Option<bool>, Query),
        ("blocked" = Option<bool>, Query),
        ("q" = Option<String>, Query, description = "beginnings of names"),
        ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query),
    ),
    responses((status = 200, body = Page<PersonView>)))]
pub(crate) async fn list_people(
    State(app): State<App>,
    actor: Actor,
    params: Params,
) -> Result<Json<Page<PersonView>>, Error> {
    if !actor.may(Permission::TicketAssign) {
        actor.need(Permission::PeopleManage)?;
    }
    list::page(&app, params).await.map(Json)
}

/// Changes a person's role, teams or access.
#[utoipa::path(patch, path = "/api/people/{id}", request_body = ChangePerson,
    responses((status = 200, body = PersonView)))]
pub(crate) async fn change_person(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<UserId>,
    body: Body,
) -> Result<Json<PersonView>, Error> {
    change::change(&app, &actor, id, body).await?;
    list::one(&app, id).await.map(Json)
}

/// Gives all open tickets of one person to another.
#[utoipa::path(post, path = "/api/people/{id}/reassign", request_body = ReassignAll,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Reassigned)))]
pub(crate) async fn reassign(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<UserId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    if !actor.is_staff() || store::find(&mut app.db().read().await?, id).await?.is_none() {
        return Err(Error::NotFound);
    }
    actor.need(Permission::TicketAssign)?;
    key.check()?;
    let mut fields = body.fields()?;
    let hash = fields.hash().to_owned();
    let to = fields.required("to", |value| value.as_i64().map(UserId));
    fields.finish()?;
    let to = to.ok_or_else(|| Error::Corrupt("a successor is missing without a fault".to_owned()))?;
    let mut write = match key.begin(&app, &actor, &hash).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let count = reassign_all(&app, &mut write.tx, &actor, id, ("to", to)).await?;
    write.answer(StatusCode::OK, &Reassigned { count }).await
}

/// Lists the roles and what each may do, for staff.
#[utoipa::path(get, path = "/api/roles", responses((status = 200, body = Vec<RoleView>)))]
pub(crate) async fn list_roles(State(app): State<App>, actor: Actor) -> Result<Json<Vec<RoleView>>, Error> {
    if !actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let view = |role: Role| RoleView {
        key: role.key().to_owned(),
        label: app.texts().get(actor.language, &format!("role-{}", role.key()), &[]),
        permissions: role.permissions().keys().into_iter().map(str::to_owned).collect(),
    };
    Ok(Json(Role::ALL.into_iter().map(view).collect()))
}

pub(crate) async fn me(app: &App, db: &mut Conn, actor: &Actor) -> Result<Me, Error> {
    Ok(Me {
        id: actor.id(),
        telegram_id: actor.user.telegram_id,
        first_name: actor.user.first_name.clone(),
        last_name: actor.user.last_name.clone(),
        username: actor.user.username.clone(),
        language: actor.language,
        languages: app.settings().languages.clone(),
        role: actor.role.key().to_owned(),
        permissions: actor.permissions.keys().into_iter().map(str::to_owned).collect(),
        team_ids: actor.team_ids.clone(),
        blocked: actor.user.is_blocked,
        bot_can_write: actor.user.bot_can_write,
        bot_username: app.bot_username(),
        max_file_size: app.config().max_file_size,
        time_zone: app.config().time_zone.clone(),
        consent: consents::asked(app, db, actor).await?,
    })
}
