//! Makes all words anew where they were made by older rules, beside the running desk.

use std::time::Duration;

use tracing::{error, info};
use zayavka_shared::{TicketId, UserId};

use super::{index, store};
use crate::App;
use crate::error::Error;
use crate::people;

/// Grows whenever the same text would give other words than before.
const RULES: i64 = 1;
/// Tickets of one transaction: short enough that nobody waits for it.
const BATCH: i64 = 50;
/// Between two batches others write.
const PAUSE: Duration = Duration::from_millis(5);
const RETRY: Duration = Duration::from_secs(60);

/// Renews the index if that is due, then rests. Processes that do it at once do no harm: words are
/// replaced, and a ticket is locked while they are made.
pub async fn run(app: App) {
    while let Err(error) = renew(&app).await {
        error!(error = %error, "the index of the search cannot be renewed; trying again");
        tokio::time::sleep(RETRY).await;
    }
    std::future::pending().await
}

/// Makes the words of every ticket anew, if they were made by other rules.
///
/// # Errors
/// If the database fails; the work then begins again with the next call.
pub async fn renew(app: &App) -> Result<(), Error> {
    if store::find_rules(&mut app.db().read().await?).await? == RULES {
        return Ok(());
    }
    renew_names(app).await?;
    let mut after = TicketId(0);
    loop {
        let mut tx = app.db().begin().await?;
        let ids = store::lock_ids(&mut tx, after, BATCH).await?;
        for id in &ids {
            index(&mut tx, *id).await?;
        }
        let Some(last) = ids.last() else {
            store::set_rules(&mut tx, RULES).await?;
            tx.commit().await?;
            info!("the search knows every ticket by the newest rules");
            return Ok(());
        };
        after = *last;
        tx.commit().await?;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn renew_names(app: &App) -> Result<(), Error> {
    let mut after = UserId(0);
    loop {
        let mut tx = app.db().begin().await?;
        let users = people::store::list_after(&mut tx, after, BATCH).await?;
        for user in &users {
            people::store::set_name_words(&mut tx, user).await?;
        }
        let Some(last) = users.last() else { return Ok(()) };
        after = last.id;
        tx.commit().await?;
    }
}
