//! One part of a file: written, made safe, judged, and only then acknowledged.

use bytes::Bytes;
use zayavka_shared::FileId;
use zayavka_shared::api::UploadView;

use super::store::{self, Row};
use super::{arrive, view};
use crate::App;
use crate::auth::Actor;
use crate::best_effort::BestEffort as _;
use crate::error::{BadRequest, Error};
use crate::files::growing::Growing;
use crate::files::kind;

/// Adds a part that begins at `offset`; with the last one the file has arrived.
pub(super) async fn receive(
    app: &App,
    actor: &Actor,
    id: FileId,
    offset: i64,
    part: Bytes,
) -> Result<UploadView, Error> {
    let growing = app.storage().grow(id).await?;
    // A twin may have been here while this one waited for its turn.
    let upload = store::find(&mut app.db().read().await?, id, actor.id()).await?.ok_or(Error::NotFound)?;
    let stands = app.storage().recall(&growing, upload.received).await?;
    if stands != upload.received {
        advance(app, id, stands).await?;
    }
    let end = i64::try_from(part.len()).ok().and_then(|length| offset.checked_add(length));
    let end = end
        .filter(|end| *end <= upload.size && !part.is_empty())
        .ok_or(Error::BadRequest(BadRequest::Part))?;
    if offset != stands {
        return Err(Error::OffsetConflict { offset: stands });
    }
    growing.append(offset, part).await?;
    let is_whole = end == upload.size;
    let head = i64::try_from(kind::HEAD).expect("a small number");
    let mime = if is_whole || (offset < head && end >= head) {
        Some(judge(app, &growing, &upload).await?)
    } else {
        None
    };
    match mime.filter(|_| is_whole) {
        Some(mime) => arrive::arrive(app, actor, &growing, &upload, mime).await,
        None => {
            advance(app, id, end).await?;
            view::view(&Row { received: end, ..upload })
        }
    }
}

async fn advance(app: &App, id: FileId, received: i64) -> Result<(), Error> {
    let mut tx = app.db().begin().await?;
    let is_there = store::advance(&mut tx, id, received, app.clock().now()).await?;
    tx.commit().await?;
    if is_there { Ok(()) } else { Err(Error::NotFound) }
}

/// What the file is; programs are refused at once and for good.
async fn judge(app: &App, growing: &Growing, upload: &Row) -> Result<&'static str, Error> {
    let head = growing.head(kind::HEAD).await?;
    if let Some(mime) = kind::media_type(&head, &upload.name) {
        return Ok(mime);
    }
    let id = upload.id()?;
    let mut tx = app.db().begin().await?;
    store::take(&mut tx, id).await?;
    tx.commit().await?;
    app.storage().abandon(id).await.best_effort("removing a program that was not taken");
    Err(Error::FileType)
}
