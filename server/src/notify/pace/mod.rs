//! When the next message may go: Telegram's limits as plain arithmetic, with the time as an argument.
//!
//! A call counts from its beginning until its answer, and for the limit's span after that: the message
//! reached Telegram at some moment in between, and whichever it was, no limit is passed there.

mod chat;
mod outage;
mod window;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};

use chat::ChatPace;
use outage::Outage;
use window::Window;

/// Calls of the bot within a second (Bots FAQ).
const BOT_LIMIT: usize = 30;
const BOT_SPAN_MS: i64 = 1_000;
/// So many chats that complain within so long mean the bot, not the chats.
const FLOODED_CHATS: usize = 3;
const FLOODED_WITHIN_MS: i64 = 10_000;
/// So long after its message a chat has every allowance again: what to rebuild from.
pub(super) const MEMORY_MS: i64 = 61_000;
/// Chats that are remembered before the silent ones are forgotten.
const CHATS_KEPT: usize = 1_000;

/// Whether a message to a chat may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Now,
    /// Not before this moment.
    At(i64),
    /// Not before some call ends.
    Busy,
}

/// How a call ended, as far as limits care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Answered,
    /// Telegram asks to wait until this moment.
    Flooded {
        until: i64,
    },
    Unanswered,
}

/// What is known of the calls before this process began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A process may have died with messages under way: count as sent just now whatever it may have sent.
    /// What a process that died within the same minute before that one left under way is not known.
    Unknown,
    /// Every call is in the outbox.
    Known,
}

/// All that decides when to send. Moments are milliseconds since the epoch.
#[derive(Debug)]
pub(super) struct Pace {
    bot: Window,
    chats: HashMap<i64, ChatPace>,
    /// When calls of a dead process may have reached Telegram at the latest.
    died_at: Option<i64>,
    floods: VecDeque<(i64, i64)>,
    paused_until: i64,
    outage: Outage,
    latest: i64,
}

impl Pace {
    /// The state after these messages, (chat, moment) in order of time, as far back as [`MEMORY_MS`].
    pub(super) fn rebuilt(sent: &[(i64, i64)], before: Before, now: i64) -> Self {
        let died_at = match before {
            Before::Unknown => Some(now),
            Before::Known => None,
        };
        let mut pace = Self {
            bot: Window::new(BOT_LIMIT, BOT_SPAN_MS),
            chats: HashMap::new(),
            died_at,
            floods: VecDeque::new(),
            paused_until: 0,
            outage: Outage::default(),
            latest: now,
        };
        for &(chat, at) in sent {
            pace.bot.note(at.min(now));
            pace.chats.entry(chat).or_insert_with(|| ChatPace::of(chat)).note_earlier(at.min(now));
        }
        if let Some(at) = died_at {
            (0..BOT_LIMIT).for_each(|_| pace.bot.note(at));
            pace.chats.values_mut().for_each(|chat| chat.note(at));
        }
        pace
    }

    /// Whether a message to this chat may go now.
    pub(super) fn turn(&mut self, chat: i64, now: i64) -> Turn {
        self.observe(now);
        let of_bot = self.bot_turn(now);
        let of_chat = self.chat(chat, now).turn(now);
        match (of_bot, of_chat) {
            (Turn::Busy, _) | (_, Turn::Busy) => Turn::Busy,
            (Turn::At(one), Turn::At(other)) => Turn::At(one.max(other)),
            (Turn::At(at), Turn::Now) | (Turn::Now, Turn::At(at)) => Turn::At(at),
            (Turn::Now, Turn::Now) => Turn::Now,
        }
    }

    /// Whether a message to this chat is under way.
    pub(super) fn is_busy(&self, chat: i64) -> bool {
        self.chats.get(&chat).is_some_and(ChatPace::is_busy)
    }

    fn bot_turn(&mut self, now: i64) -> Turn {
        self.observe(now);
        if self.paused_until > now {
            return Turn::At(self.paused_until);
        }
        match self.outage.turn(self.bot.in_flight(), now) {
            Turn::Now => self.bot.turn(now),
            other @ (Turn::At(_) | Turn::Busy) => other,
        }
    }

    /// A call begins; only where [`Pace::turn`] said [`Turn::Now`].
    pub(super) fn begin(&mut self, chat: i64, now: i64) {
        self.observe(now);
        self.bot.begin();
        self.chat(chat, now).begin();
    }

    /// A call ended. Tells whether Telegram is back after an outage.
    pub(super) fn end(&mut self, chat: i64, now: i64, ending: Ending) -> bool {
        self.observe(now);
        self.bot.end(now);
        self.chat(chat, now).end(now);
        match ending {
            Ending::Answered => self.outage.is_over(),
            Ending::Flooded { until } => {
                self.chat(chat, now).pause(until);
                self.note_flood(chat, until, now);
                self.outage.is_over()
            }
            Ending::Unanswered => {
                self.outage.goes_on(now);
                false
            }
        }
    }

    fn note_flood(&mut self, chat: i64, until: i64, now: i64) {
        self.floods.retain(|(other, at)| *other != chat && now - at < FLOODED_WITHIN_MS);
        self.floods.push_back((chat, now));
        if self.floods.len() >= FLOODED_CHATS {
            self.paused_until = self.paused_until.max(until);
        }
    }

    fn chat(&mut self, chat: i64, now: i64) -> &mut ChatPace {
        if self.chats.len() >= CHATS_KEPT && !self.chats.contains_key(&chat) {
            self.chats.retain(|_, one| !one.is_fresh(now));
        }
        let died_at = self.died_at.filter(|at| now - at < MEMORY_MS);
        self.chats.entry(chat).or_insert_with(|| {
            let mut new = ChatPace::of(chat);
            died_at.into_iter().for_each(|at| new.note(at));
            new
        })
    }

    /// A clock that was put back must not hold messages until it comes where it was: what lies ahead of it
    /// happened just now.
    fn observe(&mut self, now: i64) {
        if now < self.latest {
            self.bot.pull_back(now);
            self.chats.values_mut().for_each(|chat| chat.pull_back(now));
            self.floods.iter_mut().for_each(|(_, at)| *at = (*at).min(now));
            self.outage.pull_back(now);
        }
        self.latest = now;
    }
}
