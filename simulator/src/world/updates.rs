//! Updates that wait for the bot, and the way they reach it: asked for, or brought to its webhook.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Not sent unless the bot asks for them by name.
const ON_DEMAND: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
/// Where the numbers begin; any number will do, so it is not 1.
const FIRST_UPDATE: i64 = 730_114_200;
const FIRST_DELAY_MS: i64 = 1_000;
const LONGEST_DELAY_MS: i64 = 60_000;

#[derive(Debug, Default)]
pub(crate) struct Updates {
    pending: BTreeMap<i64, Pending>,
    queued: i64,
    /// `None` means all but those on demand.
    allowed: Option<Vec<String>>,
    /// Grows with each getUpdates, so that an older one notices that it was replaced.
    pub(crate) poll: u64,
    pub(crate) webhook: Option<Webhook>,
}

#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) secret_token: Option<String>,
    pub(crate) max_connections: usize,
    pub(crate) last_error: Option<(i64, String)>,
}

#[derive(Debug)]
struct Pending {
    chat_id: i64,
    update: Value,
    in_flight: bool,
    failures: u32,
    not_before_ms: i64,
}

/// An update on its way to the webhook.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub(crate) update_id: i64,
    pub(crate) update: Value,
    pub(crate) webhook: Webhook,
}

impl Updates {
    /// Queues an update of this kind, if the bot wants such.
    pub(crate) fn queue(&mut self, chat_id: i64, kind: &str, body: Value) {
        let wanted = match &self.allowed {
            Some(kinds) => kinds.iter().any(|allowed| allowed == kind),
            None => !ON_DEMAND.contains(&kind),
        };
        if !wanted {
            return;
        }
        let update_id = FIRST_UPDATE + self.queued;
        self.queued += 1;
        let mut update = Map::new();
        update.insert("update_id".to_owned(), json!(update_id));
        update.insert(kind.to_owned(), body);
        let update = Value::Object(update);
        self.pending
            .insert(update_id, Pending { chat_id, update, in_flight: false, failures: 0, not_before_ms: 0 });
    }

    /// Remembers which kinds are wanted; an empty list means the default.
    pub(crate) fn allow(&mut self, kinds: Vec<String>) {
        self.allowed = (!kinds.is_empty()).then_some(kinds);
    }

    /// Confirms all below the offset; a negative one keeps only so many of the newest.
    pub(crate) fn confirm(&mut self, offset: i64) {
        let first_kept = if offset < 0 {
            let skipped = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX) - 1;
            self.pending.keys().rev().nth(skipped).copied()
        } else {
            Some(offset)
        };
        if let Some(first_kept) = first_kept {
            self.pending = self.pending.split_off(&first_kept);
        }
    }

    pub(crate) fn first(&self, limit: usize) -> Vec<Value> {
        self.pending.values().take(limit).map(|pending| pending.update.clone()).collect()
    }

    pub(crate) fn forget_pending(&mut self) {
        self.pending.clear();
    }

    /// The `WebhookInfo` of the Bot API.
    pub(crate) fn webhook_info(&self) -> Value {
        let mut info =
            json!({"url": "", "has_custom_certificate": false, "pending_update_count": self.pending.len()});
        if let Some(webhook) = &self.webhook {
            info["url"] = json!(webhook.url);
            info["max_connections"] = json!(webhook.max_connections);
            info["ip_address"] = json!("127.0.0.1");
            if let Some((date, message)) = &webhook.last_error {
                info["last_error_date"] = json!(date);
                info["last_error_message"] = json!(message);
            }
        }
        if let Some(kinds) = &self.allowed {
            info["allowed_updates"] = json!(kinds);
        }
        info
    }

    /// Takes the next update whose chat has nothing in flight and nothing older that still waits.
    pub(crate) fn next_delivery(&mut self, now_ms: i64) -> Option<Delivery> {
        let webhook = self.webhook.clone()?;
        if self.pending.values().filter(|pending| pending.in_flight).count() >= webhook.max_connections {
            return None;
        }
        let mut seen = Vec::new();
        let (update_id, pending) = self.pending.iter_mut().find(|(_, pending)| {
            let oldest_of_chat = !seen.contains(&pending.chat_id);
            seen.push(pending.chat_id);
            oldest_of_chat && !pending.in_flight && pending.not_before_ms <= now_ms
        })?;
        pending.in_flight = true;
        Some(Delivery { update_id: *update_id, update: pending.update.clone(), webhook })
    }

    /// When something that failed may be tried again.
    pub(crate) fn next_try_ms(&self) -> Option<i64> {
        self.pending.values().filter(|pending| !pending.in_flight).map(|pending| pending.not_before_ms).min()
    }

    pub(crate) fn delivered(&mut self, update_id: i64) {
        self.pending.remove(&update_id);
    }

    /// Puts the update back; its chat waits, twice as long each time, or as long as the bot said.
    pub(crate) fn failed(
        &mut self,
        update_id: i64,
        reason: String,
        retry_after_ms: Option<i64>,
        now_ms: i64,
    ) {
        if let Some(webhook) = &mut self.webhook {
            webhook.last_error = Some((now_ms / 1000, reason));
        }
        if let Some(pending) = self.pending.get_mut(&update_id) {
            let delay_ms = (FIRST_DELAY_MS << pending.failures.min(6)).min(LONGEST_DELAY_MS);
            pending.in_flight = false;
            pending.failures += 1;
            pending.not_before_ms = now_ms + retry_after_ms.unwrap_or(delay_ms);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_webhook() -> Updates {
        let webhook = Webhook {
            url: "http://127.0.0.1/".to_owned(),
            secret_token: None,
            max_connections: 40,
            last_error: None,
        };
        Updates { webhook: Some(webhook), ..Updates::default() }
    }

    #[test]
    fn a_failed_update_holds_back_only_its_own_chat() {
        let mut updates = with_webhook();
        for chat in [1, 1, 2] {
            updates.queue(chat, "message", json!({"chat": chat}));
        }
        let first = updates.next_delivery(0).unwrap();
        updates.failed(first.update_id, "503".to_owned(), None, 0);
        let other = updates.next_delivery(0).unwrap();
        assert_eq!(other.update["message"]["chat"], 2);
        assert!(updates.next_delivery(500).is_none());
        assert_eq!(updates.next_delivery(FIRST_DELAY_MS).unwrap().update_id, first.update_id);
    }

    #[test]
    fn unwanted_kinds_are_dropped() {
        let mut updates = Updates::default();
        updates.queue(1, "message_reaction", json!({}));
        assert!(updates.first(10).is_empty());
        updates.allow(vec!["callback_query".to_owned()]);
        updates.queue(1, "message", json!({}));
        assert!(updates.first(10).is_empty());
    }

    #[test]
    fn a_negative_offset_keeps_the_newest() {
        let mut updates = Updates::default();
        for number in 0..3 {
            updates.queue(1, "message", json!(number));
        }
        updates.confirm(-1);
        assert_eq!(updates.first(10).len(), 1);
        assert_eq!(updates.first(10)[0]["message"], 2);
    }
}
