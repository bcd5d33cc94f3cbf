//! Faults that a test orders: refusals, delays and dropped lines.

use serde::{Deserialize, Serialize};

/// What goes wrong with a call.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(crate) enum FaultKind {
    #[serde(rename = "429")]
    Flood,
    #[serde(rename = "403")]
    Forbidden,
    #[serde(rename = "500")]
    Internal,
    /// The connection closes before anything was done.
    #[serde(rename = "reset")]
    Reset,
    /// The call is done, late.
    #[serde(rename = "delay")]
    Delay,
    /// The call is done, and the connection closes without the answer.
    #[serde(rename = "lost")]
    Lost,
}

/// One order; it ends when `count` calls have met it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Fault {
    #[serde(default)]
    pub(crate) id: u64,
    /// A Bot API method in any letter case, or `*`.
    #[serde(default = "any_method")]
    pub(crate) method: String,
    pub(crate) kind: FaultKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u64>,
    /// How many calls in a hundred meet it; all, if not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) percent: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) chat_id: Option<i64>,
}

fn any_method() -> String {
    "*".to_owned()
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    orders: Vec<Fault>,
    last: u64,
}

impl Faults {
    pub(crate) fn add(&mut self, mut fault: Fault) -> Fault {
        self.last += 1;
        fault.id = self.last;
        self.orders.push(fault.clone());
        fault
    }

    pub(crate) fn all(&self) -> &[Fault] {
        &self.orders
    }

    /// Ends the orders that match; with nothing named, all.
    pub(crate) fn remove(&mut self, id: Option<u64>, method: Option<&str>, kind: Option<FaultKind>) {
        self.orders.retain(|fault| {
            id.is_some_and(|id| id != fault.id)
                || method.is_some_and(|method| !method.eq_ignore_ascii_case(&fault.method))
                || kind.is_some_and(|kind| kind != fault.kind)
        });
    }

    /// The fault that this call meets; `dice` decides where only a part of the calls does.
    pub(crate) fn meet(&mut self, method: &str, chat_id: Option<i64>, dice: u64) -> Option<Fault> {
        let at = self.orders.iter().position(|fault| {
            (fault.method == "*" || fault.method.eq_ignore_ascii_case(method))
                && (fault.chat_id.is_none() || fault.chat_id == chat_id)
                && fault.percent.is_none_or(|percent| dice % 100 < percent)
        })?;
        let met = self.orders[at].clone();
        if let Some(count) = &mut self.orders[at].count {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.orders.remove(at);
            }
        }
        Some(met)
    }
}
