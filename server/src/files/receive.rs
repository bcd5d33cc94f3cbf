//! Takes a file in, piece by piece: never the whole of it in memory, never more of it than the limit.

use std::io;
use std::pin::pin;

use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{FileId, UserId};

use super::{kind, name, store};
use crate::App;
use crate::best_effort::BestEffort as _;
use crate::error::Error;

/// A file that lies in the store; the database does not know it yet.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) id: FileId,
    pub(super) name: String,
    /// Bytes.
    pub(super) size: i64,
    pub(super) mime: &'static str,
    pub(super) sha256: String,
}

impl Received {
    /// What tells this upload from another one.
    pub(super) fn hash(&self) -> String {
        hex::encode(Sha256::digest(format!("{}\n{}", self.sha256, self.name)))
    }

    /// Takes it out of the store again: it was not wanted after all.
    pub(super) async fn discard(self, app: &App) {
        app.storage().remove(self.id).await.best_effort("removing a file that was not wanted");
    }
}

/// Keeps a file that did not come over HTTP; it belongs to `uploader` and waits to be attached.
///
/// # Errors
/// As an upload: too large, empty, a program; or the store or the database failed.
pub async fn keep(
    app: &App,
    uploader: UserId,
    name: &str,
    content: impl Stream<Item = io::Result<Bytes>>,
) -> Result<FileId, Error> {
    let file = receive(app, name, content).await?;
    let kept = async {
        let mut tx = app.db().begin().await?;
        store::insert(&mut tx, uploader, &file, app.clock().now()).await?;
        tx.commit().await
    };
    match kept.await {
        Ok(()) => Ok(file.id),
        Err(error) => {
            file.discard(app).await;
            Err(error.into())
        }
    }
}

/// Reads a stream into the store.
pub(super) async fn receive<E: Into<Error>>(
    app: &App,
    name: &str,
    content: impl Stream<Item = Result<Bytes, E>>,
) -> Result<Received, Error> {
    let name = name::clean(name);
    let max = app.config().max_file_size;
    let mut content = pin!(content);
    let mut draft = app.storage().receive().await?;
    let mut head = Head::default();
    let (mut size, mut hash) = (0_u64, Sha256::new());
    while let Some(piece) = content.next().await {
        let piece = piece.map_err(Into::into)?;
        size += piece.len() as u64;
        if size > max {
            return Err(Error::FileTooLarge { max });
        }
        head.take(&piece);
        // What is no file for us is refused before all of it is here.
        if head.is_full() {
            head.media_type(&name)?;
        }
        hash.update(&piece);
        draft.write(&piece).await?;
    }
    if size == 0 {
        return Err(Error::field(FieldError::new("file", FieldErrorCode::Required)));
    }
    let mime = head.media_type(&name)?;
    let id = FileId(Uuid::new_v4());
    app.storage().keep(draft, id).await?;
    let size = i64::try_from(size).expect("the limit is far below");
    Ok(Received { id, name, size, mime, sha256: hex::encode(hash.finalize()) })
}

/// The beginning of a file, and what it says.
#[derive(Debug, Default)]
struct Head {
    bytes: Vec<u8>,
    judged: Option<&'static str>,
}

impl Head {
    fn take(&mut self, piece: &[u8]) {
        let missing = kind::HEAD - self.bytes.len();
        self.bytes.extend_from_slice(&piece[..piece.len().min(missing)]);
    }

    fn is_full(&self) -> bool {
        self.bytes.len() == kind::HEAD
    }

    fn media_type(&mut self, name: &str) -> Result<&'static str, Error> {
        if let Some(judged) = self.judged {
            return Ok(judged);
        }
        let mime = kind::media_type(&self.bytes, name).ok_or(Error::FileType)?;
        self.judged = Some(mime);
        Ok(mime)
    }
}
