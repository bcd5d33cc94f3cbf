//! What the browser remembers of files under way, so that they can go on after the page was loaded anew.

use serde::{Deserialize, Serialize};
use zayavka_shared::FileId;

use super::list::List;
use crate::storage::Memory;

const KEY: &str = "uploads";

/// A file that a form or a reply waits for, or has and not sent yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: FileId,
    pub(super) owner: String,
    /// As the file is called on this device.
    pub(super) name: String,
    pub(super) size: u64,
}

pub(super) fn load(memory: Memory) -> Vec<Kept> {
    memory.load(KEY).unwrap_or_default()
}

/// Remembers the files of forms and replies. What was sent with something is the server's to remember.
pub(super) fn save(memory: Memory, list: &List) {
    let kept: Vec<Kept> = list
        .iter()
        .filter(|one| !one.is_promised)
        .filter_map(|one| {
            Some(Kept {
                id: one.id?,
                owner: one.owner.key().to_owned(),
                name: one.name.to_string(),
                size: one.size,
            })
        })
        .collect();
    if kept.is_empty() { memory.forget(KEY) } else { memory.save(KEY, &kept) }
}
