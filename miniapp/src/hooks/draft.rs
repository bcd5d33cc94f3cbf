//! Keeps what is being typed.

use serde::Serialize;
use yew::prelude::*;

use crate::storage::Memory;

/// Saves the draft at each change, and forgets it once there is nothing to keep.
#[hook]
pub fn use_draft_kept<T: Clone + PartialEq + Serialize + 'static>(
    memory: Memory,
    key: String,
    draft: Option<T>,
) {
    let is_first = use_mut_ref(|| true);
    use_effect_with((key, draft), move |(key, draft)| {
        // What was just restored stands there already.
        if is_first.replace(false) {
            return;
        }
        match draft {
            Some(draft) => memory.save(key, draft),
            None => memory.forget(key),
        }
    });
}
