//! Invites over HTTP.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use uuid::Uuid;
use zayavka_shared::api::{AcceptInvite, INVITE_USES_MAX, InviteView, Me, NewInvite};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{Permission, Role, TeamId, Timestamp};

use super::store::{self, Invite};
use super::{accept_in, qr};
use crate::App;
use crate::auth::Actor;
use crate::config;
use crate::db::Conn;
use crate::error::Error;
use crate::http::{Begun, Body, Fields, PathId, RequestKey};
use crate::{people, teams};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long an invite is good for, unless it says so itself.
const LASTS_MS: i64 = 3 * DAY_MS;
/// A link that is good for longer is a link that is forgotten.
const LONGEST_MS: i64 = 90 * DAY_MS;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/invites", get(list_invites).post(create_invite))
        .route("/api/invites/{id}", delete(revoke_invite))
        .route("/api/invites/accept", post(accept_invite))
}

/// Lists the invites that are still good.
#[utoipa::path(get, path = "/api/invites", responses((status = 200, body = Vec<InviteView>)))]
pub(crate) async fn list_invites(
    State(app): State<App>,
    actor: Actor,
) -> Result<Json<Vec<InviteView>>, Error> {
    actor.need(Permission::PeopleManage)?;
    let mut db = app.db().read().await?;
    let mut views = Vec::new();
    for invite in store::list_open(&mut db, app.clock().now()).await? {
        views.push(view(&app, &mut db, invite).await?);
    }
    Ok(Json(views))
}

/// Makes an invite.
#[utoipa::path(post, path = "/api/invites", request_body = NewInvite,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = InviteView)))]
pub(crate) async fn create_invite(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    actor.need(Permission::PeopleManage)?;
    key.check()?;
    let mut fields = body.fields()?;
    let wanted = Wanted::read(&mut app.db().read().await?, &mut fields).await?;
    if wanted.role.is_some_and(|role| role > actor.role) {
        return Err(Error::Forbidden);
    }
    fields.finish()?;
    let role = wanted.role.ok_or_else(|| Error::Corrupt("a role is missing without a fault".to_owned()))?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let now = app.clock().now();
    let code = Uuid::new_v4().simple().to_string();
    let invite = store::NewInvite {
        code: &code,
        role: role.key(),
        created_by: actor.id(),
        expires_at: now.plus_ms(wanted.lasts_ms),
        max_uses: wanted.max_uses,
    };
    let id = store::insert(&mut write.tx, &invite, now).await?;
    for team in wanted.teams {
        store::insert_team(&mut write.tx, id, team).await?;
    }
    let invite = store::find(&mut write.tx, id).await?.ok_or(Error::NotFound)?;
    let view = view(&app, &mut write.tx, invite).await?;
    write.answer(StatusCode::CREATED, &view).await
}

/// Ends an invite. Whoever came by it stays.
#[utoipa::path(delete, path = "/api/invites/{id}", responses((status = 204)))]
pub(crate) async fn revoke_invite(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<i64>,
) -> Result<StatusCode, Error> {
    if !actor.may(Permission::PeopleManage) {
        return Err(if actor.is_staff() { Error::Forbidden } else { Error::NotFound });
    }
    let mut tx = app.db().begin().await?;
    store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    store::revoke(&mut tx, id, app.clock().now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes the caller what the invite says.
#[utoipa::path(post, path = "/api/invites/accept", request_body = AcceptInvite,
    responses((status = 200, body = Me)))]
pub(crate) async fn accept_invite(
    State(app): State<App>,
    actor: Actor,
    body: Body,
) -> Result<Json<Me>, Error> {
    let mut fields = body.fields()?;
    let code = fields.required("code", |value| Some(value.as_str()?.to_owned()));
    fields.finish()?;
    let code = code.ok_or_else(|| Error::Corrupt("a code is missing without a fault".to_owned()))?;
    let mut tx = app.db().begin().await?;
    accept_in(&app, &mut tx, &actor, &code).await?;
    let user = people::store::find(&mut tx, actor.id()).await?.ok_or(Error::NotFound)?;
    let changed = people::actor_of(&app, &mut tx, user, actor.expires_at).await?;
    let me = people::me(&app, &mut tx, &changed).await?;
    tx.commit().await?;
    Ok(Json(me))
}

/// What the body of a new invite says.
struct Wanted {
    role: Option<Role>,
    teams: BTreeSet<TeamId>,
    lasts_ms: i64,
    max_uses: i64,
}

impl Wanted {
    async fn read(db: &mut Conn, fields: &mut Fields) -> Result<Self, Error> {
        let role = fields.required("role", |value| Role::from_key(value.as_str()?));
        if role == Some(Role::Client) {
            fields.refuse(FieldError::new("role", FieldErrorCode::UnknownOption));
        }
        let teams: BTreeSet<TeamId> = fields
            .read("team_ids", |value| value.as_array()?.iter().map(|id| id.as_i64().map(TeamId)).collect())
            .unwrap_or_default();
        let known: BTreeSet<TeamId> = teams::store::list(db).await?.into_iter().map(|team| team.id).collect();
        if !teams.is_subset(&known) {
            fields.refuse(FieldError::new("team_ids", FieldErrorCode::UnknownId));
        }
        let lasts_ms = fields.read("expires_in", |value| {
            let lasts = config::duration(value.as_str()?)?;
            i64::try_from(lasts.as_millis()).ok().filter(|ms| (1..=LONGEST_MS).contains(ms))
        });
        let max_uses = fields
            .read("max_uses", |value| value.as_i64().filter(|uses| (1..=INVITE_USES_MAX).contains(uses)));
        Ok(Self { role, teams, lasts_ms: lasts_ms.unwrap_or(LASTS_MS), max_uses: max_uses.unwrap_or(1) })
    }
}

async fn view(app: &App, db: &mut Conn, invite: Invite) -> Result<InviteView, Error> {
    let link = link(app, &invite.code);
    Ok(InviteView {
        id: invite.id,
        qr: qr::draw(&link)?,
        link,
        role: invite.role,
        team_ids: store::list_teams(db, invite.id).await?,
        expires_at: Timestamp(invite.expires_at),
        uses_left: invite.max_uses - invite.uses,
        max_uses: invite.max_uses,
        code: invite.code,
    })
}

/// Opens the chat with the bot, which everyone has; until Telegram told the bot's name, the app itself.
fn link(app: &App, code: &str) -> String {
    match app.bot_username() {
        Some(bot) => format!("https://t.me/{bot}?start=inv_{code}"),
        None => app.config().page_url(&format!("/?tgWebAppStartParam=inv_{code}")),
    }
}
