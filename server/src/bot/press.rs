//! Handles a press on a button below one of the bot's messages.

use std::time::Duration;

use serde_json::json;
use zayavka_shared::TicketId;
use zayavka_shared::ticket::{Command, Score};

use super::say::Voice;
use super::store;
use super::update::Pressed;
use super::{Failure, message};
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::error::Error;
use crate::notify::{self, Press, Push, Told};
use crate::people::{self, User};
use crate::tickets::{self, Options};

const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);

/// Does what the button says; that and the update's end are one transaction.
pub(super) async fn handle(app: &App, update_id: i64, pressed: &Pressed) -> Result<(), Failure> {
    let user = people::meet(app, &pressed.from.user).await?;
    let is_shut_out = user.is_blocked && !app.config().owner_ids.contains(&user.telegram_id);
    match Press::from_data(&pressed.data) {
        Some(Press::Rate { ticket, score }) if !is_shut_out => {
            rate(app, update_id, &user, ticket, score).await?
        }
        Some(Press::Rate { .. }) | None => {
            let mut tx = app.db().begin().await?;
            store::claim(&mut tx, update_id, app.clock().now()).await?;
            tx.commit().await?;
        }
    }
    stop_waiting(app, pressed).await;
    Ok(())
}

async fn rate(app: &App, update_id: i64, user: &User, ticket: TicketId, score: Score) -> Result<(), Failure> {
    let push = match try_rate(app, update_id, user, ticket, score).await {
        Ok(()) => return Ok(()),
        Err(Failure::Act(Error::NotFound | Error::Forbidden | Error::MoveNotAllowed { .. })) => {
            Voice::to(app, user).with_app(("bot-rating-over", &[("number", ticket.to_string().into())]))
        }
        Err(failure) => return Err(failure),
    };
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if store::claim(&mut tx, update_id, now).await? {
        notify::say(&mut tx, user, &push, None, now).await?;
    }
    Ok(tx.commit().await?)
}

async fn try_rate(
    app: &App,
    update_id: i64,
    user: &User,
    ticket: TicketId,
    score: Score,
) -> Result<(), Failure> {
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if !store::claim(&mut tx, update_id, now).await? {
        return Ok(());
    }
    let actor = message::actor(app, &mut tx, user).await?;
    tickets::perform_in(app, &mut tx, &actor, ticket, Command::Rate { score }, Options::default()).await?;
    let push = thanks(app, user, ticket, score);
    notify::say(&mut tx, user, &push, Some(Told { ticket, is_internal: false }), now).await?;
    Ok(tx.commit().await?)
}

/// Says what was noted, and asks for the reason where something went wrong.
fn thanks(app: &App, user: &User, ticket: TicketId, score: Score) -> Push {
    let key = if score.is_low() { "bot-rated-low" } else { "bot-rated" };
    let args = [("number", ticket.to_string().into()), ("score", i64::from(score).into())];
    Voice::to(app, user).with_ticket((key, &args), ticket)
}

/// Telegram shows the button as waiting until it is answered. What is to be said comes as a message: this
/// answer is lost if Telegram is away.
async fn stop_waiting(app: &App, pressed: &Pressed) {
    let answer = json!({"callback_query_id": pressed.id});
    let answered = app.telegram().call::<bool>("answerCallbackQuery", &answer, ANSWER_TIMEOUT).await;
    answered.map(drop).best_effort("answering a press on a button");
}
