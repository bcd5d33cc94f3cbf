//! What truly differs between SQLite and PostgreSQL.

use sqlx::AssertSqlSafe;

use super::{Conn, Link};

/// The tables of PostgreSQL that number their rows.
const IDENTITIES: &str = "
    /* PostgreSQL */
    SELECT table_name::text
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES'
    ORDER BY table_name";

/// Whether the database refused a second row with the same key.
#[must_use]
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

impl Conn {
    /// What ends a `SELECT` that must hold its rows until the commit. SQLite has one writer at a time
    /// and needs nothing.
    #[must_use]
    pub fn for_update(&mut self) -> &'static str {
        match self.link() {
            Link::Sqlite(_) => "",
            Link::Postgres(_) => " FOR UPDATE",
        }
    }

    /// After rows were inserted with ids of their own: the next row of every table gets an id that none
    /// has. SQLite sees to it by itself.
    ///
    /// # Errors
    /// If the database refuses.
    pub async fn restart_identities(&mut self) -> Result<(), sqlx::Error> {
        let Link::Postgres(c) = self.link() else { return Ok(()) };
        let tables: Vec<String> = sqlx::query_scalar(IDENTITIES).fetch_all(&mut *c).await?;
        for table in tables {
            let sql = format!(
                "/* PostgreSQL */ SELECT setval(pg_get_serial_sequence('{table}', 'id'), MAX(id)) FROM {table} HAVING MAX(id) > 0"
            );
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *c).await?;
        }
        Ok(())
    }

    /// Lets PostgreSQL count its rows anew, so that its plans fit the many that just came.
    ///
    /// # Errors
    /// If the database refuses.
    pub async fn gather_statistics(&mut self) -> Result<(), sqlx::Error> {
        if let Link::Postgres(c) = self.link() {
            sqlx::query("ANALYZE").execute(c).await?;
        }
        Ok(())
    }
}
