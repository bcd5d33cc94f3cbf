//! All that the simulated Telegram knows, in memory, behind one lock.
//!
//! Nothing here waits or speaks HTTP.

pub(crate) mod bot;
pub(crate) mod callbacks;
pub(crate) mod calls;
pub(crate) mod chats;
pub(crate) mod faults;
pub(crate) mod files;
pub(crate) mod limits;
pub(crate) mod messages;
pub(crate) mod people;
pub(crate) mod text;
pub(crate) mod updates;
mod view;

use std::{collections::BTreeMap, sync::Arc};

use serde_json::Value;
use tokio::sync::{Notify, broadcast};

use self::{
    bot::Bot, callbacks::Callbacks, calls::Calls, chats::Chat, faults::Faults, files::Files, limits::Limits,
    people::Person, updates::Updates,
};

/// How many events a slow page may lag behind before it has to load everything anew.
const EVENT_BACKLOG: usize = 1024;

/// How those who wait outside the lock learn of changes inside.
#[derive(Debug)]
pub(crate) struct Signals {
    /// An update was queued, confirmed, or the way of delivery changed.
    pub(crate) updates: Notify,
    /// A pressed button was answered.
    pub(crate) callbacks: Notify,
    /// What the page of phones draws.
    pub(crate) events: broadcast::Sender<Value>,
}

impl Default for Signals {
    fn default() -> Self {
        Self {
            updates: Notify::new(),
            callbacks: Notify::new(),
            events: broadcast::Sender::new(EVENT_BACKLOG),
        }
    }
}

pub(crate) struct World {
    pub(crate) bot: Bot,
    pub(crate) people: BTreeMap<i64, Person>,
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) files: Files,
    pub(crate) updates: Updates,
    pub(crate) callbacks: Callbacks,
    pub(crate) calls: Calls,
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
    pub(crate) signals: Arc<Signals>,
    /// Private chats share one row of message numbers; each group counts its own, as in Telegram.
    last_private_message: i64,
    last_random: u64,
}

impl World {
    pub(crate) fn new(bot_id: i64, signals: Arc<Signals>) -> Self {
        let mut world = Self {
            bot: Bot::new(bot_id),
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            files: Files::default(),
            updates: Updates::default(),
            callbacks: Callbacks::default(),
            calls: Calls::default(),
            faults: Faults::default(),
            limits: Limits::default(),
            signals,
            last_private_message: 0,
            last_random: 0x9e37_79b9_7f4a_7c15,
        };
        world.settle();
        world
    }

    /// Back to the demo people, none of whom has pressed Start.
    ///
    /// What the bot said about itself and its webhook stay, since it says them only once, at its start; numbers
    /// go on growing, since the bot may remember the old ones.
    pub(crate) fn reset(&mut self) {
        self.people.clear();
        self.chats.clear();
        self.files = Files::default();
        self.updates.forget_pending();
        self.callbacks = Callbacks::default();
        self.calls.clear();
        self.faults = Faults::default();
        self.limits = Limits::default();
        self.settle();
        self.tell(serde_json::json!({"kind": "reset"}));
    }

    fn settle(&mut self) {
        for person in people::demo() {
            self.add_person(person);
        }
    }

    /// Adds a person and the chat in which they could start the bot.
    pub(crate) fn add_person(&mut self, person: Person) {
        self.chats.entry(person.id).or_insert_with(|| Chat::private(person.id));
        self.people.insert(person.id, person);
    }

    /// Tells the pages; with no page open nobody listens, and that is fine.
    pub(crate) fn tell(&self, event: Value) {
        if let Err(unheard) = self.signals.events.send(event) {
            tracing::trace!(event = %unheard.0, "no page is open");
        }
    }

    /// The next number of a fixed sequence (xorshift), so that a run repeats.
    pub(crate) fn random(&mut self) -> u64 {
        let mut next = self.last_random;
        next ^= next << 13;
        next ^= next >> 7;
        next ^= next << 17;
        self.last_random = next;
        next
    }

    pub(crate) fn next_message_id(&mut self, chat_id: i64) -> i64 {
        match self.chats.get_mut(&chat_id).and_then(Chat::own_counter) {
            Some(counter) => {
                *counter += 1;
                *counter
            }
            None => {
                self.last_private_message += 1;
                self.last_private_message
            }
        }
    }
}
