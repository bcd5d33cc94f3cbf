//! All SQL about the kept copy of Telegram's script.

use super::script::Copy;
use crate::db::{Conn, execute, on};

const NAME: &str = "telegram_script";

/// The kept copy; `None` if there is none, or none that this version can read.
pub(super) async fn find_script(db: &mut Conn) -> Result<Option<Copy>, sqlx::Error> {
    const SQL: &str = "
        SELECT value
        FROM settings
        WHERE name = $1";
    let value: Option<String> = on!(db, c => sqlx::query_scalar(SQL).bind(NAME).fetch_optional(c).await?);
    Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
}

/// Keeps this copy instead of the one before.
pub(super) async fn keep_script(db: &mut Conn, copy: &Copy) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO settings (name, value)
        VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE
        SET value = excluded.value";
    let value = serde_json::to_string(copy).expect("a copy is plain text");
    execute!(db, sqlx::query(SQL).bind(NAME).bind(value))?;
    Ok(())
}
