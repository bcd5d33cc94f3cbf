//! What an archive says of itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use zayavka_shared::Timestamp;

/// The layout of archives that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// The last entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The version of the database's tables.
    pub migration: i64,
    pub taken_at: Timestamp,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
    /// Files that a row names and that were not in the store.
    pub missing_files: Vec<String>,
    /// Every entry before this one.
    pub entries: BTreeMap<String, Entry>,
}

/// What an intact entry is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    pub sha256: String,
}

impl Manifest {
    /// How many rows a table has.
    #[must_use]
    pub fn rows_of(&self, table: &str) -> u64 {
        self.rows.get(table).copied().unwrap_or(0)
    }
}

/// For the operator.
impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: u64 = self.rows.values().sum();
        let files = self.rows_of("files") - self.missing_files.len() as u64;
        let tickets = self.rows_of("tickets");
        write!(f, "{tickets} tickets, {rows} rows and {files} files of {}", self.taken_at.to_rfc3339())?;
        for id in &self.missing_files {
            write!(f, "\nnot in the store, and so not in the archive: the file {id}")?;
        }
        Ok(())
    }
}
