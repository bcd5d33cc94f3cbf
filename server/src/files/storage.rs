//! The store: a folder. A file is written under a passing name and renamed when it is whole.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt as _;
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;
use zayavka_shared::{FileId, Timestamp};

const INCOMING: &str = "incoming";
const PARTIAL: &str = "partial";

/// The folder of uploaded files.
#[derive(Debug)]
pub struct Storage {
    root: PathBuf,
    drawing: Mutex<()>,
}

/// A file that is being received. Dropped before it is kept, it is removed.
#[derive(Debug)]
pub(super) struct Draft {
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl Storage {
    /// Opens the folder, made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub async fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root.join(INCOMING)).await?;
        fs::create_dir_all(root.join(PARTIAL)).await?;
        Ok(Self { root: root.to_owned(), drawing: Mutex::new(()) })
    }

    pub(super) async fn receive(&self) -> io::Result<Draft> {
        let path = self.root.join(INCOMING).join(Uuid::new_v4().to_string());
        let file = File::create_new(&path).await?;
        Ok(Draft { path, file, is_kept: false })
    }

    /// Gives a whole draft its place; when this returns, it survives a power cut.
    pub(super) async fn keep(&self, mut draft: Draft, id: FileId) -> io::Result<()> {
        draft.file.flush().await?;
        draft.file.sync_all().await?;
        let path = self.path(id);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).await?;
        fs::rename(&draft.path, &path).await?;
        draft.is_kept = true;
        File::open(folder).await?.sync_all().await
    }

    /// Where a file lies: folders of two letters, since file systems are slow with millions in one.
    pub(crate) fn path(&self, id: FileId) -> PathBuf {
        let name = id.to_string();
        self.root.join(&name[..2]).join(name)
    }

    /// Whether no file was ever kept here; halves of files do not count.
    pub(crate) async fn is_empty(&self) -> io::Result<bool> {
        let mut entries = fs::read_dir(&self.root).await?;
        while let Some(entry) = entries.next_entry().await? {
            if entry.file_name() != INCOMING && entry.file_name() != PARTIAL {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The folder of files that grow part by part.
    pub(super) fn partials(&self) -> PathBuf {
        self.root.join(PARTIAL)
    }

    /// Removes a file, and its thumbnail with it.
    pub(super) async fn remove(&self, id: FileId) -> io::Result<()> {
        for path in [self.path_of_thumbnail(id), self.path(id)] {
            match fs::remove_file(path).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// The thumbnail that was made of a file, if one was.
    pub(super) async fn thumbnail(&self, id: FileId) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path_of_thumbnail(id)).await {
            // A power cut may leave nothing in it: then it is made again.
            Ok(content) if content.is_empty() => Ok(None),
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a thumbnail; whoever reads meanwhile gets all of it or nothing.
    pub(super) async fn keep_thumbnail(&self, id: FileId, content: &[u8]) -> io::Result<()> {
        let mut draft = self.receive().await?;
        draft.write(content).await?;
        draft.file.flush().await?;
        fs::rename(&draft.path, self.path_of_thumbnail(id)).await?;
        draft.is_kept = true;
        Ok(())
    }

    /// Waits for one's turn to draw a thumbnail.
    pub(super) async fn turn_to_draw(&self) -> MutexGuard<'_, ()> {
        self.drawing.lock().await
    }

    fn path_of_thumbnail(&self, id: FileId) -> PathBuf {
        self.path(id).with_added_extension("thumbnail")
    }

    /// Removes what was being received when the process was killed.
    pub(super) async fn remove_drafts(&self, before: Timestamp) -> io::Result<()> {
        let mut entries = fs::read_dir(self.root.join(INCOMING)).await?;
        while let Some(entry) = entries.next_entry().await? {
            let written = entry.metadata().await?.modified()?.duration_since(std::time::UNIX_EPOCH);
            let is_old =
                written.is_ok_and(|age| i64::try_from(age.as_millis()).is_ok_and(|ms| ms < before.0));
            if is_old {
                fs::remove_file(entry.path()).await?;
            }
        }
        Ok(())
    }
}

impl Draft {
    pub(super) async fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece).await
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        // One small call, on a path where the request has failed already.
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(error = %error, "a half of a file could not be removed");
        }
    }
}
