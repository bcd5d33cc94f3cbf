//! Handles one message of a person: greets, explains, or passes a reply on to its ticket.

use zayavka_shared::{TicketId, Timestamp};

use super::Failure;
use super::draft;
use super::intent::{DeepLink, Intent};
use super::reply;
use super::say::{Refused, Voice};
use super::store;
use super::update::Message;
use crate::App;
use crate::auth::Actor;
use crate::db::Tx;
use crate::error::Error;
use crate::invites;
use crate::notify::{self, Push, Told};
use crate::people::{self, User};
use crate::tickets;

/// Handles a message; what it does and that it is done are one transaction.
pub(super) async fn handle(app: &App, update_id: i64, message: &Message) -> Result<(), Failure> {
    let sender = message.from.as_ref().filter(|sender| !sender.is_bot && message.chat.is_private());
    let Some(sender) = sender else { return done(app, update_id).await };
    let user = people::meet(app, &sender.user).await?;
    let intent = Intent::of(message);
    if user.is_blocked && !app.config().owner_ids.contains(&user.telegram_id) {
        return answer(app, update_id, message, &user, Answer::Blocked).await;
    }
    match intent {
        Intent::Nothing => done(app, update_id).await,
        Intent::Start(link) => answer(app, update_id, message, &user, Answer::Start(link)).await,
        Intent::Help => answer(app, update_id, message, &user, Answer::Help).await,
        Intent::Fresh => match draft::find_open(app, message, &user).await? {
            Some(category) => {
                let added = draft::add(app, update_id, message, &user, category).await;
                or_refusal(app, update_id, message, &user, added, None).await
            }
            None => answer(app, update_id, message, &user, Answer::Hint).await,
        },
        Intent::Reply { to } => {
            let told = notify::store::find_told(&mut app.db().read().await?, message.chat.id, to).await?;
            let Some(told) = told else {
                return answer(app, update_id, message, &user, Answer::Refused(Refused::Unknown, None)).await;
            };
            let added = reply::add(app, update_id, message, &user, told).await;
            or_refusal(app, update_id, message, &user, added, Some(told.ticket)).await
        }
    }
}

/// Tells the person why a message was not taken; all other ends stay as they are.
async fn or_refusal(
    app: &App,
    update_id: i64,
    message: &Message,
    user: &User,
    ended: Result<(), Failure>,
    about: Option<TicketId>,
) -> Result<(), Failure> {
    match ended {
        Err(Failure::Refused(refused)) => {
            answer(app, update_id, message, user, Answer::Refused(refused, about)).await
        }
        ended => ended,
    }
}

/// What the bot says.
enum Answer {
    Start(DeepLink),
    Help,
    Hint,
    Blocked,
    Refused(Refused, Option<TicketId>),
}

/// Says it once, with the update's end in the same transaction.
async fn answer(
    app: &App,
    update_id: i64,
    message: &Message,
    user: &User,
    answer: Answer,
) -> Result<(), Failure> {
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    if !begin(&mut tx, update_id, message, now).await? {
        return Ok(());
    }
    let is_told = is_told_already(&mut tx, update_id, message).await?;
    if !is_told || matches!(answer, Answer::Start(_) | Answer::Help) {
        let (push, about) = words(app, &mut tx, user, answer).await?;
        notify::say(&mut tx, user, &push, about, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes the update. Whoever writes to the bot can be written to.
pub(super) async fn begin(
    tx: &mut Tx,
    update_id: i64,
    message: &Message,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    if !store::claim(tx, update_id, now).await? {
        return Ok(false);
    }
    people::store::set_reachable(tx, message.chat.id).await?;
    Ok(true)
}

/// An album comes as a message for each picture; it is answered once.
pub(super) async fn is_told_already(
    tx: &mut Tx,
    update_id: i64,
    message: &Message,
) -> Result<bool, sqlx::Error> {
    match &message.media_group_id {
        Some(group) => store::is_in_one_before(tx, update_id, &format!("\"{group}\"")).await,
        None => Ok(false),
    }
}

/// The words of an answer, and the ticket that a reply to it would be about.
async fn words(app: &App, tx: &mut Tx, user: &User, answer: Answer) -> Result<(Push, Option<Told>), Error> {
    let voice = Voice::to(app, user);
    let is_staff = user.role_under(app.config()).is_staff();
    let by_role = |client, staff| if is_staff { staff } else { client };
    let push = match answer {
        Answer::Blocked => voice.plain(("bot-blocked", &[])),
        Answer::Help => voice.with_app((by_role("bot-help-client", "bot-help-staff"), &[])),
        Answer::Hint => voice.with_app((by_role("bot-hint-client", "bot-hint-staff"), &[])),
        Answer::Refused(refused, ticket) => refused.push(voice, ticket),
        Answer::Start(DeepLink::NewTicket(category, label)) => {
            voice.with_form(("bot-greeting-new", &[]), category, label.as_deref())
        }
        Answer::Start(DeepLink::Ticket(id)) => {
            let actor = actor(app, tx, user).await?;
            return match tickets::reach(tx, &actor.scope(), id).await {
                Ok(stored) => {
                    let about = Told { ticket: id, is_internal: false };
                    Ok((voice.ticket(id, &stored.title), Some(about)))
                }
                Err(Error::NotFound) => Ok((voice.with_app(("bot-link-unseen", &[])), None)),
                Err(error) => Err(error),
            };
        }
        Answer::Start(DeepLink::Invite(code)) => {
            let actor = actor(app, tx, user).await?;
            match invites::accept_in(app, tx, &actor, &code).await {
                Ok(role) => {
                    let language = app.language_of(user);
                    let role = app.texts().get(language, &format!("role-{}", role.key()), &[]);
                    voice.with_app(("bot-invite-accepted", &[("role", role.into())]))
                }
                Err(Error::NotFound | Error::Gone) => voice.with_app(("bot-invite-over", &[])),
                Err(error) => return Err(error),
            }
        }
        Answer::Start(DeepLink::Other) => {
            if is_staff {
                voice.with_app(("bot-greeting-staff", &[("name", user.first_name.clone().into())]))
            } else {
                voice.greeting(&user.first_name)
            }
        }
    };
    Ok((push, None))
}

/// The person with the rights of this moment. A message has no initData that could end.
pub(super) async fn actor(app: &App, tx: &mut Tx, user: &User) -> Result<Actor, Error> {
    people::actor_of(app, tx, user.clone(), Timestamp(i64::MAX)).await
}

/// Ends an update that asks for nothing.
pub(super) async fn done(app: &App, update_id: i64) -> Result<(), Failure> {
    let mut tx = app.db().begin().await?;
    store::claim(&mut tx, update_id, app.clock().now()).await?;
    Ok(tx.commit().await?)
}
