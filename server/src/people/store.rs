//! All SQL about people.

use sqlx::AssertSqlSafe;
use zayavka_shared::{Language, Role, TeamId, Timestamp, UserId};

use super::User;
use crate::auth::TelegramUser;
use crate::db::{Conn, execute, on};
use crate::search::name_words;

macro_rules! select_users {
    ($rest:literal) => {
        concat!(
            "SELECT id, telegram_id, first_name, last_name, username, telegram_language, language, role, \
             is_active, is_blocked, bot_can_write, bot_failure, last_seen_at FROM users ",
            $rest
        )
    };
}

/// The person with this Telegram id.
pub async fn find_by_telegram_id(db: &mut Conn, telegram_id: i64) -> Result<Option<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE telegram_id = $1");
    on!(db, c => sqlx::query_as(SQL).bind(telegram_id).fetch_optional(c).await)
}

/// The person with this id.
pub async fn find(db: &mut Conn, id: UserId) -> Result<Option<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE id = $1");
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

/// The person with this id, held until the commit.
pub async fn find_locked(db: &mut Conn, id: UserId) -> Result<Option<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE id = $1");
    let sql = format!("{SQL}{}", db.for_update());
    on!(db, c => sqlx::query_as(AssertSqlSafe(sql)).bind(id.0).fetch_optional(c).await)
}

/// People behind `after`, in the order of their ids.
pub async fn list_after(db: &mut Conn, after: UserId, limit: i64) -> Result<Vec<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE id > $1 ORDER BY id LIMIT $2");
    on!(db, c => sqlx::query_as(SQL).bind(after.0).bind(limit).fetch_all(c).await)
}

/// Makes the person findable by their names.
pub async fn set_name_words(db: &mut Conn, user: &User) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE users SET name_words = $2 WHERE id = $1";
    let words = name_words(&[Some(&user.first_name), user.last_name.as_deref(), user.username.as_deref()]);
    execute!(db, sqlx::query(SQL).bind(user.id.0).bind(words))?;
    Ok(())
}

/// Holds every stored owner until the commit, in the order of their ids.
pub async fn lock_owners(db: &mut Conn) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM users
        WHERE role = 'owner'
        ORDER BY id";
    let sql = format!("{SQL}{}", db.for_update());
    let _owners: Vec<i64> = on!(db, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await?);
    Ok(())
}

/// The people with these ids, in no order; ids of nobody are passed over.
pub async fn list_by_ids(db: &mut Conn, ids: &[UserId]) -> Result<Vec<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE id IN (");
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on!(db, c => {
        let mut query = sqlx::QueryBuilder::<Dialect>::new(SQL);
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.0);
        }
        query.push(")");
        query.build_query_as().fetch_all(c).await
    })
}

/// Active staff by their stored role, and everyone with one of these Telegram ids: configured owners.
pub async fn list_staff(db: &mut Conn, owner_ids: &[i64]) -> Result<Vec<User>, sqlx::Error> {
    const SQL: &str = select_users!("WHERE (role <> 'client' AND is_active");
    on!(db, c => {
        let mut query = sqlx::QueryBuilder::<Dialect>::new(SQL);
        query.push(")");
        for id in owner_ids {
            query.push(" OR telegram_id = ").push_bind(*id);
        }
        query.push(" ORDER BY first_name, id");
        query.build_query_as().fetch_all(c).await
    })
}

/// The teams of a person, in order of their ids.
pub async fn list_team_ids(db: &mut Conn, user: UserId) -> Result<Vec<TeamId>, sqlx::Error> {
    const SQL: &str = "
        SELECT team_id
        FROM team_members
        WHERE user_id = $1
        ORDER BY team_id";
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(SQL).bind(user.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(TeamId).collect())
}

/// Every membership of every team.
pub async fn list_memberships(db: &mut Conn) -> Result<Vec<(UserId, TeamId)>, sqlx::Error> {
    const SQL: &str = "
        SELECT user_id, team_id
        FROM team_members
        ORDER BY user_id, team_id";
    let rows: Vec<(i64, i64)> = on!(db, c => sqlx::query_as(SQL).fetch_all(c).await?);
    Ok(rows.into_iter().map(|(user, team)| (UserId(user), TeamId(team))).collect())
}

/// Adds the person, or brings what Telegram says of them up to date.
pub async fn upsert(db: &mut Conn, user: &TelegramUser, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO users
            (telegram_id, first_name, last_name, username, telegram_language, created_at, last_seen_at, name_words)
        VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
        ON CONFLICT (telegram_id) DO UPDATE
        SET first_name = excluded.first_name, last_name = excluded.last_name, username = excluded.username,
            telegram_language = COALESCE(excluded.telegram_language, users.telegram_language),
            last_seen_at = excluded.last_seen_at, name_words = excluded.name_words";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(user.id)
            .bind(&user.first_name)
            .bind(user.last_name.as_deref().filter(|name| !name.is_empty()))
            .bind(user.username.as_deref().filter(|name| !name.is_empty()))
            .bind(&user.language_code)
            .bind(now.0)
            .bind(name_words(&[Some(&user.first_name), user.last_name.as_deref(), user.username.as_deref()]))
    )?;
    Ok(())
}

/// The bot may write to this person again, or for the first time.
pub async fn set_reachable(db: &mut Conn, telegram_id: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE users
        SET bot_can_write = TRUE, bot_failure = NULL
        WHERE telegram_id = $1";
    execute!(db, sqlx::query(SQL).bind(telegram_id))?;
    Ok(())
}

/// Telegram said as the page opened that the bot may write. A failure since then knows better.
pub async fn allow_writing(db: &mut Conn, telegram_id: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE users
        SET bot_can_write = TRUE
        WHERE telegram_id = $1 AND bot_failure IS NULL";
    execute!(db, sqlx::query(SQL).bind(telegram_id))?;
    Ok(())
}

/// The bot cannot write to this person; `failure` is what Telegram said.
pub async fn set_unreachable(db: &mut Conn, telegram_id: i64, failure: &str) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE users
        SET bot_can_write = FALSE, bot_failure = $2
        WHERE telegram_id = $1";
    execute!(db, sqlx::query(SQL).bind(telegram_id).bind(failure))?;
    Ok(())
}

/// Sets the person's own choice of language; `None` goes by Telegram's.
pub async fn set_language(db: &mut Conn, id: UserId, language: Option<Language>) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE users SET language = $2 WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(language.map(Language::code)))?;
    Ok(())
}

/// Gives the person a role.
pub async fn set_role(db: &mut Conn, id: UserId, role: Role) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE users SET role = $2 WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(role.key()))?;
    Ok(())
}

/// Blocks or unblocks the person.
pub async fn set_blocked(db: &mut Conn, id: UserId, is_blocked: bool) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE users SET is_blocked = $2 WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(is_blocked))?;
    Ok(())
}

/// Activates or deactivates a member of staff.
pub async fn set_active(db: &mut Conn, id: UserId, is_active: bool) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE users SET is_active = $2 WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(is_active))?;
    Ok(())
}

/// Whether nobody was ever here.
pub async fn is_empty(db: &mut Conn) -> Result<bool, sqlx::Error> {
    const SQL: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM users LIMIT 1) AS someone";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await?);
    Ok(count == 0)
}
