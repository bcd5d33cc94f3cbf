//! Restores a backup into an empty database and an empty folder.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use tokio::sync::mpsc::{self, Receiver, Sender};
use zayavka_shared::FileId;

use super::archive;
use super::manifest::Manifest;
use super::store::{self, References, Target};
use crate::config::DatabaseUrl;
use crate::db::{Db, OpenFailure, Touched, Tx};
use crate::error::Error;
use crate::files::Storage;
use crate::search;

const WAITING: usize = 4;

/// What was given cannot be used; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("the archive cannot be used: {0}")]
    Archive(String),
    #[error("the folder of files is not empty; name a new one in ZAYAVKA_STORAGE_URL")]
    Folder,
    #[error("the archive is of a newer Zayavka; restore it with that or a later one")]
    Newer,
    #[error("the archive is of an older Zayavka than the tables of this database; name a new database")]
    Older,
}

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreFailure {
    #[error("nothing was restored")]
    Unusable(#[from] Unusable),
    #[error("a backup is restored into an empty database only")]
    Touched(#[from] Touched),
    #[error("the archive, or the store of files, fails")]
    Io(#[from] io::Error),
    #[error("cannot open the database")]
    Open(#[from] OpenFailure),
    #[error("the database does not take the rows")]
    Database(#[from] sqlx::Error),
    #[error("everything is restored but the index of the search, which the next start makes")]
    Search(#[from] Error),
    #[error("the thread that reads the archive ended")]
    Thread(#[from] tokio::task::JoinError),
}

/// Restores what the archive holds, and brings the tables up to date.
///
/// # Errors
/// [`Unusable`] and [`Touched`] before anything is written; later the database stays empty, and files that
/// were written already stay in the folder.
pub async fn restore(url: &DatabaseUrl, folder: &Path, file: &Path) -> Result<Manifest, RestoreFailure> {
    let path = file.to_owned();
    let verified = tokio::task::spawn_blocking(move || archive::verify(&path)).await??;
    let manifest = verified.map_err(Unusable::Archive)?;
    if manifest.migration > Db::newest_migration() {
        return Err(Unusable::Newer.into());
    }
    let storage = Storage::open(folder).await?;
    if !storage.is_empty().await? {
        return Err(Unusable::Folder.into());
    }
    let db = Db::open_at(url, manifest.migration).await?;
    let filled = fill(&db, storage, file, &manifest).await;
    let done = match filled {
        Ok(()) => renew(&db).await,
        Err(failure) => Err(failure),
    };
    db.close().await;
    done.map(|()| manifest)
}

/// Brings the tables up to date and makes what is derived from rows.
async fn renew(db: &Db) -> Result<(), RestoreFailure> {
    db.migrate().await.map_err(OpenFailure::from)?;
    search::renew(db).await?;
    Ok(())
}

async fn fill(db: &Db, storage: Storage, file: &Path, manifest: &Manifest) -> Result<(), RestoreFailure> {
    let mut tx = db.begin().await?;
    tx.ensure_untouched().await?;
    if tx.migration().await? != manifest.migration {
        return Err(Unusable::Older.into());
    }
    let (pieces, waiting) = mpsc::channel(WAITING);
    let path = file.to_owned();
    let reading = tokio::task::spawn_blocking(move || unpack(&path, &storage, &pieces));
    // The transaction stays open while files are unpacked: nobody else uses this database yet, and its
    // commit is what makes the restore have happened.
    let counts = insert(&mut tx, waiting).await;
    reading.await??;
    let counts = counts?;
    let expected = manifest.rows.iter().filter(|(_, count)| **count > 0);
    if let Some((table, _)) = expected.into_iter().find(|(table, count)| counts.get(*table) != Some(*count)) {
        return Err(Unusable::Archive(format!("not all rows of {table} are there")).into());
    }
    search::forget(&mut tx).await?;
    tx.restart_identities().await?;
    tx.commit().await?;
    Ok(())
}

/// Lines of one table.
type Rows = (String, String);

async fn insert(tx: &mut Tx, mut pieces: Receiver<Rows>) -> Result<BTreeMap<String, u64>, RestoreFailure> {
    let references = References::put_aside(tx).await?;
    let mut targets = HashMap::new();
    for table in store::list_tables(tx).await? {
        store::delete_all(tx, &table).await?;
        targets.insert(table.clone(), Target::of(tx, &table).await?);
    }
    let mut counts = BTreeMap::new();
    while let Some((table, lines)) = pieces.recv().await {
        let target = targets
            .get(&table)
            .ok_or_else(|| Unusable::Archive(format!("it has a table {table}, which is unknown here")))?;
        *counts.entry(table).or_default() += target.insert(tx, &lines).await?;
    }
    references.put_back(tx).await?;
    Ok(counts)
}

/// Sends the rows on and writes the files to their places.
fn unpack(path: &Path, storage: &Storage, rows: &Sender<Rows>) -> io::Result<()> {
    archive::read(path, |name, content| {
        if let Some(name) = name.strip_prefix("database/") {
            let table = name.split('/').next().unwrap_or(name).to_owned();
            let mut lines = String::new();
            content.read_to_string(&mut lines)?;
            let sent = rows.blocking_send((table, lines));
            return sent.map_err(|_| io::Error::other("the rows are not taken any more"));
        }
        match name.strip_prefix("files/").map(str::parse) {
            Some(Ok(id)) => keep(storage, id, content),
            Some(Err(_)) => Err(io::Error::other(format!("{name} is no file's id"))),
            None => Ok(()),
        }
    })
}

fn keep(storage: &Storage, id: FileId, content: &mut dyn Read) -> io::Result<()> {
    let path = storage.path(id);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(path)?;
    io::copy(content, &mut file)?;
    file.sync_all()
}
