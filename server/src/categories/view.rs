//! A category as those who build it see it.

use zayavka_shared::CategoryId;
use zayavka_shared::api::AdminCategory;

use super::store::{self, StoredCategory};
use crate::db::Conn;
use crate::error::Error;

/// Every category, in the order of the page.
pub(super) async fn list(db: &mut Conn) -> Result<Vec<AdminCategory>, Error> {
    let stored = store::list(db).await?;
    stored.into_iter().zip(1..).map(|(one, position)| view(one, position)).collect()
}

/// One category, with its place among the others.
pub(super) async fn one(db: &mut Conn, id: CategoryId) -> Result<AdminCategory, Error> {
    list(db).await?.into_iter().find(|category| category.id == id).ok_or(Error::NotFound)
}

fn view(stored: StoredCategory, position: i64) -> Result<AdminCategory, Error> {
    let fields = stored.fields()?;
    Ok(AdminCategory {
        id: stored.id,
        name: stored.name(),
        description: stored.description(),
        group: stored.group(),
        team_id: stored.team_id(),
        answer_within_minutes: stored.answer_within_minutes,
        active: stored.is_active,
        position,
        fields,
        form_version: stored.form_version,
        version: stored.version,
        ticket_count: stored.ticket_count,
        icon: stored.icon,
    })
}
