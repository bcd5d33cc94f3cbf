//! Changes a person's role, teams and access, with what follows for their tickets.

use std::collections::BTreeSet;

use serde_json::Value;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{Permission, Role, TeamId, UserId};

use super::reassign::reassign_all;
use super::{User, store};
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, NewEvent, Tx};
use crate::error::{Conflict, Error};
use crate::http::{Body, Fields};
use crate::teams;
use crate::tickets;

/// What is to change; what is not named stays.
#[derive(Debug, Default)]
struct Change {
    role: Option<Role>,
    teams: Option<BTreeSet<TeamId>>,
    is_active: Option<bool>,
    is_blocked: Option<bool>,
    /// Who gets the open tickets of someone who leaves.
    reassign_to: Option<UserId>,
}

/// Changes a person.
///
/// # Errors
/// Unknown person, no right, faulty fields, or a change that would leave the desk without an owner or
/// tickets without anyone.
pub(super) async fn change(app: &App, actor: &Actor, id: UserId, body: Body) -> Result<(), Error> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut db = app.db().read().await?;
    let user = store::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    actor.need(Permission::PeopleManage)?;
    ensure_below(app, actor, &user)?;
    let mut fields = body.fields()?;
    let change = read(&mut db, &mut fields).await?;
    if change.role.is_some_and(|role| role > actor.role) {
        return Err(Error::Forbidden);
    }
    fields.finish()?;
    drop(db);
    let mut tx = app.db().begin().await?;
    if user.role_under(app.config()) == Role::Owner {
        // Two owners who take each other's role must not both succeed.
        store::lock_owners(&mut tx).await?;
    }
    // Read again under the lock: two admins may act at once.
    let user = store::find_locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
    apply(app, &mut tx, actor, &user, &change).await?;
    tx.record(NewEvent::about_person(id, actor.as_ref(), app.clock().now()));
    tx.commit().await?;
    Ok(())
}

/// Nobody changes who stands above them.
fn ensure_below(app: &App, actor: &Actor, user: &User) -> Result<(), Error> {
    if user.role_under(app.config()) > actor.role { Err(Error::Forbidden) } else { Ok(()) }
}

async fn read(db: &mut Conn, fields: &mut Fields) -> Result<Change, Error> {
    let change = Change {
        role: fields.read("role", |value| Role::from_key(value.as_str()?)),
        teams: fields
            .read("team_ids", |value| value.as_array()?.iter().map(|id| id.as_i64().map(TeamId)).collect()),
        is_active: fields.read("active", Value::as_bool),
        is_blocked: fields.read("blocked", Value::as_bool),
        reassign_to: fields.integer("reassign_to").map(UserId),
    };
    if let Some(ids) = &change.teams {
        let known: BTreeSet<TeamId> = teams::store::list(db).await?.into_iter().map(|team| team.id).collect();
        if !ids.is_subset(&known) {
            fields.refuse(FieldError::new("team_ids", FieldErrorCode::UnknownId));
        }
    }
    Ok(change)
}

async fn apply(app: &App, tx: &mut Tx, actor: &Actor, user: &User, change: &Change) -> Result<(), Error> {
    let before = user.role_under(app.config());
    let after = role_after(user, before, change);
    let touches_access = after != before || change.is_blocked == Some(true);
    if touches_access && app.config().owner_ids.contains(&user.telegram_id) {
        return Err(Error::Conflict(Conflict::ConfiguredOwner));
    }
    if before == Role::Owner && after != Role::Owner && !has_other_owner(app, tx, user.id).await? {
        return Err(Error::Conflict(Conflict::LastOwner));
    }
    // While the person still is who they were: their tickets go to someone who may have them.
    if before.is_staff() && !after.is_staff() {
        hand_over(app, tx, actor, user, change.reassign_to).await?;
    }
    if let Some(role) = change.role {
        store::set_role(tx, user.id, role).await?;
    }
    if let Some(is_active) = change.is_active {
        store::set_active(tx, user.id, is_active).await?;
    }
    if let Some(is_blocked) = change.is_blocked {
        store::set_blocked(tx, user.id, is_blocked).await?;
    }
    if let Some(wanted) = &change.teams {
        let now_in: BTreeSet<TeamId> = store::list_team_ids(tx, user.id).await?.into_iter().collect();
        for team in wanted.difference(&now_in) {
            teams::store::add_member(tx, *team, user.id).await?;
        }
        for team in now_in.difference(wanted) {
            teams::store::remove_member(tx, *team, user.id).await?;
        }
    }
    Ok(())
}

/// The role that will count.
fn role_after(user: &User, before: Role, change: &Change) -> Role {
    let is_active = change.is_active.unwrap_or(user.is_active);
    match change.role {
        _ if !is_active => Role::Client,
        Some(role) => role,
        // Active again: what they were.
        None if change.is_active == Some(true) => Role::from_key(&user.role).unwrap_or(Role::Client),
        None => before,
    }
}

async fn has_other_owner(app: &App, tx: &mut Tx, besides: UserId) -> Result<bool, Error> {
    let staff = store::list_staff(tx, &app.config().owner_ids).await?;
    Ok(staff.iter().any(|user| user.id != besides && user.role_under(app.config()) == Role::Owner))
}

/// Gives the open tickets of someone who leaves to someone else.
async fn hand_over(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    user: &User,
    to: Option<UserId>,
) -> Result<(), Error> {
    if tickets::store::list_open_of_assignee(tx, user.id).await?.is_empty() {
        return Ok(());
    }
    let to = to.ok_or(Error::Conflict(Conflict::OpenTickets))?;
    reassign_all(app, tx, actor, user.id, ("reassign_to", to)).await?;
    Ok(())
}
