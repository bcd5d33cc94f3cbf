//! All SQL about invites.

use sqlx::{AssertSqlSafe, FromRow};
use zayavka_shared::{TeamId, Timestamp, UserId};

use crate::db::{Conn, execute, on};

/// An invite with how often it was used.
#[derive(Debug, Clone, FromRow)]
pub struct Invite {
    pub id: i64,
    pub code: String,
    pub role: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub max_uses: i64,
    pub revoked_at: Option<i64>,
    pub uses: i64,
}

impl Invite {
    /// Whether someone may still come by it.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now.0 < self.expires_at && self.uses < self.max_uses
    }
}

/// An invite to be made.
#[derive(Debug)]
pub struct NewInvite<'a> {
    pub code: &'a str,
    pub role: &'a str,
    pub created_by: UserId,
    pub expires_at: Timestamp,
    pub max_uses: i64,
}

macro_rules! select_invites {
    ($rest:literal) => {
        concat!(
            "SELECT id, code, role, created_at, expires_at, max_uses, revoked_at, \
             (SELECT COUNT(*) FROM invite_uses WHERE invite_id = invites.id) AS uses FROM invites ",
            $rest
        )
    };
}

pub async fn insert(db: &mut Conn, invite: &NewInvite<'_>, now: Timestamp) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO invites (code, role, created_by, created_at, expires_at, max_uses)
        VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING id";
    on!(db, c => sqlx::query_scalar(SQL)
        .bind(invite.code)
        .bind(invite.role)
        .bind(invite.created_by.0)
        .bind(now.0)
        .bind(invite.expires_at.0)
        .bind(invite.max_uses)
        .fetch_one(c)
        .await)
}

pub async fn insert_team(db: &mut Conn, invite: i64, team: TeamId) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO invite_teams (invite_id, team_id)
        VALUES ($1, $2)";
    execute!(db, sqlx::query(SQL).bind(invite).bind(team.0))?;
    Ok(())
}

/// The invites that someone may still come by, the newest first.
pub async fn list_open(db: &mut Conn, now: Timestamp) -> Result<Vec<Invite>, sqlx::Error> {
    const SQL: &str = select_invites!("WHERE revoked_at IS NULL AND expires_at > $1 ORDER BY id DESC");
    let mut invites: Vec<Invite> = on!(db, c => sqlx::query_as(SQL).bind(now.0).fetch_all(c).await?);
    invites.retain(|invite| invite.is_open(now));
    Ok(invites)
}

pub async fn find(db: &mut Conn, id: i64) -> Result<Option<Invite>, sqlx::Error> {
    const SQL: &str = select_invites!("WHERE id = $1");
    on!(db, c => sqlx::query_as(SQL).bind(id).fetch_optional(c).await)
}

/// The invite with this code, held until the commit: two people must not share its last use.
pub async fn find_locked(db: &mut Conn, code: &str) -> Result<Option<Invite>, sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM invites
        WHERE code = $1";
    let sql = format!("{SQL}{}", db.for_update());
    let id: Option<i64> =
        on!(db, c => sqlx::query_scalar(AssertSqlSafe(sql)).bind(code).fetch_optional(c).await?);
    // Only a statement that begins once the row is held counts the uses of those who held it before.
    match id {
        Some(id) => find(db, id).await,
        None => Ok(None),
    }
}

pub async fn list_teams(db: &mut Conn, invite: i64) -> Result<Vec<TeamId>, sqlx::Error> {
    const SQL: &str = "
        SELECT team_id
        FROM invite_teams
        WHERE invite_id = $1
        ORDER BY team_id";
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(SQL).bind(invite).fetch_all(c).await?);
    Ok(ids.into_iter().map(TeamId).collect())
}

pub async fn is_used_by(db: &mut Conn, invite: i64, user: UserId) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT COUNT(*)
        FROM invite_uses
        WHERE invite_id = $1 AND user_id = $2";
    let count: i64 = on!(db, c => sqlx::query_scalar(SQL).bind(invite).bind(user.0).fetch_one(c).await?);
    Ok(count > 0)
}

pub async fn insert_use(db: &mut Conn, invite: i64, user: UserId, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO invite_uses (invite_id, user_id, used_at)
        VALUES ($1, $2, $3)";
    execute!(db, sqlx::query(SQL).bind(invite).bind(user.0).bind(now.0))?;
    Ok(())
}

/// Ends an invite; what it gave stays.
pub async fn revoke(db: &mut Conn, id: i64, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE invites
        SET revoked_at = $2
        WHERE id = $1 AND revoked_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(id).bind(now.0))?;
    Ok(())
}
