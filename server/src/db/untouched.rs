//! Whether anyone was ever here: what fills a whole database does so only where nobody was.

use super::{Conn, Db, on};

/// Why the database cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum Touched {
    #[error("the database is not empty; name a new one in ZAYAVKA_DATABASE_URL")]
    NotEmpty,
    #[error("the database cannot be read")]
    Database(#[from] sqlx::Error),
}

/// Every row that is not the server's own hangs on a person, but for updates that wait.
const TRACES: &str = "
    SELECT COUNT(*)
    FROM (SELECT id FROM users UNION ALL SELECT id FROM teams UNION ALL SELECT update_id FROM inbox) AS traces";

impl Db {
    /// # Errors
    /// If someone was here before, or the database cannot be read.
    pub async fn ensure_untouched(&self) -> Result<(), Touched> {
        self.read().await?.ensure_untouched().await
    }
}

impl Conn {
    /// As [`Db::ensure_untouched`], within a transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn ensure_untouched(&mut self) -> Result<(), Touched> {
        let count: i64 = on!(self, c => sqlx::query_scalar(TRACES).fetch_one(c).await?);
        if count == 0 { Ok(()) } else { Err(Touched::NotEmpty) }
    }
}
