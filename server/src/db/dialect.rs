//! What truly differs between SQLite and PostgreSQL.

use super::{Conn, Link};

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
}
