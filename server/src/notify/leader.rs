//! One process of many speaks to Telegram, so that its limits and its updates need no sharing.
//!
//! PostgreSQL keeps the lock with a connection and gives it up with it. SQLite is one process's own.

use std::future::Future;
use std::time::Duration;

use sqlx::{Connection as _, PgConnection, PgPool};
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use crate::db::Db;

/// Between two tries to become the leader.
const TRY_EVERY: Duration = Duration::from_secs(2);
/// How often the leader makes sure that it still is one: sooner than another begins to send.
const CHECK_EVERY: Duration = Duration::from_millis(500);
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

/// What only one process does at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    Outbox,
    Inbox,
}

impl Lock {
    /// The key of the advisory lock: any number that nothing else in the database uses.
    fn key(self) -> i64 {
        match self {
            Self::Outbox => 0x7a61_7961_766b_0001,
            Self::Inbox => 0x7a61_7961_766b_0002,
        }
    }
}

/// Does the work while this process leads; ends only when it is dropped.
pub async fn lead<F, W>(db: &Db, lock: Lock, work: F)
where
    F: Fn() -> W,
    W: Future<Output = ()>,
{
    let Some(pool) = db.postgres() else {
        return work().await;
    };
    loop {
        match acquire(pool, lock).await {
            Ok(mut connection) => {
                info!(lock = ?lock, "this process leads the {lock:?}");
                tokio::select! {
                    () = work() => return,
                    error = lose(&mut connection) => {
                        warn!(error = %error, lock = ?lock, "this process no longer leads the {lock:?}");
                    }
                }
            }
            Err(error) => warn!(error = %error, lock = ?lock, "cannot try to lead the {lock:?}"),
        }
        sleep(TRY_EVERY).await;
    }
}

/// Waits until the lock is ours; the connection keeps it.
async fn acquire(pool: &PgPool, lock: Lock) -> Result<PgConnection, sqlx::Error> {
    let mut connection = pool.acquire().await?.detach();
    loop {
        let is_ours: bool = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
            .bind(lock.key())
            .fetch_one(&mut connection)
            .await?;
        if is_ours {
            return Ok(connection);
        }
        sleep(TRY_EVERY).await;
    }
}

/// Ends when the connection does, and the lock with it.
async fn lose(connection: &mut PgConnection) -> sqlx::Error {
    loop {
        sleep(CHECK_EVERY).await;
        match timeout(CHECK_TIMEOUT, connection.ping()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return error,
            Err(_) => return sqlx::Error::PoolTimedOut,
        }
    }
}
