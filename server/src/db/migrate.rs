//! The migrations, built into the binary. Both folders have the same file names; none is edited once landed.

use std::borrow::Cow;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{PgPool, SqlSafeStr, SqlitePool};

use super::{Conn, on};

/// Why the tables could not be brought up to date.
#[derive(Debug, thiserror::Error)]
#[error("cannot bring the database's tables up to date")]
pub struct MigrateFailure(#[from] MigrateError);

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        const SQLITE: &[(i64, &str, &str)] =
            &[$(($version, $name, include_str!(concat!("../../../migrations/sqlite/", $version, "_", $name, ".sql")))),+];
        const POSTGRES: &[(i64, &str, &str)] =
            &[$(($version, $name, include_str!(concat!("../../../migrations/postgres/", $version, "_", $name, ".sql")))),+];
    };
}

migrations! {
    20261124120000 "spine",
    20261125180000 "invites",
    20261126080000 "search",
    20261126085000 "names",
    20261126090000 "ratings",
    20261126100000 "reports",
    20261126110000 "templates",
    20261126110500 "consents",
    20261126150000 "category_versions",
    20261130100000 "uploads",
    20261130110000 "drafts",
    20261130110500 "category_groups",
    20261130120000 "answer_times",
    20261130120500 "edited_comments",
    20261130130000 "preferences",
    20261130170000 "faq",
}

fn migrator(list: &'static [(i64, &'static str, &'static str)]) -> Migrator {
    let migration = |&(version, name, sql): &(i64, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(list.iter().map(migration).collect())
}

pub(super) async fn sqlite(pool: &SqlitePool) -> Result<(), MigrateFailure> {
    Ok(migrator(SQLITE).run(pool).await?)
}

pub(super) async fn postgres(pool: &PgPool) -> Result<(), MigrateFailure> {
    Ok(migrator(POSTGRES).run(pool).await?)
}

pub(super) async fn sqlite_to(version: i64, pool: &SqlitePool) -> Result<(), MigrateFailure> {
    Ok(migrator(SQLITE).run_to(version, pool).await?)
}

pub(super) async fn postgres_to(version: i64, pool: &PgPool) -> Result<(), MigrateFailure> {
    Ok(migrator(POSTGRES).run_to(version, pool).await?)
}

/// The version of the last migration.
pub(crate) fn newest() -> i64 {
    SQLITE.last().map_or(0, |(version, ..)| *version)
}

impl Conn {
    /// The version of the tables.
    ///
    /// # Errors
    /// If there are none.
    pub async fn migration(&mut self) -> Result<i64, sqlx::Error> {
        const SQL: &str = "SELECT MAX(version) FROM _sqlx_migrations";
        on!(self, c => sqlx::query_scalar(SQL).fetch_one(c).await)
    }
}
