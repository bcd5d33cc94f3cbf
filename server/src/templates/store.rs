//! All SQL about templates.

use zayavka_shared::Timestamp;

use super::Slot;
use crate::db::{Conn, execute, on};

/// The templates that the desk changed. One for an event that is no more is passed over.
///
/// # Errors
/// If the database fails.
pub async fn list(db: &mut Conn) -> Result<Vec<(Slot, String)>, sqlx::Error> {
    const SQL: &str = "
        SELECT event, audience, language, body
        FROM templates
        ORDER BY event, audience, language";
    let rows: Vec<(String, String, String, String)> = on!(db, c => sqlx::query_as(SQL).fetch_all(c).await?);
    let read = |(event, audience, language, body): (String, String, String, String)| {
        Some((Slot::from_keys(&event, &audience, &language)?, body))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Keeps a template in place of the one before.
pub(super) async fn set(db: &mut Conn, slot: Slot, body: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO templates (event, audience, language, body, changed_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (event, audience, language) DO UPDATE
        SET body = excluded.body, changed_at = excluded.changed_at";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(slot.topic.key())
            .bind(slot.audience().key())
            .bind(slot.language.code())
            .bind(body)
            .bind(now.0)
    )?;
    Ok(())
}

/// Gives up the desk's own template; `false` if there was none.
pub(super) async fn delete(db: &mut Conn, slot: Slot) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM templates
        WHERE event = $1 AND audience = $2 AND language = $3";
    let (event, audience, language) = (slot.topic.key(), slot.audience().key(), slot.language.code());
    Ok(execute!(db, sqlx::query(SQL).bind(event).bind(audience).bind(language))? == 1)
}
