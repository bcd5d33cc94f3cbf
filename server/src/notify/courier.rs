//! The scheduler's inner step: picks the messages that may go now, sends them side by side, and writes down
//! what became of each.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::task::JoinSet;
use tracing::{error, info, warn};
use zayavka_shared::{Timestamp, UserId};

use super::file;
use super::outcome::{Outcome, SentMessage};
use super::pace::{Before, Ending, MEMORY_MS, Pace, Turn};
use super::store::{self, Row};
use super::{Push, retry_delay_ms};
use crate::App;
use crate::metrics::Message;
use crate::people;
use crate::telegram::CallError;

/// Calls under way at once: what a kill may double.
const UNDER_WAY_MAX: usize = 16;
/// Candidates looked at in one step: more than chats can be waiting for their limits at once.
const CANDIDATES: i64 = 256;
const SEND_TIMEOUT: Duration = Duration::from_secs(30);
/// Between two tries to write down what became of a message.
const SETTLE_RETRY: Duration = Duration::from_secs(1);
/// A message that Telegram does not answer is tried at least this often.
const LONGEST_DELAY_MS: i64 = 5 * 60 * 1000;

/// Carries messages; dropped, it leaves those under way to the next one.
pub(super) struct Courier {
    app: App,
    pace: Pace,
    candidates: VecDeque<Row>,
    /// Tasks of their own: they go on, and give their connections back, while the outbox is read.
    under_way: JoinSet<Done>,
    /// Telegram answered after an outage: what it did not take is due again.
    is_back: bool,
}

/// A call that ended and is written down.
pub(super) struct Done {
    chat: i64,
    ending: Ending,
}

impl Courier {
    /// Begins where the outbox stands.
    pub(super) async fn begin(app: &App, before: Before) -> Result<Self, sqlx::Error> {
        let now = app.clock().now();
        let sent = store::list_sent(&mut app.db().read().await?, now.plus_ms(-MEMORY_MS)).await?;
        Ok(Self {
            pace: Pace::rebuilt(&sent, before, now.0),
            app: app.clone(),
            candidates: VecDeque::new(),
            under_way: JoinSet::new(),
            is_back: false,
        })
    }

    /// Looks for messages that are due.
    pub(super) async fn look(&mut self) -> Result<(), sqlx::Error> {
        let now = self.app.clock().now();
        if self.is_back {
            retry_now(&self.app).await?;
            self.is_back = false;
        }
        let due = store::list_due(&mut self.app.db().read().await?, now, CANDIDATES).await?;
        // A message under way may be written down just now: it stood as waiting when the list was read.
        self.candidates = due.into_iter().filter(|row| !self.pace.is_busy(row.chat_id)).collect();
        Ok(())
    }

    /// Sends what may go of what was found. Tells when more may go; `None` if that is not for the clock to
    /// say.
    pub(super) fn send_ready(&mut self) -> Option<Timestamp> {
        let now = self.app.clock().now().0;
        let mut next: Option<i64> = None;
        for row in std::mem::take(&mut self.candidates) {
            match self.turn(row.chat_id, now) {
                Turn::Now => {
                    self.pace.begin(row.chat_id, now);
                    self.under_way.spawn(carry(self.app.clone(), row));
                }
                Turn::At(at) => {
                    next = Some(next.map_or(at, |next| next.min(at)));
                    self.candidates.push_back(row);
                }
                Turn::Busy => self.candidates.push_back(row),
            }
        }
        next.map(Timestamp)
    }

    fn turn(&mut self, chat: i64, now: i64) -> Turn {
        if self.under_way.len() >= UNDER_WAY_MAX { Turn::Busy } else { self.pace.turn(chat, now) }
    }

    /// Waits for a call to end; at once `None` if none is under way.
    pub(super) async fn next_done(&mut self) -> Option<()> {
        let joined = self.under_way.join_next().await?;
        // Nobody aborts one of them, so it has ended by itself or by a panic.
        let done = joined.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
        if self.pace.end(done.chat, self.app.clock().now().0, done.ending) {
            info!("Telegram answers again");
            self.is_back = true;
        }
        Some(())
    }

    pub(super) fn is_idle(&self) -> bool {
        self.under_way.is_empty()
    }
}

/// Makes due at once what Telegram did not answer.
async fn retry_now(app: &App) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    store::retry_now(&mut tx, app.clock().now()).await?;
    tx.commit().await
}

/// Sends one message and writes down what became of it.
async fn carry(app: App, row: Row) -> Done {
    let outcome = send(&app, &row).await;
    let at = app.clock().now();
    // Given up here, a message that Telegram took would be sent again and again.
    while let Err(error) = settle(&app, &row, &outcome, at).await {
        warn!(outbox.id = row.id, error = %error, "cannot write down what became of message {}", row.id);
        tokio::time::sleep(SETTLE_RETRY).await;
    }
    app.metrics().message(match outcome {
        Outcome::Sent { .. } => Message::Sent,
        Outcome::Unreachable(_) | Outcome::Impossible(_) => Message::Failed,
        Outcome::Flooded { .. } | Outcome::Unanswered(_) | Outcome::Moved { .. } => Message::Postponed,
    });
    let ending = match outcome {
        Outcome::Sent { .. } | Outcome::Unreachable(_) | Outcome::Moved { .. } | Outcome::Impossible(_) => {
            Ending::Answered
        }
        Outcome::Flooded { retry_after, .. } => Ending::Flooded { until: flood_end(at, retry_after).0 },
        Outcome::Unanswered(_) => Ending::Unanswered,
    };
    Done { chat: row.chat_id, ending }
}

async fn send(app: &App, row: &Row) -> Outcome {
    if row.is_file() {
        return file::carry(app, row).await;
    }
    let request = Push::from_payload(&row.payload).and_then(|push| push.request(app.config(), row.chat_id));
    let request = match request {
        Ok(request) => request,
        Err(fault) => return Outcome::Impossible(fault.to_string()),
    };
    let answer: Result<SentMessage, CallError> = app.telegram().ask(&request, SEND_TIMEOUT).await;
    Outcome::of(answer)
}

/// Writes what became of a message, with everything that follows from it, in one transaction.
async fn settle(app: &App, row: &Row, outcome: &Outcome, at: Timestamp) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    match outcome {
        Outcome::Sent { message_id } => {
            store::set_sent(&mut tx, row.id, at).await?;
            if let Some(told) = row.told() {
                let message = (row.chat_id, *message_id);
                store::insert_told(&mut tx, message, UserId(row.user_id), told, None, at).await?;
            }
        }
        Outcome::Flooded { retry_after, error } => {
            warn!(outbox.id = row.id, retry_after_s = retry_after, "Telegram asks a chat to wait");
            store::set_postponed(&mut tx, row.id, flood_end(at, *retry_after), error).await?;
        }
        Outcome::Unanswered(error) => {
            let failures = row.attempts.saturating_add(1);
            let due = at.plus_ms(retry_delay_ms(failures, LONGEST_DELAY_MS, row.id));
            if failures == 1 {
                warn!(outbox.id = row.id, error, "Telegram did not take message {}; trying again", row.id);
            }
            store::set_failed_for_now(&mut tx, row.id, due, error).await?;
        }
        Outcome::Unreachable(error) => {
            info!(user.id = row.user_id, error, "the bot cannot write to person {}", row.user_id);
            people::store::set_unreachable(&mut tx, row.chat_id, error).await?;
            store::give_up_chat(&mut tx, row.chat_id, at, error).await?;
        }
        Outcome::Moved { to } => store::move_chat(&mut tx, row.chat_id, *to).await?,
        Outcome::Impossible(error) => {
            error!(outbox.id = row.id, error, "message {} cannot be sent and is given up", row.id);
            store::set_given_up(&mut tx, row.id, at, error).await?;
        }
    }
    tx.commit().await
}

fn flood_end(at: Timestamp, retry_after: u64) -> Timestamp {
    at.plus_ms(i64::try_from(retry_after).unwrap_or(i64::MAX).saturating_mul(1000))
}
