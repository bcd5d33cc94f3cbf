//! What was loaded, kept on the device: shown at once while it is loaded anew, and without a line.
//!
//! Bounded: so many lists and tickets, the longest unseen goes first. Where the device is full the oldest
//! half makes room.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zayavka_shared::api::{CommentView, EventView, Me, Page, TicketSummary, TicketView};
use zayavka_shared::{TicketId, Timestamp};

use crate::api::TicketQuery;
use crate::storage::{Keeping, Memory};

/// Something with the moment at which the server said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept<T> {
    pub at: Timestamp,
    pub content: T,
}

/// A ticket with its conversation and history, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptTicket {
    pub ticket: TicketView,
    pub comments: Vec<CommentView>,
    pub events: Vec<EventView>,
}

/// So many things of one kind, the newest first in its index.
#[derive(Debug, Clone, Copy)]
struct Shelf {
    name: &'static str,
    max: usize,
}

const LISTS: Shelf = Shelf { name: "list", max: 12 };
const TICKETS: Shelf = Shelf { name: "ticket", max: 20 };
/// The end of a long conversation: what one reads on the way.
const WORDS_MAX: usize = 60;

const ME: &str = "kept:me";

/// Who used this device last.
#[must_use]
pub fn me(memory: Memory) -> Option<Me> {
    memory.load(ME)
}

pub fn keep_me(memory: Memory, me: &Me) {
    memory.save(ME, me);
}

/// The first page of a list. What was searched for is not kept.
#[must_use]
pub fn list(memory: Memory, query: &TicketQuery) -> Option<Kept<Page<TicketSummary>>> {
    LISTS.load(memory, &query.filters())
}

pub fn keep_list(memory: Memory, query: &TicketQuery, page: &Kept<Page<TicketSummary>>) {
    if query.search.trim().is_empty() {
        LISTS.keep(memory, &query.filters(), page);
    }
}

#[must_use]
pub fn ticket(memory: Memory, id: TicketId) -> Option<Kept<KeptTicket>> {
    TICKETS.load(memory, &id.to_string())
}

/// Keeps a ticket with the end of its conversation.
pub fn keep_ticket(memory: Memory, mut kept: Kept<KeptTicket>) {
    let content = &mut kept.content;
    content.comments.drain(..content.comments.len().saturating_sub(WORDS_MAX));
    content.events.drain(..content.events.len().saturating_sub(WORDS_MAX));
    TICKETS.keep(memory, &content.ticket.id.to_string(), &kept);
}

/// The person may not see it any more.
pub fn forget_ticket(memory: Memory, id: TicketId) {
    TICKETS.forget(memory, &id.to_string());
}

/// Nothing of the desk stays on the device.
pub fn forget_all(memory: Memory) {
    memory.forget(ME);
    for shelf in [LISTS, TICKETS] {
        shelf.index(memory).iter().for_each(|name| memory.forget(&shelf.key(name)));
        memory.forget(&shelf.index_key());
    }
}

impl Shelf {
    fn key(self, name: &str) -> String {
        format!("kept:{}:{name}", self.name)
    }

    fn index_key(self) -> String {
        format!("kept:{}s", self.name)
    }

    fn index(self, memory: Memory) -> Vec<String> {
        memory.load(&self.index_key()).unwrap_or_default()
    }

    fn load<T: DeserializeOwned>(self, memory: Memory, name: &str) -> Option<T> {
        memory.load(&self.key(name))
    }

    fn keep<T: Serialize>(self, memory: Memory, name: &str, value: &T) {
        let (mut index, mut gone) = with_newest(self.index(memory), name, self.max);
        let key = self.key(name);
        if memory.keep(&key, value) == Keeping::Nowhere {
            gone.extend(index.split_off(index.len().div_ceil(2)));
            gone.iter().for_each(|name| memory.forget(&self.key(name)));
            memory.save(&key, value);
        }
        gone.iter().for_each(|name| memory.forget(&self.key(name)));
        memory.save(&self.index_key(), &index);
    }

    fn forget(self, memory: Memory, name: &str) {
        let mut index = self.index(memory);
        if index.iter().any(|one| one == name) {
            index.retain(|one| one != name);
            memory.save(&self.index_key(), &index);
            memory.forget(&self.key(name));
        }
    }
}

/// The index with this name in front, and what falls out of it.
fn with_newest(mut index: Vec<String>, name: &str, max: usize) -> (Vec<String>, Vec<String>) {
    index.retain(|one| one != name);
    index.insert(0, name.to_owned());
    let gone = index.split_off(index.len().min(max));
    (index, gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(names: &str) -> Vec<String> {
        names.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_longest_unseen_goes_first() {
        assert_eq!(with_newest(index("3 2 1"), "4", 3), (index("4 3 2"), index("1")));
        assert_eq!(with_newest(index("3 2 1"), "2", 3), (index("2 3 1"), index("")));
        assert_eq!(with_newest(index(""), "1", 3), (index("1"), index("")));
    }
}
