//! One archive of the database and the files: taken while the desk serves, restored into an empty one.
//!
//! Rows stand in it as JSON, a line each, whatever the database; so a desk moves from SQLite to PostgreSQL,
//! or back, by a backup and a restore. The rows are of one moment; files never change, so those that the
//! rows name are copied afterwards. The manifest stands last and says what an intact archive holds.

mod archive;
mod manifest;
mod restore;
mod store;
mod take;

pub use manifest::Manifest;
pub use restore::{RestoreFailure, Unusable, restore};
pub use take::{TakeFailure, take};

use std::path::Path;

use anyhow::Context as _;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::files::Storage;

/// `zayavka backup FILE`.
///
/// # Errors
/// If the file exists, or something cannot be read or written; no archive is left then.
pub async fn run_take(config: &Config, file: &Path) -> anyhow::Result<()> {
    let db = Db::open_existing(&config.database_url).await?;
    let storage = Storage::open(&config.storage_path).await.context("cannot open the store of files")?;
    let taken = take(&db, &storage, file, Clock::system().now()).await;
    db.close().await;
    println!("{}: {}", file.display(), taken?);
    Ok(())
}

/// `zayavka restore FILE`.
///
/// # Errors
/// If the archive or what it is restored into cannot be used, or something fails on the way; the database
/// is then as it was.
pub async fn run_restore(config: &Config, file: &Path) -> anyhow::Result<()> {
    let manifest = restore(&config.database_url, &config.storage_path, file).await?;
    println!("{}: {manifest}", file.display());
    Ok(())
}
