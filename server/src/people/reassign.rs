//! Gives everything that one person is still to work on to another.

use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::ticket::Command;
use zayavka_shared::{Permission, Timestamp, UserId};

use super::{actor_of, store};
use crate::App;
use crate::auth::Actor;
use crate::db::Tx;
use crate::error::Error;
use crate::tickets::{self, Options};

/// Gives the open tickets of `from` to someone who may have them, each by its own command; how many. The
/// field's name is for the refusal.
///
/// # Errors
/// 422 for an unfit successor, and whatever the rules say of a ticket; nothing is written then.
pub(super) async fn reassign_all(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    from: UserId,
    (field, to): (&str, UserId),
) -> Result<usize, Error> {
    let unfit = || Error::field(FieldError::new(field, FieldErrorCode::UnknownId));
    let successor = store::find(tx, to).await?.filter(|_| to != from).ok_or_else(unfit)?;
    let successor = actor_of(app, tx, successor, Timestamp(i64::MAX)).await?;
    if !successor.may(Permission::TicketTake) {
        return Err(unfit());
    }
    let open = tickets::store::list_open_of_assignee(tx, from).await?;
    // In the order of their ids, as all locks are taken.
    for ticket in &open {
        tickets::perform_in(app, tx, actor, *ticket, Command::Assign { to: Some(to) }, Options::default())
            .await?;
    }
    Ok(open.len())
}
