//! All SQL about the desk's settings. Each is a row whose name begins with `desk.`.

use super::Settings;
use crate::db::{Conn, execute, on};

const PREFIX: &str = "desk.";

/// The settings that stand.
///
/// # Errors
/// If the database fails.
pub async fn load(db: &mut Conn) -> Result<Settings, sqlx::Error> {
    const SQL: &str = "
        SELECT name, value
        FROM settings
        WHERE name LIKE 'desk.%'
        ORDER BY name";
    let rows: Vec<(String, String)> = on!(db, c => sqlx::query_as(SQL).fetch_all(c).await?);
    let short = |(name, value): (String, String)| Some((name.strip_prefix(PREFIX)?.to_owned(), value));
    Ok(Settings::of_rows(rows.into_iter().filter_map(short)))
}

/// As [`load`]; no one else changes them until the transaction ends.
pub(super) async fn load_locked(db: &mut Conn) -> Result<Settings, sqlx::Error> {
    const LOCK: &str = "
        INSERT INTO settings (name, value)
        VALUES ('desk.consent_version', '0')
        ON CONFLICT (name) DO UPDATE
        SET value = settings.value";
    execute!(db, sqlx::query(LOCK))?;
    load(db).await
}

/// Writes the settings, what differs and what does not.
pub(super) async fn save(db: &mut Conn, settings: &Settings) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO settings (name, value)
        VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE
        SET value = excluded.value";
    for (name, value) in settings.rows() {
        execute!(db, sqlx::query(SQL).bind(format!("{PREFIX}{name}")).bind(value))?;
    }
    Ok(())
}
