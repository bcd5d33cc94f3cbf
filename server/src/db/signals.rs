//! Wakes whoever waits for committed rows: the live hub and the outbox. A wake carries nothing, so waking
//! once for many commits is as good as waking for each.

use tokio::sync::watch;

/// Wakes of one process. Waiters read on from where they stopped and also look by themselves now and then.
#[derive(Debug)]
pub struct Signals {
    /// Commits of this process.
    local: watch::Sender<u64>,
    /// Commits of any process, this one included.
    any: watch::Sender<u64>,
}

impl Default for Signals {
    fn default() -> Self {
        Self { local: watch::Sender::new(0), any: watch::Sender::new(0) }
    }
}

impl Signals {
    /// Something was committed here.
    pub(super) fn committed(&self) {
        self.local.send_modify(|count| *count += 1);
        self.any.send_modify(|count| *count += 1);
    }

    /// Another process told that it committed something.
    pub(super) fn heard(&self) {
        self.any.send_modify(|count| *count += 1);
    }

    /// Commits of this process, to tell the others of.
    pub(super) fn watch_local(&self) -> watch::Receiver<u64> {
        self.local.subscribe()
    }

    /// Commits anywhere.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.any.subscribe()
    }
}
