//! All SQL about drafts.

use sqlx::{AssertSqlSafe, FromRow};
use zayavka_shared::{CategoryId, Timestamp, UserId};

use crate::db::{Conn, execute, on};

#[derive(Debug, Clone, FromRow)]
pub(super) struct Row {
    pub(super) category_id: i64,
    /// JSON of what was filled in.
    pub(super) content: String,
    pub(super) version: i64,
    pub(super) updated_at: i64,
    open_until: Option<i64>,
    pub(super) open_field: Option<String>,
}

impl Row {
    /// Until when files from the chat come here, if they still do.
    pub(super) fn open_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.open_until.filter(|until| *until > now.0).map(Timestamp)
    }

    pub(super) fn is_open(&self, now: Timestamp) -> bool {
        self.open_until(now).is_some()
    }
}

/// A person's drafts, the one that was changed last first.
pub(super) async fn list(db: &mut Conn, user: UserId) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT category_id, content, version, updated_at, open_until, open_field
        FROM drafts
        WHERE user_id = $1
        ORDER BY updated_at DESC, category_id";
    on!(db, c => sqlx::query_as(SQL).bind(user.0).fetch_all(c).await)
}

/// A draft; no one else changes it until the commit.
pub(super) async fn find_locked(
    db: &mut Conn,
    user: UserId,
    category: CategoryId,
) -> Result<Option<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT category_id, content, version, updated_at, open_until, open_field
        FROM drafts
        WHERE user_id = $1 AND category_id = $2";
    let sql = format!("{SQL}{}", db.for_update());
    on!(db, c => {
        sqlx::query_as(AssertSqlSafe(sql)).bind(user.0).bind(category.0).fetch_optional(c).await
    })
}

/// The category whose draft is open, if a ticket may still have it.
pub(super) async fn find_open(
    db: &mut Conn,
    user: UserId,
    now: Timestamp,
) -> Result<Option<CategoryId>, sqlx::Error> {
    const SQL: &str = "
        SELECT d.category_id
        FROM drafts d
        JOIN categories c ON c.id = d.category_id
        WHERE d.user_id = $1 AND d.open_until > $2 AND c.is_active
        ORDER BY d.category_id
        LIMIT 1";
    let id: Option<i64> =
        on!(db, c => sqlx::query_scalar(SQL).bind(user.0).bind(now.0).fetch_optional(c).await?);
    Ok(id.map(CategoryId))
}

pub(super) async fn put(
    db: &mut Conn,
    user: UserId,
    category: CategoryId,
    content: &str,
    version: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO drafts (user_id, category_id, content, version, updated_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (user_id, category_id) DO UPDATE
        SET content = excluded.content, version = excluded.version, updated_at = excluded.updated_at";
    execute!(db, sqlx::query(SQL).bind(user.0).bind(category.0).bind(content).bind(version).bind(now.0))?;
    Ok(())
}

pub(super) async fn open(
    db: &mut Conn,
    user: UserId,
    category: CategoryId,
    field: &str,
    until: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE drafts
        SET open_until = $3, open_field = $4
        WHERE user_id = $1 AND category_id = $2";
    execute!(db, sqlx::query(SQL).bind(user.0).bind(category.0).bind(until.0).bind(field))?;
    Ok(())
}

pub(super) async fn close_all(db: &mut Conn, user: UserId) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE drafts
        SET open_until = NULL, open_field = NULL
        WHERE user_id = $1 AND open_until IS NOT NULL";
    execute!(db, sqlx::query(SQL).bind(user.0))?;
    Ok(())
}

pub(super) async fn delete(db: &mut Conn, user: UserId, category: CategoryId) -> Result<(), sqlx::Error> {
    const SQL: &str = "DELETE FROM drafts WHERE user_id = $1 AND category_id = $2";
    execute!(db, sqlx::query(SQL).bind(user.0).bind(category.0))?;
    Ok(())
}

/// Forgets the drafts that nobody changed since then; how many they were.
pub(super) async fn delete_old(db: &mut Conn, before: Timestamp) -> Result<u64, sqlx::Error> {
    const SQL: &str = "DELETE FROM drafts WHERE updated_at < $1";
    execute!(db, sqlx::query(SQL).bind(before.0))
}
