//! All SQL about preferences.

use std::collections::HashMap;

use sqlx::FromRow;
use tracing::warn;
use zayavka_shared::api::PushGroup;
use zayavka_shared::{DayTime, UserId};

use super::{Quiet, Wishes};
use crate::db::{Conn, execute, on};

#[derive(Debug, FromRow)]
struct Row {
    user_id: i64,
    muted: String,
    quiet_from: Option<i64>,
    quiet_to: Option<i64>,
    time_zone: Option<String>,
}

impl Row {
    fn wishes(&self) -> Wishes {
        // A group that a newer version knew stays there until the person chooses anew.
        let muted = self.muted.split(',').filter_map(PushGroup::from_key).collect();
        let quiet = self.quiet();
        if quiet.is_none() && self.time_zone.is_some() {
            warn!(user.id = self.user_id, "the quiet hours of person {} cannot be read", self.user_id);
        }
        Wishes { muted, quiet }
    }

    fn quiet(&self) -> Option<Quiet> {
        let time = |minutes: Option<i64>| DayTime::from_minutes(u16::try_from(minutes?).ok()?);
        let zone = self.time_zone.as_deref()?.parse().ok()?;
        Quiet::new(time(self.quiet_from)?, time(self.quiet_to)?, zone)
    }
}

/// What the person wants.
///
/// # Errors
/// If the database fails.
pub async fn find(db: &mut Conn, user: UserId) -> Result<Wishes, sqlx::Error> {
    Ok(find_many(db, &[user]).await?.remove(&user).unwrap_or_default())
}

/// What these people want; nobody who never chose anything.
///
/// # Errors
/// If the database fails.
pub async fn find_many(db: &mut Conn, users: &[UserId]) -> Result<HashMap<UserId, Wishes>, sqlx::Error> {
    const SELECT: &str = "
        SELECT user_id, muted, quiet_from, quiet_to, time_zone
        FROM preferences
        WHERE user_id IN (";
    if users.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = on!(db, c => {
        let mut query = sqlx::QueryBuilder::<Dialect>::new(SELECT);
        let mut list = query.separated(", ");
        for user in users {
            list.push_bind(user.0);
        }
        query.push(")");
        query.build_query_as().fetch_all(c).await?
    });
    Ok(rows.iter().map(|row| (UserId(row.user_id), row.wishes())).collect())
}

/// Keeps what the person wants.
///
/// # Errors
/// If the database fails.
pub async fn save(db: &mut Conn, user: UserId, wishes: &Wishes) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO preferences (user_id, muted, quiet_from, quiet_to, time_zone)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (user_id) DO UPDATE
        SET muted = excluded.muted, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
            time_zone = excluded.time_zone";
    let muted: Vec<&str> = wishes.muted.iter().map(|group| group.key()).collect();
    let hours = wishes.quiet.map(Quiet::view);
    execute!(
        db,
        sqlx::query(SQL)
            .bind(user.0)
            .bind(muted.join(","))
            .bind(hours.as_ref().map(|hours| i64::from(hours.from.minutes())))
            .bind(hours.as_ref().map(|hours| i64::from(hours.to.minutes())))
            .bind(hours.as_ref().map(|hours| hours.time_zone.as_str()))
    )?;
    Ok(())
}
