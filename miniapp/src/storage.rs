//! What this browser remembers. Storage may be absent, full or forbidden: then nothing is remembered,
//! and nothing breaks.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::report;

/// The browser's local storage, with the keys of one person on one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    telegram_id: i64,
}

impl Memory {
    /// Keys carry the Telegram id: several accounts of one device share the origin.
    #[must_use]
    pub fn of(telegram_id: i64) -> Self {
        Self { telegram_id }
    }

    /// What was kept under the key, if it can still be read.
    #[must_use]
    pub fn load<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        let text = storage()?.get_item(&self.full_key(key)).ok().flatten()?;
        serde_json::from_str(&text).ok()
    }

    /// Keeps the value; a full or forbidden storage is reported to the console alone.
    pub fn save<T: Serialize>(self, key: &str, value: &T) {
        let Some(storage) = storage() else { return };
        match serde_json::to_string(value) {
            Ok(text) => report::ignore("keeping a value", storage.set_item(&self.full_key(key), &text)),
            Err(error) => report::note("keeping a value", &error.to_string()),
        }
    }

    /// Keeps the value; whether the device took it.
    #[must_use]
    pub fn try_save<T: Serialize>(self, key: &str, value: &T) -> bool {
        let text = serde_json::to_string(value).ok();
        text.zip(storage())
            .is_some_and(|(text, storage)| storage.set_item(&self.full_key(key), &text).is_ok())
    }

    pub fn forget(self, key: &str) {
        if let Some(storage) = storage() {
            report::ignore("forgetting a value", storage.remove_item(&self.full_key(key)));
        }
    }

    fn full_key(self, key: &str) -> String {
        format!("zayavka:{}:{key}", self.telegram_id)
    }
}

/// Reading the property itself may throw where storage is blocked.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
