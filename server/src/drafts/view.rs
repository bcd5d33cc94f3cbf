//! Drafts as their owner sees them.

use std::collections::BTreeMap;

use zayavka_shared::api::{DraftView, FileView};
use zayavka_shared::{CategoryId, FileId, Timestamp, UserId};

use super::content;
use super::store::{self, Row};
use crate::App;
use crate::db::Conn;
use crate::error::Error;
use crate::files;

/// Why a draft is not kept: another one stands than the caller has seen, or none.
#[derive(Debug)]
pub struct DraftFault {
    pub draft: Option<Box<DraftView>>,
}

/// A person's drafts.
pub(super) async fn list(app: &App, db: &mut Conn, user: UserId) -> Result<Vec<DraftView>, Error> {
    let mut views = Vec::new();
    for row in store::list(db, user).await? {
        views.push(view(app, db, user, row).await?);
    }
    Ok(views)
}

/// One of them.
pub(super) async fn one(
    app: &App,
    db: &mut Conn,
    user: UserId,
    category: CategoryId,
) -> Result<DraftView, Error> {
    let row = store::find_locked(db, user, category).await?.ok_or(Error::NotFound)?;
    view(app, db, user, row).await
}

async fn view(app: &App, db: &mut Conn, user: UserId, row: Row) -> Result<DraftView, Error> {
    let filled = content::parse(&row.content)?;
    let ids: Vec<FileId> = filled.files.values().flatten().copied().collect();
    let files = files::of_uploader(app, db, user, &ids).await?;
    let of_field = |(field, ids): (String, Vec<FileId>)| {
        let files: Vec<FileView> = ids.iter().filter_map(|id| files.get(id).cloned()).collect();
        (field, files)
    };
    let files: BTreeMap<String, Vec<FileView>> =
        filled.files.into_iter().map(of_field).filter(|(_, files)| !files.is_empty()).collect();
    Ok(DraftView {
        category_id: CategoryId(row.category_id),
        open_until: row.open_until(app.clock().now()),
        version: row.version,
        updated_at: Timestamp(row.updated_at),
        title: filled.title,
        description: filled.description,
        answers: filled.answers,
        files,
    })
}
