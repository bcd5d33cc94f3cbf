//! Files as people are told of them. An address is made only for an answer that its reader may see.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zayavka_shared::api::FileView;
use zayavka_shared::{CommentId, FileId, TicketId, UserId};

use super::{store, thumbnail};
use crate::App;
use crate::db::Conn;
use crate::error::Error;

/// Everything but what RFC 3986 calls unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The files that a ticket was filed with.
///
/// # Errors
/// If the database fails.
pub async fn of_ticket(app: &App, db: &mut Conn, ticket: TicketId) -> Result<Vec<FileView>, Error> {
    let rows = store::list_of_ticket(db, ticket).await?;
    rows.into_iter().map(|row| view(app, row)).collect()
}

/// The files of each of these comments.
///
/// # Errors
/// If the database fails.
pub async fn of_comments(
    app: &App,
    db: &mut Conn,
    comments: &[CommentId],
) -> Result<HashMap<CommentId, Vec<FileView>>, Error> {
    let mut files: HashMap<CommentId, Vec<FileView>> = HashMap::new();
    if comments.is_empty() {
        return Ok(files);
    }
    for row in store::list_of_comments(db, comments).await? {
        if let Some(comment) = row.comment_id {
            files.entry(CommentId(comment)).or_default().push(view(app, row)?);
        }
    }
    Ok(files)
}

/// Those of the files that a person uploaded and that are attached to nothing.
///
/// # Errors
/// If the database fails.
pub async fn of_uploader(
    app: &App,
    db: &mut Conn,
    uploader: UserId,
    ids: &[FileId],
) -> Result<HashMap<FileId, FileView>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::list_of_uploader(db, uploader, ids).await?;
    rows.into_iter().map(|row| view(app, row).map(|file| (file.id, file))).collect()
}

pub(super) fn view(app: &App, row: store::Row) -> Result<FileView, Error> {
    let id: FileId = row.id.parse().map_err(|_| Error::Corrupt(format!("the id of the file {}", row.id)))?;
    let name = utf8_percent_encode(&row.name, SEGMENT);
    let url = format!("/files/{id}/{name}?{}", app.signature_key().query(id.0.as_bytes(), app.clock().now()));
    let thumbnail_url = thumbnail::is_made_of(&row.mime).then(|| {
        let query = app.signature_key().query(&thumbnail::subject(id), app.clock().now());
        format!("/files/thumbnails/{id}?{query}")
    });
    Ok(FileView { id, name: row.name, size: row.size, mime: row.mime, url, thumbnail_url })
}
