//! Pressed buttons that wait for the bot's answer.

use std::collections::HashMap;

use serde_json::Value;

/// Telegram forgets a press after about this long (telegram.md: "10-15 s").
const LIFETIME_MS: i64 = 15_000;

#[derive(Debug, Default)]
pub(crate) struct Callbacks {
    pressed: HashMap<String, Callback>,
}

#[derive(Debug)]
struct Callback {
    pressed_at_ms: i64,
    answer: Option<Value>,
}

impl Callbacks {
    pub(crate) fn press(&mut self, id: &str, now_ms: i64) {
        self.pressed.retain(|_, callback| now_ms - callback.pressed_at_ms < LIFETIME_MS * 4);
        self.pressed.insert(id.to_owned(), Callback { pressed_at_ms: now_ms, answer: None });
    }

    /// Takes the bot's answer; false if the press is unknown or too old.
    pub(crate) fn answer(&mut self, id: &str, answer: Value, now_ms: i64) -> bool {
        let Some(callback) = self.pressed.get_mut(id) else { return false };
        if now_ms - callback.pressed_at_ms > LIFETIME_MS {
            return false;
        }
        callback.answer.get_or_insert(answer);
        true
    }

    pub(crate) fn answer_to(&self, id: &str) -> Option<Value> {
        self.pressed.get(id).and_then(|callback| callback.answer.clone())
    }
}
