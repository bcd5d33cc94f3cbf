//! What waits, and what comes next. Pure.

use serde::{Deserialize, Serialize};
use zayavka_shared::api::{AddComment, FileView};
use zayavka_shared::{FileId, TicketId, Timestamp};

use crate::api::IdempotencyKey;

/// The server knows a repeated reply by its key for 24 hours. With less than an hour left it is not asked again.
const KEY_AGE_MS: i64 = 23 * 60 * 60 * 1_000;

/// A reply that the server has not confirmed yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// The same at every try.
    pub key: IdempotencyKey,
    pub ticket: TicketId,
    pub body: String,
    pub files: Vec<FileView>,
    /// Files that were still under way; they join the reply when they arrive.
    #[serde(default)]
    pub coming: Vec<FileId>,
    pub written_at: Timestamp,
    /// When it was sent first; an answer to that may have been lost.
    #[serde(default)]
    pub tried_at: Option<Timestamp>,
    /// Why it is not sent again by itself.
    #[serde(default)]
    pub refusal: Option<Refusal>,
}

/// What only the person can decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The server's own words.
    Said(String),
    /// It was tried so long ago that another try might make it stand there twice.
    Unsure,
}

impl Waiting {
    /// What is sent.
    #[must_use]
    pub fn comment(&self) -> AddComment {
        let file_ids = self.files.iter().map(|file| file.id).chain(self.coming.iter().copied()).collect();
        AddComment { body: self.body.clone(), internal: false, file_ids }
    }
}

/// Replies in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Queue(Vec<Waiting>);

impl Queue {
    pub fn add(&mut self, reply: Waiting) {
        self.0.push(reply);
    }

    /// The reply to be sent now, marked as tried.
    pub fn next(&mut self, now: Timestamp) -> Option<Waiting> {
        for reply in self.0.iter_mut().filter(|reply| reply.refusal.is_none()) {
            if reply.tried_at.is_none_or(|tried| now.since_ms(tried) < KEY_AGE_MS) {
                reply.tried_at = reply.tried_at.or(Some(now));
                return Some(reply.clone());
            }
            reply.refusal = Some(Refusal::Unsure);
        }
        None
    }

    /// Takes a reply out: it is with the server, or the person does not want it sent.
    pub fn remove(&mut self, key: &IdempotencyKey) -> Option<Waiting> {
        let place = self.0.iter().position(|reply| reply.key == *key)?;
        Some(self.0.remove(place))
    }

    /// The reply stays until the person decides.
    pub fn refuse(&mut self, key: &IdempotencyKey, refusal: Refusal) {
        if let Some(reply) = self.0.iter_mut().find(|reply| reply.key == *key) {
            reply.refusal = Some(refusal);
        }
    }

    /// The person wants it sent once more: as another act, at the end of the queue.
    pub fn again(&mut self, key: &IdempotencyKey, fresh: IdempotencyKey) {
        if let Some(reply) = self.remove(key) {
            self.add(Waiting { key: fresh, tried_at: None, refusal: None, ..reply });
        }
    }

    /// The replies to one ticket.
    pub fn of(&self, ticket: TicketId) -> impl Iterator<Item = &Waiting> {
        self.0.iter().filter(move |reply| reply.ticket == ticket)
    }

    /// How many go by themselves as soon as the server is reached.
    #[must_use]
    pub fn willing(&self) -> usize {
        self.0.iter().filter(|reply| reply.refusal.is_none()).count()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn key(name: &str) -> IdempotencyKey {
        serde_json::from_value(name.into()).unwrap()
    }

    fn reply(name: &str, ticket: i64) -> Waiting {
        Waiting {
            key: key(name),
            ticket: TicketId(ticket),
            body: name.to_owned(),
            files: Vec::new(),
            coming: Vec::new(),
            written_at: NOW,
            tried_at: None,
            refusal: None,
        }
    }

    fn queue(names: &[&str]) -> Queue {
        let mut queue = Queue::default();
        names.iter().for_each(|name| queue.add(reply(name, 1)));
        queue
    }

    fn next(queue: &mut Queue, now: Timestamp) -> Option<String> {
        queue.next(now).map(|reply| reply.body)
    }

    #[test]
    fn replies_go_in_the_order_in_which_they_were_written() {
        let mut queue = queue(&["a", "b"]);
        assert_eq!(next(&mut queue, NOW).as_deref(), Some("a"));
        assert_eq!(next(&mut queue, NOW).as_deref(), Some("a"), "until the server has it");
        queue.remove(&key("a"));
        assert_eq!(next(&mut queue, NOW).as_deref(), Some("b"));
        queue.remove(&key("b"));
        assert_eq!(next(&mut queue, NOW), None);
        assert!(queue.is_empty());
    }

    #[test]
    fn a_refused_reply_stays_and_stands_in_nobodys_way() {
        let mut queue = queue(&["a", "b"]);
        queue.refuse(&key("a"), Refusal::Said("Closed".to_owned()));
        assert_eq!(next(&mut queue, NOW).as_deref(), Some("b"));
        assert_eq!((queue.of(TicketId(1)).count(), queue.willing()), (2, 1));
        queue.again(&key("a"), key("c"));
        queue.remove(&key("b"));
        let again = queue.next(NOW).unwrap();
        assert_eq!((again.key, again.body.as_str()), (key("c"), "a"));
    }

    #[test]
    fn the_key_is_the_same_at_every_try_and_the_first_try_counts() {
        let mut queue = queue(&["a"]);
        assert_eq!(queue.next(NOW).unwrap().tried_at, Some(NOW));
        let later = queue.next(NOW.plus_ms(60_000)).unwrap();
        assert_eq!((later.key, later.tried_at), (key("a"), Some(NOW)));
    }

    #[test]
    fn what_may_have_arrived_a_day_ago_is_not_sent_again_unasked() {
        let mut queue = queue(&["a"]);
        queue.next(NOW);
        assert_eq!(next(&mut queue, NOW.plus_ms(KEY_AGE_MS)), None);
        assert_eq!(queue.of(TicketId(1)).next().unwrap().refusal, Some(Refusal::Unsure));
        // What was never tried may wait as long as it takes.
        queue.add(reply("b", 1));
        assert_eq!(next(&mut queue, NOW.plus_ms(40 * KEY_AGE_MS)).as_deref(), Some("b"));
    }

    #[test]
    fn a_queue_is_read_as_it_was_kept() {
        let mut queue = queue(&["a", "b"]);
        queue.next(NOW);
        queue.refuse(&key("b"), Refusal::Unsure);
        let kept = serde_json::to_string(&queue).unwrap();
        assert_eq!(serde_json::from_str::<Queue>(&kept).unwrap(), queue);
    }

    #[test]
    fn a_reply_that_is_taken_back_is_not_sent() {
        let mut queue = queue(&["a"]);
        assert_eq!(queue.remove(&key("a")).map(|reply| reply.body).as_deref(), Some("a"));
        assert_eq!(queue.remove(&key("a")), None);
        assert_eq!(next(&mut queue, NOW), None);
    }
}
