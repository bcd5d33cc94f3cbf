//! Teams over HTTP.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, patch};
use axum::{Json, Router};
use serde_json::Value;
use zayavka_shared::api::{NewTeam, TeamView};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::TeamName;
use zayavka_shared::{Permission, TeamId, UserId};

use super::store;
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, NewEvent, Tx};
use crate::error::Error;
use crate::http::{Begun, Body, Fields, PathId, RequestKey};
use crate::people;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/teams", get(list_teams).post(create_team))
        .route("/api/teams/{id}", patch(change_team))
}

/// Lists the teams with their members, for staff.
#[utoipa::path(get, path = "/api/teams", responses((status = 200, body = Vec<TeamView>)))]
pub(crate) async fn list_teams(State(app): State<App>, actor: Actor) -> Result<Json<Vec<TeamView>>, Error> {
    if !actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let mut db = app.db().read().await?;
    let memberships = people::store::list_memberships(&mut db).await?;
    let members =
        |team: TeamId| memberships.iter().filter(|(_, one)| *one == team).map(|(user, _)| *user).collect();
    let teams = store::list(&mut db).await?;
    Ok(Json(
        teams
            .into_iter()
            .map(|team| TeamView { id: team.id, name: team.name, member_ids: members(team.id) })
            .collect(),
    ))
}

/// Adds a team.
#[utoipa::path(post, path = "/api/teams", request_body = NewTeam,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = TeamView)))]
pub(crate) async fn create_team(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    actor.need(Permission::PeopleManage)?;
    key.check()?;
    let mut fields = body.fields()?;
    let name = fields.text("name", TeamName::parse);
    let members = member_ids(&mut app.db().read().await?, &mut fields).await?;
    fields.finish()?;
    let name = name.ok_or_else(|| Error::Corrupt("a name is missing without a fault".to_owned()))?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let id = store::insert(&mut write.tx, name.as_str(), app.clock().now()).await?.ok_or_else(taken)?;
    set_members(&app, &mut write.tx, &actor, id, members.unwrap_or_default()).await?;
    let view = view(&mut write.tx, id).await?;
    write.answer(StatusCode::CREATED, &view).await
}

/// Names a team anew, or says who is in it.
#[utoipa::path(patch, path = "/api/teams/{id}", request_body = NewTeam,
    responses((status = 200, body = TeamView)))]
pub(crate) async fn change_team(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TeamId>,
    body: Body,
) -> Result<Json<TeamView>, Error> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    store::find(&mut app.db().read().await?, id).await?.ok_or(Error::NotFound)?;
    actor.need(Permission::PeopleManage)?;
    let mut fields = body.fields()?;
    let name = if fields.has("name") { fields.text("name", TeamName::parse) } else { None };
    let members = member_ids(&mut app.db().read().await?, &mut fields).await?;
    fields.finish()?;
    let mut tx = app.db().begin().await?;
    if let Some(name) = name
        && !store::rename(&mut tx, id, name.as_str()).await?
    {
        return Err(taken());
    }
    if let Some(members) = members {
        set_members(&app, &mut tx, &actor, id, members).await?;
    }
    let view = view(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(view))
}

fn taken() -> Error {
    Error::field(FieldError::new("name", FieldErrorCode::Taken))
}

/// The members that a body names; `None` if it names none at all. Each must be a person of this desk.
async fn member_ids(db: &mut Conn, fields: &mut Fields) -> Result<Option<BTreeSet<UserId>>, Error> {
    let ids = fields.read("member_ids", |value| {
        let ids = value.as_array()?.iter().map(Value::as_i64);
        ids.map(|id| id.map(UserId)).collect::<Option<BTreeSet<_>>>()
    });
    if let Some(ids) = &ids {
        let known = people::store::list_by_ids(db, &ids.iter().copied().collect::<Vec<_>>()).await?;
        if known.len() != ids.len() {
            fields.refuse(FieldError::new("member_ids", FieldErrorCode::UnknownId));
        }
    }
    Ok(ids)
}

/// Makes these the members. What they see changes with it, so they are told.
async fn set_members(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    members: BTreeSet<UserId>,
) -> Result<(), Error> {
    let before = store::list_members(tx, team).await?;
    for user in members.difference(&before) {
        store::add_member(tx, team, *user).await?;
    }
    for user in before.difference(&members) {
        store::remove_member(tx, team, *user).await?;
    }
    for user in before.symmetric_difference(&members) {
        tx.record(NewEvent::about_person(*user, actor.as_ref(), app.clock().now()));
    }
    Ok(())
}

async fn view(db: &mut Conn, id: TeamId) -> Result<TeamView, Error> {
    let team = store::find(db, id).await?.ok_or(Error::NotFound)?;
    let member_ids = store::list_members(db, id).await?.into_iter().collect();
    Ok(TeamView { id, name: team.name, member_ids })
}
