//! The life of one ticket: what is planned for it, decided by the rules step by step.

use zayavka_shared::ticket::{
    Actor, Command, Event, Facts, Policy, Refusal, Status, Ticket, Visibility, apply, decide,
};
use zayavka_shared::{Language, Role, Timestamp, UserId};

use super::chance::Chance;
use super::words::Words;
use crate::db::{ActorRef, NewEvent};
use crate::tickets::history_line;

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Client,
    Agent,
}

type Step = (By, Command);

/// A line of history, with the comment that it tells of.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) event: NewEvent,
    pub(super) comment: Option<Comment>,
}

/// What was said; the line's ticket and moment are its own.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) author: UserId,
    pub(super) by_client: bool,
    pub(super) is_internal: bool,
    pub(super) body: String,
}

/// How tickets end up, of a hundred old ones. The newest are still under way.
pub(super) fn fate(chance: &mut Chance, is_recent: bool) -> Status {
    let shares: [(u64, Status); 7] = if is_recent {
        [
            (15, Status::New),
            (25, Status::InProgress),
            (12, Status::Waiting),
            (8, Status::InReview),
            (32, Status::Done),
            (4, Status::Rejected),
            (4, Status::Cancelled),
        ]
    } else {
        [
            (0, Status::New),
            (1, Status::InProgress),
            (1, Status::Waiting),
            (0, Status::InReview),
            (88, Status::Done),
            (5, Status::Rejected),
            (5, Status::Cancelled),
        ]
    };
    let mut drawn = chance.below(shares.iter().map(|(share, _)| share).sum());
    for (share, status) in shares {
        match drawn.checked_sub(share) {
            Some(rest) => drawn = rest,
            None => return status,
        }
    }
    Status::Done
}

/// What happens until the ticket stands where it is to end up.
fn plan(fate: Status, chance: &mut Chance) -> Vec<Step> {
    let to = |status| (By::Agent, Command::Move { to: status });
    let mut steps = Vec::new();
    match fate {
        Status::New => talk(&mut steps, chance, 0..=1, By::Client),
        Status::Cancelled => {
            talk(&mut steps, chance, 0..=2, By::Client);
            steps.push((By::Client, Command::Cancel));
        }
        Status::InProgress | Status::Waiting | Status::InReview | Status::Done | Status::Rejected => {
            steps.push((By::Agent, Command::Take));
            talk(&mut steps, chance, 2..=5, By::Agent);
            if chance.happens(20) {
                steps.push(to(Status::Waiting));
                talk(&mut steps, chance, 1..=1, By::Client);
            }
            finish(&mut steps, chance, fate);
        }
    }
    steps
}

fn finish(steps: &mut Vec<Step>, chance: &mut Chance, fate: Status) {
    let to = |status| (By::Agent, Command::Move { to: status });
    if fate == Status::Done {
        talk(steps, chance, 0..=3, By::Agent);
        if chance.happens(60) {
            steps.push(to(Status::InReview));
            if chance.happens(10) {
                steps.push((By::Client, Command::Reopen));
                talk(steps, chance, 1..=3, By::Client);
                steps.push(to(Status::InReview));
            }
            steps.push((By::Client, Command::Confirm));
            return;
        }
    }
    steps.push(to(fate));
}

/// A conversation in turns; now and then the staff make a note.
fn talk(steps: &mut Vec<Step>, chance: &mut Chance, length: std::ops::RangeInclusive<u64>, first: By) {
    let mut by = first;
    for _ in 0..chance.between(length) {
        let is_note = by == By::Agent && chance.happens(30);
        let visibility = if is_note { Visibility::Internal } else { Visibility::Public };
        steps.push((by, Command::Comment { visibility }));
        if !is_note {
            by = if by == By::Client { By::Agent } else { By::Client };
        }
    }
}

/// Who is in it, and what they say.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) agent: UserId,
    pub(super) language: Language,
    pub(super) words: &'a Words,
    /// Nothing happens later.
    pub(super) end: Timestamp,
}

/// Lets the ticket live until it is where its fate has it; the lines are in the order of time.
///
/// # Errors
/// If the rules refuse a step of the plan, which is then wrong.
pub(super) fn live(
    ticket: &mut Ticket,
    fate: Status,
    scene: &Scene<'_>,
    chance: &mut Chance,
) -> Result<Vec<Line>, Refusal> {
    let client = ActorRef::User(ticket.client);
    let mut lines = vec![Line {
        event: history_line(&Event::Created, ticket, client, None, ticket.created_at),
        comment: None,
    }];
    let steps = plan(fate, chance);
    let mut at = ticket.created_at;
    for (number, (by, command)) in steps.iter().enumerate() {
        at = at.plus_ms(pause(chance, scene.end.since_ms(at), steps.len() - number));
        let (id, role) = match by {
            By::Client => (ticket.client, Role::Client),
            By::Agent => (scene.agent, Role::Agent),
        };
        let actor = Actor::user(id, role.permissions());
        let facts = Facts { now: at, candidate: None };
        for event in decide(&Policy::default(), &facts, &actor, ticket, *command)? {
            apply(ticket, &event, at);
            let comment = said(&event, id, *by, scene, chance);
            lines.push(Line { event: history_line(&event, ticket, ActorRef::User(id), None, at), comment });
        }
    }
    Ok(lines)
}

fn said(event: &Event, author: UserId, by: By, scene: &Scene<'_>, chance: &mut Chance) -> Option<Comment> {
    let Event::Commented { visibility } = event else { return None };
    let length = chance.between(4..=26);
    Some(Comment {
        author,
        by_client: by == By::Client,
        is_internal: *visibility == Visibility::Internal,
        body: scene.words.text(scene.language, chance, length),
    })
}

/// Minutes, hours or days until the next step; all steps left find room before the end.
fn pause(chance: &mut Chance, room_ms: i64, steps_left: usize) -> i64 {
    const MINUTE_MS: u64 = 60_000;
    let natural = match chance.below(10) {
        0..=4 => chance.between(2 * MINUTE_MS..=90 * MINUTE_MS),
        5..=8 => chance.between(90 * MINUTE_MS..=24 * 60 * MINUTE_MS),
        _ => chance.between(24 * 60 * MINUTE_MS..=5 * 24 * 60 * MINUTE_MS),
    };
    let share = room_ms / (i64::try_from(steps_left).unwrap_or(i64::MAX - 1) + 1);
    i64::try_from(natural).unwrap_or(i64::MAX).min(share)
}
