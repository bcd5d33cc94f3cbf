//! Makes all words anew where they were made by older rules, beside the running desk.

use std::time::Duration;

use tracing::{error, info};
use zayavka_shared::{TicketId, UserId};

use super::{index, store};
use crate::App;
use crate::db::{Conn, Db};
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
    while let Err(error) = renew(app.db()).await {
        error!(error = %error, "the index of the search cannot be renewed; trying again");
        tokio::time::sleep(RETRY).await;
    }
    std::future::pending().await
}

/// Makes the words of every ticket anew, if they were made by other rules.
///
/// # Errors
/// If the database fails; the work then begins again with the next call.
pub async fn renew(db: &Db) -> Result<(), Error> {
    if store::find_rules(&mut db.read().await?).await? == RULES {
        return Ok(());
    }
    renew_names(db).await?;
    let mut after = TicketId(0);
    loop {
        let mut tx = db.begin().await?;
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

async fn renew_names(db: &Db) -> Result<(), Error> {
    let mut after = UserId(0);
    loop {
        let mut tx = db.begin().await?;
        let users = people::store::list_after(&mut tx, after, BATCH).await?;
        for user in &users {
            people::store::set_name_words(&mut tx, user).await?;
        }
        let Some(last) = users.last() else { return Ok(()) };
        after = last.id;
        tx.commit().await?;
    }
}

/// Lets the next [`renew`] make all words anew: rows came in by another way than people's acts.
///
/// # Errors
/// If the database fails.
pub async fn forget(db: &mut Conn) -> Result<(), sqlx::Error> {
    store::set_rules(db, 0).await
}
