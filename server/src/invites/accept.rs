//! A person comes by an invite's link: from the bot or from the app, once or again.

use zayavka_shared::Role;

use super::store::{self, Invite};
use crate::App;
use crate::auth::Actor;
use crate::db::{NewEvent, Tx};
use crate::error::Error;
use crate::{people, teams};

/// Gives the person the role and the teams of the invite; whoever is more already stays so.
///
/// # Errors
/// [`Error::NotFound`] for an unknown code, [`Error::Gone`] for one that is over, used up or revoked.
pub async fn accept_in(app: &App, tx: &mut Tx, actor: &Actor, code: &str) -> Result<Role, Error> {
    let now = app.clock().now();
    let invite = store::find_locked(tx, code).await?.ok_or(Error::NotFound)?;
    if store::is_used_by(tx, invite.id, actor.id()).await? {
        return Ok(actor.role);
    }
    if !invite.is_open(now) {
        return Err(Error::Gone);
    }
    let role = raised(actor, &invite)?;
    store::insert_use(tx, invite.id, actor.id(), now).await?;
    people::store::set_role(tx, actor.id(), role).await?;
    people::store::set_active(tx, actor.id(), true).await?;
    for team in store::list_teams(tx, invite.id).await? {
        teams::store::add_member(tx, team, actor.id()).await?;
    }
    tx.record(NewEvent::about_person(actor.id(), actor.as_ref(), now));
    Ok(role)
}

fn raised(actor: &Actor, invite: &Invite) -> Result<Role, Error> {
    let role = Role::from_key(&invite.role)
        .ok_or_else(|| Error::Corrupt(format!("the role of invite {}", invite.id)))?;
    // An owner by the configuration keeps whatever role the database has for them.
    Ok(role.max(actor.role))
}
