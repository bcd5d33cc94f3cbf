//! What may happen to a ticket. Every rule about moves, assignment and comments lives here.

use super::{
    Actor, Command, Event, Facts, MoveCause, Policy, Refusal, Score, Status, StatusKind, Ticket, Visibility,
    Who, Written,
};
use crate::{Permission, UserId};

/// Turns a command into the events that follow from it; none where the wish is already true.
///
/// # Errors
/// Says why the command is refused; the ticket then stays as it is.
pub fn decide(
    policy: &Policy,
    facts: &Facts,
    actor: &Actor,
    ticket: &Ticket,
    command: Command,
) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Take => take(actor, ticket),
        Command::Move { to } => move_to(actor, ticket, to),
        Command::Assign { to } => assign(facts, actor, ticket, to),
        Command::Cancel => cancel(actor, ticket),
        Command::Confirm => confirm(actor, ticket),
        Command::Reopen => reopen(policy, facts, actor, ticket),
        Command::Rate { score } => rate(policy, facts, actor, ticket, score),
        Command::Comment { visibility } => comment(policy, facts, actor, ticket, visibility),
        Command::EditComment { comment } => edit_comment(policy, facts, actor, ticket, comment),
    }
}

fn take(actor: &Actor, ticket: &Ticket) -> Result<Vec<Event>, Refusal> {
    let Who::User(me) = actor.who else { return Err(Refusal::Forbidden) };
    need(actor, Permission::TicketTake)?;
    if ticket.assignee.is_some() {
        return Err(Refusal::AlreadyTaken);
    }
    if ticket.status.is_closed() {
        return Err(Refusal::NotAllowedNow);
    }
    let mut events = vec![Event::Assigned { from: None, to: Some(me) }];
    if ticket.status.kind() == StatusKind::New {
        events.push(moved(ticket, Status::InProgress, MoveCause::Taken));
    }
    Ok(events)
}

fn move_to(actor: &Actor, ticket: &Ticket, to: Status) -> Result<Vec<Event>, Refusal> {
    need(actor, Permission::TicketStatus)?;
    if to == ticket.status {
        return Ok(Vec::new());
    }
    let is_offered = if ticket.status.is_closed() {
        to == Status::InProgress
    } else {
        matches!(
            to,
            Status::InProgress | Status::Waiting | Status::InReview | Status::Done | Status::Rejected
        )
    };
    if !is_offered {
        return Err(Refusal::NotAllowedNow);
    }
    Ok(vec![moved(ticket, to, MoveCause::Moved)])
}

/// Assignment alone never changes the status.
fn assign(facts: &Facts, actor: &Actor, ticket: &Ticket, to: Option<UserId>) -> Result<Vec<Event>, Refusal> {
    may_assign(actor, ticket, to)?;
    if to == ticket.assignee {
        return Ok(Vec::new());
    }
    if let Some(to) = to {
        let is_assignable = facts.candidate.is_some_and(|one| one.id == to && one.is_staff);
        if !is_assignable {
            return Err(Refusal::NotAnAssignee);
        }
    }
    Ok(vec![Event::Assigned { from: ticket.assignee, to }])
}

/// With `ticket.assign` anything goes; an agent may give an unassigned ticket to self and release the own.
fn may_assign(actor: &Actor, ticket: &Ticket, to: Option<UserId>) -> Result<(), Refusal> {
    if actor.may(Permission::TicketAssign) {
        return Ok(());
    }
    need(actor, Permission::TicketTake)?;
    let is_mine = |user: Option<UserId>| user.is_some_and(|user| actor.is(user));
    let takes_free = ticket.assignee.is_none() && (to.is_none() || is_mine(to));
    let keeps_or_releases_own = is_mine(ticket.assignee) && (to.is_none() || is_mine(to));
    if takes_free || keeps_or_releases_own { Ok(()) } else { Err(Refusal::Forbidden) }
}

fn cancel(actor: &Actor, ticket: &Ticket) -> Result<Vec<Event>, Refusal> {
    need_client(actor, ticket)?;
    if ticket.status.is_closed() || ticket.status.kind() == StatusKind::Review {
        return Err(Refusal::NotAllowedNow);
    }
    Ok(vec![moved(ticket, Status::Cancelled, MoveCause::Cancelled)])
}

fn confirm(actor: &Actor, ticket: &Ticket) -> Result<Vec<Event>, Refusal> {
    need_client(actor, ticket)?;
    if ticket.status.kind() != StatusKind::Review {
        return Err(Refusal::NotAllowedNow);
    }
    Ok(vec![moved(ticket, Status::Done, MoveCause::Confirmed)])
}

fn reopen(policy: &Policy, facts: &Facts, actor: &Actor, ticket: &Ticket) -> Result<Vec<Event>, Refusal> {
    need_client(actor, ticket)?;
    match ticket.status.kind() {
        StatusKind::Review => {}
        StatusKind::Done | StatusKind::Rejected => within_reopen_window(policy, facts, ticket)?,
        StatusKind::New | StatusKind::Active | StatusKind::Waiting | StatusKind::Cancelled => {
            return Err(Refusal::NotAllowedNow);
        }
    }
    Ok(vec![moved(ticket, Status::InProgress, MoveCause::Reopened)])
}

fn rate(
    policy: &Policy,
    facts: &Facts,
    actor: &Actor,
    ticket: &Ticket,
    score: Score,
) -> Result<Vec<Event>, Refusal> {
    need_client(actor, ticket)?;
    let ended_at = ticket.closed_at.filter(|_| ticket.status.kind() == StatusKind::Done);
    let is_in_time = ended_at.is_some_and(|at| facts.now.since_ms(at) <= policy.rating_window_ms);
    if is_in_time { Ok(vec![Event::Rated { score }]) } else { Err(Refusal::NotAllowedNow) }
}

fn comment(
    policy: &Policy,
    facts: &Facts,
    actor: &Actor,
    ticket: &Ticket,
    visibility: Visibility,
) -> Result<Vec<Event>, Refusal> {
    let commented = Event::Commented { visibility };
    match visibility {
        Visibility::Internal => {
            need(actor, Permission::TicketNote)?;
            Ok(vec![commented])
        }
        Visibility::Public if actor.is(ticket.client) => {
            Ok(std::iter::once(commented).chain(client_reply(policy, facts, ticket)?).collect())
        }
        Visibility::Public => {
            need(actor, Permission::TicketStatus)?;
            Ok(vec![commented])
        }
    }
}

/// Whoever wrote it may mend it for a while, whatever became of the ticket, as long as they may write so.
fn edit_comment(
    policy: &Policy,
    facts: &Facts,
    actor: &Actor,
    ticket: &Ticket,
    comment: Written,
) -> Result<Vec<Event>, Refusal> {
    if !actor.is(comment.author) {
        return Err(Refusal::Forbidden);
    }
    match comment.visibility {
        Visibility::Internal => need(actor, Permission::TicketNote)?,
        Visibility::Public if actor.is(ticket.client) => {}
        Visibility::Public => need(actor, Permission::TicketStatus)?,
    }
    if facts.now.since_ms(comment.at) > policy.edit_window_ms {
        return Err(Refusal::EditWindowOver);
    }
    Ok(vec![Event::CommentEdited { visibility: comment.visibility }])
}

/// What a client's own words do to the ticket: an awaited answer brings it back into work, words on a
/// finished ticket reopen it.
fn client_reply(policy: &Policy, facts: &Facts, ticket: &Ticket) -> Result<Option<Event>, Refusal> {
    match ticket.status.kind() {
        StatusKind::New | StatusKind::Active | StatusKind::Review => Ok(None),
        StatusKind::Waiting => Ok(Some(moved(ticket, Status::InProgress, MoveCause::Replied))),
        StatusKind::Done | StatusKind::Rejected => {
            within_reopen_window(policy, facts, ticket)?;
            Ok(Some(moved(ticket, Status::InProgress, MoveCause::Reopened)))
        }
        StatusKind::Cancelled => Err(Refusal::NotAllowedNow),
    }
}

fn within_reopen_window(policy: &Policy, facts: &Facts, ticket: &Ticket) -> Result<(), Refusal> {
    let closed_at = ticket.closed_at.unwrap_or(ticket.updated_at);
    if facts.now.since_ms(closed_at) <= policy.reopen_window_ms {
        Ok(())
    } else {
        Err(Refusal::ReopenWindowOver)
    }
}

fn moved(ticket: &Ticket, to: Status, cause: MoveCause) -> Event {
    Event::Moved { from: ticket.status, to, cause }
}

fn need(actor: &Actor, permission: Permission) -> Result<(), Refusal> {
    if actor.may(permission) { Ok(()) } else { Err(Refusal::Forbidden) }
}

fn need_client(actor: &Actor, ticket: &Ticket) -> Result<(), Refusal> {
    if actor.is(ticket.client) { Ok(()) } else { Err(Refusal::Forbidden) }
}
