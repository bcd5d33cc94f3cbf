//! The bot: what Telegram brings (updates, kept before they are confirmed) and what follows from it.
//!
//! Whatever the bot answers goes through the outbox, in the transaction in which the update is handled.

mod download;
mod draft;
mod edit;
mod intent;
mod launch;
mod message;
mod poll;
mod press;
mod reply;
mod say;
mod store;
mod update;
mod webhook;
mod worker;

pub use draft::ask_for_files;
pub use poll::{FetchFailure, delete_webhook, fetch_updates};
pub use webhook::{routes, set_webhook};
pub use worker::handle_due;

use say::Refused;

use crate::App;
use crate::config::UpdatesMode;
use crate::error::Error;
use crate::notify::{Lock, lead};

/// Why an update is not handled.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The person is told, and that is the end of it.
    #[error("the reply is refused: {0:?}")]
    Refused(Refused),
    #[error("Telegram did not give the file: {0}")]
    Telegram(String),
    #[error("the act failed")]
    Act(#[from] Error),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Failure {
    /// The failure with its causes, for the log.
    fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            text = format!("{text}: {cause}");
            source = cause.source();
        }
        text
    }
}

/// Presents the bot, takes updates and handles them until it is dropped. With PostgreSQL one process at a
/// time polls, or sets the webhook, and handles.
pub async fn run(app: App) {
    let updates = lead(app.db(), Lock::Inbox, || async {
        let taking = async {
            match app.config().telegram_updates {
                UpdatesMode::Polling => poll::run(&app).await,
                UpdatesMode::Webhook => webhook::run(&app).await,
            }
        };
        tokio::join!(taking, worker::run(&app));
    });
    tokio::join!(launch::run(&app), updates);
}
