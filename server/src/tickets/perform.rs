//! The one executor: loads and locks a ticket, lets the rules decide, and writes all that follows.

use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{
    Candidate, Command, Event, Facts, Refusal, Ticket, Visibility, allowed, apply, decide,
};
use zayavka_shared::{CommentId, TicketId, Timestamp};

use super::store::{self, StoredTicket};
use super::view;
use crate::App;
use crate::auth::{Actor, Scope};
use crate::comments::{self, Words};
use crate::db::{ActorRef, Conn, NewEvent, Tx};
use crate::error::Error;
use crate::notify;
use crate::{people, ratings, search};

/// What goes with a command.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The version that the caller has seen; an older one is refused.
    pub version: Option<i64>,
    /// What is said with it. For [`Command::Comment`] it is the comment itself.
    pub words: Option<Words>,
    /// Why a client rates as they do.
    pub reason: Option<CommentBody>,
}

/// What a command did.
#[derive(Debug, Clone)]
pub struct Performed {
    /// The ticket afterwards.
    pub stored: StoredTicket,
    pub comment: Option<CommentId>,
}

/// The ticket, for whoever sees it.
///
/// # Errors
/// [`Error::NotFound`] for everyone else.
pub async fn reach(db: &mut Conn, scope: &Scope, id: TicketId) -> Result<StoredTicket, Error> {
    store::find(db, scope, id).await?.ok_or(Error::NotFound)
}

/// Refuses a command that the actor has no right to, whatever the ticket's state.
///
/// # Errors
/// [`Error::Forbidden`]
pub fn ensure_permitted(app: &App, actor: &Actor, ticket: &Ticket, command: Command) -> Result<(), Error> {
    let facts = Facts { now: app.clock().now(), candidate: None };
    match decide(&app.policy(), &facts, &actor.for_rules(), ticket, command) {
        Err(Refusal::Forbidden) => Err(Error::Forbidden),
        Ok(_)
        | Err(
            Refusal::NotAllowedNow
            | Refusal::AlreadyTaken
            | Refusal::ReopenWindowOver
            | Refusal::EditWindowOver
            | Refusal::NotAnAssignee,
        ) => Ok(()),
    }
}

/// Does what `command` asks, with everything that follows from it, in the caller's transaction.
///
/// # Errors
/// Unseen, forbidden, an older version, or what the rules say; nothing is written then.
pub async fn perform_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    id: TicketId,
    command: Command,
    options: Options,
) -> Result<Performed, Error> {
    let now = app.clock().now();
    let mut stored = store::find_locked(tx, &actor.scope(), id).await?.ok_or(Error::NotFound)?;
    let facts = Facts { now, candidate: candidate(app, tx, command).await? };
    let decision = decide(&app.policy(), &facts, &actor.for_rules(), &stored.ticket, command);
    if decision == Err(Refusal::Forbidden) {
        return Err(Error::Forbidden);
    }
    if options.version.is_some_and(|version| version < stored.ticket.version) {
        return Err(Error::VersionConflict(Box::new(view(app, tx, actor, &stored).await?)));
    }
    let mut events = decision.map_err(|refusal| refused(app, actor, &stored.ticket, refusal, now))?;
    if options.words.is_some() && !matches!(command, Command::Comment { .. }) {
        events.push(Event::Commented { visibility: Visibility::Public });
    }
    let comment = write(app, tx, actor, &mut stored, &events, options, now).await?;
    Ok(Performed { stored, comment })
}

/// The person whom an assignment names.
async fn candidate(app: &App, tx: &mut Tx, command: Command) -> Result<Option<Candidate>, Error> {
    let Command::Assign { to: Some(id) } = command else { return Ok(None) };
    let user = people::store::find(tx, id).await?;
    Ok(user.map(|user| Candidate { id, is_staff: user.role_under(app.config()).is_staff() }))
}

/// What a refusal of the rules is to the caller.
pub(crate) fn refused(app: &App, actor: &Actor, ticket: &Ticket, refusal: Refusal, now: Timestamp) -> Error {
    match refusal {
        Refusal::Forbidden => Error::Forbidden,
        Refusal::NotAnAssignee => Error::field(FieldError::new("user_id", FieldErrorCode::UnknownId)),
        Refusal::NotAllowedNow
        | Refusal::AlreadyTaken
        | Refusal::ReopenWindowOver
        | Refusal::EditWindowOver => {
            let allowed = allowed(&app.policy(), now, &actor.for_rules(), ticket);
            Error::MoveNotAllowed { refusal, allowed }
        }
    }
}

/// Writes the events with their comment, and tells of them.
async fn write(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    stored: &mut StoredTicket,
    events: &[Event],
    Options { words, reason, .. }: Options,
    now: Timestamp,
) -> Result<Option<CommentId>, Error> {
    let ticket = &mut stored.ticket;
    let mut comment = None;
    for event in events {
        apply(ticket, event, now);
        if let (Event::Commented { visibility }, Some(words)) = (event, &words) {
            comment = Some(comments::insert(tx, actor, ticket, *visibility, words, now).await?);
        }
        if let Event::Rated { score } = event {
            let reason = reason.as_ref().map(CommentBody::as_str).filter(|reason| !reason.is_empty());
            ratings::store::put(tx, ticket.id, *score, reason, now).await?;
        }
        tx.record(line(event, ticket, actor, comment, now));
    }
    if events.is_empty() {
        return Ok(None);
    }
    store::save(tx, ticket).await?;
    if comment.is_some() {
        search::index(tx, ticket.id).await?;
    }
    let is_reply = events.contains(&Event::Commented { visibility: Visibility::Public });
    if is_reply && actor.id() != ticket.client {
        store::set_first_response(tx, ticket.id, now).await?;
    }
    let happened = notify::Happened {
        ticket,
        title: &stored.title,
        actor: actor.as_ref(),
        events,
        comment: words.as_ref().map(|words| words.body.as_str()),
    };
    notify::tell(app, tx, &happened).await?;
    Ok(comment)
}

/// The line of history that an event leaves.
pub(super) fn line(
    event: &Event,
    ticket: &Ticket,
    actor: &Actor,
    comment: Option<CommentId>,
    now: Timestamp,
) -> NewEvent {
    history_line(event, ticket, actor.as_ref(), comment, now)
}

/// As [`line`], for an actor of whom no more than this is known.
pub(crate) fn history_line(
    event: &Event,
    ticket: &Ticket,
    actor: ActorRef,
    comment: Option<CommentId>,
    now: Timestamp,
) -> NewEvent {
    let (from, to, cause) = match event {
        Event::Moved { from, to, cause } => {
            (Some(from.key().to_owned()), Some(to.key().to_owned()), Some(cause.key()))
        }
        Event::Assigned { from, to } => (from.map(|id| id.to_string()), to.map(|id| id.to_string()), None),
        Event::Rated { score } => (None, Some(i64::from(*score).to_string()), None),
        Event::Created | Event::Commented { .. } | Event::CommentEdited { .. } => (None, None, None),
    };
    NewEvent {
        kind: event.kind(),
        ticket: Some(ticket.id),
        subject: None,
        actor,
        from,
        to,
        cause,
        comment: matches!(event, Event::Commented { .. } | Event::CommentEdited { .. })
            .then_some(comment)
            .flatten(),
        is_internal: event.is_internal(),
        version: Some(ticket.version),
        at: now,
    }
}
