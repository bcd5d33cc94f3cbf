//! The log of the Bot API's calls, for tests and for the page.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use super::faults::FaultKind;

/// Enough for a long test; older calls are forgotten.
const KEPT: usize = 20_000;

/// One finished call. The token is never part of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Call {
    pub(crate) id: u64,
    pub(crate) method: String,
    pub(crate) params: Value,
    /// The HTTP status; 0 if the caller got no answer.
    pub(crate) status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    /// The messages that the call made or changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) message_ids: Vec<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fault: Option<FaultKind>,
    /// Arrival and end, Unix milliseconds.
    pub(crate) at_ms: i64,
    pub(crate) done_ms: i64,
}

#[derive(Debug, Default)]
pub(crate) struct Calls {
    kept: VecDeque<Call>,
    last: u64,
}

impl Calls {
    /// Numbers the call and keeps it.
    pub(crate) fn add(&mut self, mut call: Call) -> u64 {
        self.last += 1;
        call.id = self.last;
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(call);
        self.last
    }

    pub(crate) fn after(&self, id: u64) -> Vec<&Call> {
        self.kept.iter().filter(|call| call.id > id).collect()
    }

    /// Forgets the calls; their numbers go on growing.
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
    }
}
