//! Takes a backup while the desk serves.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc::{self, Receiver, Sender};
use zayavka_shared::Timestamp;

use super::archive::Writer;
use super::manifest::{FORMAT, Manifest};
use super::store;
use crate::db::Db;
use crate::files::Storage;

/// Pieces that wait to be written: enough that database and disk both keep busy.
const WAITING: usize = 4;

/// Something to put into the archive.
#[derive(Debug)]
pub(super) enum Piece {
    Rows { name: String, lines: String },
    File { id: String, path: PathBuf },
}

impl Piece {
    pub(super) fn rows(table: &str, number: u32, lines: String) -> Self {
        Self::Rows { name: format!("database/{table}/{number:06}.jsonl"), lines }
    }
}

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum TakeFailure {
    #[error("the database cannot be read")]
    Database(#[from] sqlx::Error),
    #[error("the archive cannot be written")]
    Archive(#[from] io::Error),
    #[error("the row of a file has the id {0:?}, which is none")]
    FileId(String),
    #[error("the thread that writes the archive ended")]
    Thread(#[from] tokio::task::JoinError),
}

/// Writes the archive; what stands in it.
///
/// # Errors
/// If the file exists, or something cannot be read or written.
pub async fn take(db: &Db, storage: &Storage, file: &Path, now: Timestamp) -> Result<Manifest, TakeFailure> {
    let (pieces, waiting) = mpsc::channel(WAITING);
    let archive = Writer::create(file)?;
    let writing = tokio::task::spawn_blocking(move || write(archive, waiting));
    let sent = send(db, storage, &pieces).await;
    drop(pieces);
    let written = writing.await?;
    let (migration, rows) = sent?;
    let (archive, missing_files) = written?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        migration,
        taken_at: now,
        rows,
        missing_files,
        entries: BTreeMap::new(),
    };
    Ok(tokio::task::spawn_blocking(move || archive.finish(manifest)).await??)
}

/// The version of the tables, and how many rows each has.
type Sent = (i64, BTreeMap<String, u64>);

async fn send(db: &Db, storage: &Storage, to: &Sender<Piece>) -> Result<Sent, TakeFailure> {
    let mut snapshot = db.snapshot().await?;
    let migration = snapshot.migration().await?;
    let mut rows = BTreeMap::new();
    for table in store::list_tables(&mut snapshot).await? {
        let count = store::send_rows(&mut snapshot, &table, to).await?;
        rows.insert(table, count);
    }
    let files = store::list_files(&mut snapshot).await?;
    // The database need not keep the moment any longer: a file never changes.
    drop(snapshot);
    for id in files {
        let parsed = id.parse().map_err(|_| TakeFailure::FileId(id.clone()))?;
        if to.send(Piece::File { id, path: storage.path(parsed) }).await.is_err() {
            break;
        }
    }
    Ok((migration, rows))
}

/// Puts every piece into the archive; tells which files were not there.
fn write(mut archive: Writer, mut pieces: Receiver<Piece>) -> io::Result<(Writer, Vec<String>)> {
    let mut missing = Vec::new();
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Rows { name, lines } => archive.add(name, lines.len() as u64, lines.as_bytes())?,
            Piece::File { id, path } => match File::open(path) {
                Ok(file) => archive.add(format!("files/{id}"), file.metadata()?.len(), file)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(id),
                Err(error) => return Err(error),
            },
        }
    }
    Ok((archive, missing))
}
