//! All SQL about consents.

use zayavka_shared::{Timestamp, UserId};

use crate::db::{Conn, execute, on};

/// Whether the person agreed to this version of the text.
///
/// # Errors
/// If the database fails.
pub async fn is_given(db: &mut Conn, user: UserId, version: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM consents
        WHERE user_id = $1 AND version = $2";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).bind(user.0).bind(version).fetch_one(c).await?);
    Ok(count == 1)
}

/// Keeps that the person agreed, and when first; `false` if they had already.
pub(super) async fn insert(
    db: &mut Conn,
    user: UserId,
    version: i64,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO consents (user_id, version, given_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (user_id, version) DO NOTHING";
    Ok(execute!(db, sqlx::query(SQL).bind(user.0).bind(version).bind(now.0))? == 1)
}
