//! One chat: a call at a time, which keeps the order, and what Telegram lets through there.

use super::Turn;
use super::window::Window;

/// Messages in a group within a minute (Bots FAQ).
const GROUP_LIMIT: usize = 20;
const GROUP_SPAN_MS: i64 = 60_000;
/// A private chat earns one message in this time and saves up so many.
const PRIVATE_INTERVAL_MS: i64 = 1_000;
const PRIVATE_BURST: i64 = 3;

#[derive(Debug)]
pub(super) struct ChatPace {
    rule: Rule,
    is_busy: bool,
    paused_until: i64,
}

#[derive(Debug)]
enum Rule {
    /// When the chat will have earned all that it has spent; nothing if it never spent.
    Private {
        paid_at: Option<i64>,
    },
    Group(Window),
}

impl ChatPace {
    /// Groups have negative ids.
    pub(super) fn of(chat: i64) -> Self {
        let rule = if chat < 0 {
            Rule::Group(Window::new(GROUP_LIMIT, GROUP_SPAN_MS))
        } else {
            Rule::Private { paid_at: None }
        };
        Self { rule, is_busy: false, paused_until: 0 }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.is_busy
    }

    pub(super) fn turn(&mut self, now: i64) -> Turn {
        if self.is_busy {
            return Turn::Busy;
        }
        if self.paused_until > now {
            return Turn::At(self.paused_until);
        }
        match &mut self.rule {
            Rule::Private { paid_at } => {
                let free_at =
                    paid_at.map_or(now, |paid_at| paid_at - (PRIVATE_BURST - 1) * PRIVATE_INTERVAL_MS);
                if free_at <= now { Turn::Now } else { Turn::At(free_at) }
            }
            Rule::Group(window) => window.turn(now),
        }
    }

    pub(super) fn begin(&mut self) {
        self.is_busy = true;
        if let Rule::Group(window) = &mut self.rule {
            window.begin();
        }
    }

    pub(super) fn end(&mut self, now: i64) {
        self.is_busy = false;
        match &mut self.rule {
            Rule::Private { paid_at } => *paid_at = Some(spend(*paid_at, now)),
            Rule::Group(window) => window.end(now),
        }
    }

    /// Counts a message that was sent at this moment.
    pub(super) fn note(&mut self, at: i64) {
        match &mut self.rule {
            Rule::Private { paid_at } => *paid_at = Some(spend(*paid_at, at)),
            Rule::Group(window) => window.note(at),
        }
    }

    /// Counts a message out of the past whose predecessors may be unknown: the first one that is known is
    /// taken to have emptied the allowance.
    pub(super) fn note_earlier(&mut self, at: i64) {
        if let Rule::Private { paid_at: paid_at @ None } = &mut self.rule {
            *paid_at = Some(at + (PRIVATE_BURST - 1) * PRIVATE_INTERVAL_MS);
        }
        self.note(at);
    }

    pub(super) fn pause(&mut self, until: i64) {
        self.paused_until = self.paused_until.max(until);
    }

    /// Whether forgetting the chat changes nothing.
    pub(super) fn is_fresh(&mut self, now: i64) -> bool {
        let is_spent = match &mut self.rule {
            Rule::Private { paid_at } => paid_at.is_some_and(|paid_at| paid_at > now),
            Rule::Group(window) => !window.is_empty(now),
        };
        !self.is_busy && !is_spent && self.paused_until <= now
    }

    pub(super) fn pull_back(&mut self, now: i64) {
        match &mut self.rule {
            Rule::Private { paid_at } => {
                *paid_at = paid_at.map(|paid_at| paid_at.min(now + PRIVATE_BURST * PRIVATE_INTERVAL_MS));
            }
            Rule::Group(window) => window.pull_back(now),
        }
    }
}

fn spend(paid_at: Option<i64>, at: i64) -> i64 {
    paid_at.map_or(at, |paid_at| paid_at.max(at)) + PRIVATE_INTERVAL_MS
}
