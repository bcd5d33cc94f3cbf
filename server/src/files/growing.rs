//! Files that grow part by part. Until it is whole such a file lies under its id in a folder of its own.
//!
//! Whoever writes to one holds the system's lock on it, so a twin of the same request waits, be it in another
//! process. The row tells how much counts: what lies behind that was written and never acknowledged.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use zayavka_shared::FileId;

use super::storage::Storage;

const PIECE: usize = 256 * 1024;

/// A growing file that nobody else writes to, until it is dropped.
#[derive(Debug)]
pub(super) struct Growing {
    file: Arc<File>,
    id: FileId,
}

impl Storage {
    /// Takes hold of a growing file; waits for whoever holds it.
    pub(super) async fn grow(&self, id: FileId) -> io::Result<Growing> {
        let (partial, settled) = (self.partial(id), self.path(id));
        blocking(move || {
            let file = open(&partial, &settled)?;
            file.lock()?;
            Ok(Growing { file: Arc::new(file), id })
        })
        .await
    }

    /// How many of the bytes that were acknowledged are there: all of them, or none where the store came from a
    /// backup, which has no halves of files.
    pub(super) async fn recall(&self, growing: &Growing, received: i64) -> io::Result<i64> {
        let (partial, settled) = (self.partial(growing.id), self.path(growing.id));
        let file = growing.file.clone();
        blocking(move || {
            // A kill may have come between the move of the whole file and the row that tells of it.
            if !partial.try_exists()? {
                fs::rename(&settled, &partial)?;
            }
            let length = i64::try_from(file.metadata()?.len()).unwrap_or(i64::MAX);
            Ok(if length < received { 0 } else { received })
        })
        .await
    }

    /// Gives a whole file its place; when this returns, it survives a power cut.
    pub(super) async fn settle(&self, id: FileId) -> io::Result<()> {
        let (partial, settled) = (self.partial(id), self.path(id));
        blocking(move || {
            let folder = settled.parent().unwrap_or(&settled);
            fs::create_dir_all(folder)?;
            fs::rename(&partial, &settled)?;
            File::open(folder)?.sync_all()
        })
        .await
    }

    /// Removes what there is of a file that was never recorded as whole, wherever it lies.
    pub(super) async fn abandon(&self, id: FileId) -> io::Result<()> {
        self.remove_partial(id).await?;
        self.remove(id).await
    }

    pub(super) async fn remove_partial(&self, id: FileId) -> io::Result<()> {
        match tokio::fs::remove_file(self.partial(id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The growing files that are here.
    pub(super) async fn list_partial(&self) -> io::Result<Vec<FileId>> {
        let mut ids = Vec::new();
        let mut entries = tokio::fs::read_dir(self.partials()).await?;
        while let Some(entry) = entries.next_entry().await? {
            ids.extend(entry.file_name().to_str().and_then(|name| name.parse::<FileId>().ok()));
        }
        Ok(ids)
    }

    fn partial(&self, id: FileId) -> PathBuf {
        self.partials().join(id.to_string())
    }
}

impl Growing {
    /// Writes a part behind the first `offset` bytes, in the place of whatever lies there; when this returns, the
    /// part survives a power cut.
    pub(super) async fn append(&self, offset: i64, part: Bytes) -> io::Result<()> {
        let file = self.file.clone();
        blocking(move || {
            let offset = offset.cast_unsigned();
            file.set_len(offset)?;
            let mut writer = &*file;
            writer.seek(SeekFrom::Start(offset))?;
            writer.write_all(&part)?;
            file.sync_data()
        })
        .await
    }

    /// The beginning, so many bytes at most.
    pub(super) async fn head(&self, length: usize) -> io::Result<Vec<u8>> {
        let file = self.file.clone();
        blocking(move || {
            let mut reader = &*file;
            reader.seek(SeekFrom::Start(0))?;
            let mut head = Vec::new();
            reader.take(length as u64).read_to_end(&mut head)?;
            Ok(head)
        })
        .await
    }

    /// SHA-256 of the whole, in hexadecimal.
    pub(super) async fn hash(&self) -> io::Result<String> {
        let file = self.file.clone();
        blocking(move || {
            let mut reader = &*file;
            reader.seek(SeekFrom::Start(0))?;
            let (mut hash, mut piece) = (Sha256::new(), vec![0; PIECE]);
            loop {
                let length = reader.read(&mut piece)?;
                if length == 0 {
                    return Ok(hex::encode(hash.finalize()));
                }
                hash.update(&piece[..length]);
            }
        })
        .await
    }
}

/// Opens the file where it lies; a new one is made, its name on the disk before anything is acknowledged.
fn open(partial: &Path, settled: &Path) -> io::Result<File> {
    for path in [partial, settled] {
        match File::options().read(true).write(true).open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => return opened,
        }
    }
    let file = File::options().read(true).write(true).create(true).truncate(false).open(partial)?;
    File::open(partial.parent().unwrap_or(partial))?.sync_all()?;
    Ok(file)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
