//! Writes the messages that follow from an act, in the act's own transaction.

use zayavka_shared::ticket::{Event, Ticket};
use zayavka_shared::{Localized, Permission, Timestamp, UserId};

use super::Push;
use super::decide::{Audience, decide};
use super::store::{self, BOT_NOTE_KIND, Hold, NewRow, Told};
use super::timing::{Timing, timing};
use super::words::{self, Names};
use crate::App;
use crate::categories;
use crate::db::{ActorRef, Tx};
use crate::error::Error;
use crate::people::{self, User};
use crate::preferences::{self, Quiet, Wishes};

/// An act on a ticket, once it is decided and applied.
#[derive(Debug)]
pub struct Happened<'a> {
    /// The ticket afterwards.
    pub ticket: &'a Ticket,
    pub title: &'a str,
    pub actor: ActorRef,
    pub events: &'a [Event],
    /// What was said with it, to whomever it was said.
    pub comment: Option<&'a str>,
}

/// Kinds of messages that no act on a ticket caused.
const BOT_KIND: &str = "bot";

/// Tells everyone concerned. Sends nothing: the scheduler does, after the commit.
///
/// # Errors
/// If the database fails; the act is then not to be committed.
pub async fn tell(app: &App, tx: &mut Tx, happened: &Happened<'_>) -> Result<(), Error> {
    let ticket = happened.ticket;
    let people = People::load(app, tx, happened).await?;
    let assignee = ticket.assignee.filter(|id| people.find(*id).is_some_and(|user| is_staff(app, user)));
    let takers: Vec<UserId> = people.takers.iter().map(|user| user.id).collect();
    let notices = decide(happened, Audience { assignee, takers: &takers });
    let client = people.find(ticket.client).map(User::name).unwrap_or_default();
    let actor = happened.actor.user().and_then(|actor| people.find(actor)).map(User::name);
    let assignee_name = ticket.assignee.and_then(|id| people.find(id)).map(User::name);
    let category = categories::store::find_names(tx, ticket.category).await?;
    let names = Names {
        actor: actor.as_deref(),
        client: &client,
        assignee: assignee_name.as_deref(),
        category: &category.unwrap_or_else(|| Localized { ru: String::new(), en: String::new() }),
    };
    let (now, everything) = (app.clock().now(), Wishes::default());
    let readers: Vec<UserId> = notices.iter().map(|notice| notice.to).collect();
    let wishes = preferences::store::find_many(tx, &readers).await?;
    let mut rows = Vec::new();
    for notice in &notices {
        let Some(user) = people.find(notice.to).filter(|user| is_worth_telling(app, user)) else { continue };
        let until = match timing(wishes.get(&user.id).unwrap_or(&everything), notice, now) {
            Timing::Never => continue,
            Timing::Now => None,
            Timing::HeldUntil(end) => Some(end),
        };
        let language = app.language_of(user);
        let mut push = words::render((app.templates(), app.texts()), language, happened, notice, names);
        let hold = match until {
            None => None,
            Some(until) => {
                let merged = store::take_held(tx, user.id, ticket.id, now).await?;
                push.text.push_str(&words::earlier(app.texts(), language, merged));
                Some(Hold { until, merged })
            }
        };
        rows.push(NewRow {
            user: user.id,
            chat: user.telegram_id,
            ticket: Some(ticket.id),
            kind: notice.about.key(),
            payload: push.to_payload()?,
            is_bulk: notice.about.is_bulk(),
            hold,
        });
    }
    store::insert(tx, &rows, now).await?;
    Ok(())
}

/// The person has other quiet hours now: what the old ones hold goes when the new ones let it.
///
/// # Errors
/// If the database fails.
pub async fn hold_anew(
    tx: &mut Tx,
    user: UserId,
    quiet: Option<Quiet>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let until = quiet.and_then(|quiet| quiet.end_after(now)).unwrap_or(now);
    store::set_held_until(tx, user, until, now).await
}

/// Lets the bot say something to one person. Where it is about a ticket, a reply to it is a comment there.
///
/// # Errors
/// If the database fails.
pub async fn say(
    tx: &mut Tx,
    user: &User,
    push: &Push,
    about: Option<Told>,
    now: Timestamp,
) -> Result<(), Error> {
    let is_internal = about.is_some_and(|about| about.is_internal);
    let kind = if is_internal { BOT_NOTE_KIND } else { BOT_KIND };
    let row = NewRow::answer(user, kind, push.to_payload()?, about);
    store::insert(tx, &[row], now).await?;
    Ok(())
}

/// Everyone whom an act may concern.
struct People {
    named: Vec<User>,
    takers: Vec<User>,
}

impl People {
    async fn load(app: &App, tx: &mut Tx, happened: &Happened<'_>) -> Result<Self, Error> {
        let ticket = happened.ticket;
        let mut ids: Vec<UserId> =
            [Some(ticket.client), ticket.assignee, happened.actor.user()].into_iter().flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        let named = people::store::list_by_ids(tx, &ids).await?;
        let is_new = happened.events.contains(&Event::Created);
        let takers = if is_new { list_takers(app, tx, ticket).await? } else { Vec::new() };
        Ok(Self { named, takers })
    }

    fn find(&self, id: UserId) -> Option<&User> {
        self.named.iter().chain(&self.takers).find(|user| user.id == id)
    }
}

/// Staff who may take the ticket: of its team, or all of them where it has none.
async fn list_takers(app: &App, tx: &mut Tx, ticket: &Ticket) -> Result<Vec<User>, Error> {
    let mut staff = people::store::list_staff(tx, &app.config().owner_ids).await?;
    staff.retain(|user| user.role_under(app.config()).permissions().has(Permission::TicketTake));
    if let Some(team) = ticket.team {
        let memberships = people::store::list_memberships(tx).await?;
        staff.retain(|user| memberships.contains(&(user.id, team)));
    }
    Ok(staff)
}

fn is_staff(app: &App, user: &User) -> bool {
    user.role_under(app.config()).is_staff()
}

/// Whether the bot may reach this person and the desk is open to them.
fn is_worth_telling(app: &App, user: &User) -> bool {
    user.may_be_reachable() && (!user.is_blocked || app.config().owner_ids.contains(&user.telegram_id))
}
