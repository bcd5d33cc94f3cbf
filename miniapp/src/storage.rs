//! What this browser remembers. Storage may be absent or forbidden (a page within another site's often is):
//! then it is remembered for as long as the page is open. It may be full: then nothing more is remembered.
//! Nothing breaks.

use std::cell::RefCell;
use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::report;

/// How long a value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    Lasting,
    /// Until the page is closed.
    ThisPage,
    /// The device is full.
    Nowhere,
}

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
        serde_json::from_str(&read(&self.full_key(key))?).ok()
    }

    /// Keeps the value; a full storage is reported to the console alone.
    pub fn save<T: Serialize>(self, key: &str, value: &T) {
        if self.keep(key, value) == Keeping::Nowhere {
            report::note("keeping a value", key);
        }
    }

    /// Keeps the value, and tells for how long.
    #[must_use]
    pub fn keep<T: Serialize>(self, key: &str, value: &T) -> Keeping {
        let Ok(text) = serde_json::to_string(value) else { return Keeping::Nowhere };
        let key = self.full_key(key);
        match storage() {
            Some(storage) if storage.set_item(&key, &text).is_ok() => Keeping::Lasting,
            Some(_) => Keeping::Nowhere,
            None => {
                PAGE.with_borrow_mut(|page| page.insert(key, text));
                Keeping::ThisPage
            }
        }
    }

    pub fn forget(self, key: &str) {
        let key = self.full_key(key);
        match storage() {
            Some(storage) => report::ignore("forgetting a value", storage.remove_item(&key)),
            None => PAGE.with_borrow_mut(|page| drop(page.remove(&key))),
        }
    }

    fn full_key(self, key: &str) -> String {
        format!("zayavka:{}:{key}", self.telegram_id)
    }
}

thread_local! {
    /// In place of a storage that is not there.
    static PAGE: RefCell<HashMap<String, String>> = RefCell::default();
}

fn read(key: &str) -> Option<String> {
    match storage() {
        Some(storage) => storage.get_item(key).ok().flatten(),
        None => PAGE.with_borrow(|page| page.get(key).cloned()),
    }
}

/// Reading the property itself may throw where storage is blocked.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
