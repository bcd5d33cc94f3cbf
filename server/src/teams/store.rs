//! All SQL about teams and who is in them.

use std::collections::BTreeSet;

use sqlx::FromRow;
use zayavka_shared::{TeamId, Timestamp, UserId};

use crate::db::{Conn, execute, on};

/// A team without its members.
#[derive(Debug, Clone, FromRow)]
pub struct Team {
    #[sqlx(try_from = "i64")]
    pub id: TeamId,
    pub name: String,
}

/// Every team, by name.
pub async fn list(db: &mut Conn) -> Result<Vec<Team>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name
        FROM teams
        ORDER BY name, id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}

pub async fn find(db: &mut Conn, id: TeamId) -> Result<Option<Team>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, name
        FROM teams
        WHERE id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

/// Adds a team; `None` if another has this name.
pub async fn insert(db: &mut Conn, name: &str, now: Timestamp) -> Result<Option<TeamId>, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO teams (name, created_at)
        VALUES ($1, $2)
        ON CONFLICT (name) DO NOTHING
        RETURNING id";
    let id: Option<i64> =
        on!(db, c => sqlx::query_scalar(SQL).bind(name).bind(now.0).fetch_optional(c).await?);
    Ok(id.map(TeamId))
}

/// Names a team anew; `false` if another has this name.
pub async fn rename(db: &mut Conn, id: TeamId, name: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE teams
        SET name = $2
        WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM teams AS other WHERE other.name = $2 AND other.id <> $1)";
    Ok(execute!(db, sqlx::query(SQL).bind(id.0).bind(name))? == 1)
}

/// The members of a team.
pub async fn list_members(db: &mut Conn, team: TeamId) -> Result<BTreeSet<UserId>, sqlx::Error> {
    const SQL: &str = "
        SELECT user_id
        FROM team_members
        WHERE team_id = $1";
    let ids: Vec<i64> = on!(db, c => sqlx::query_scalar(SQL).bind(team.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(UserId).collect())
}

/// Puts a person into a team; being there already is as good.
pub async fn add_member(db: &mut Conn, team: TeamId, user: UserId) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO team_members (team_id, user_id)
        VALUES ($1, $2)
        ON CONFLICT (team_id, user_id) DO NOTHING";
    execute!(db, sqlx::query(SQL).bind(team.0).bind(user.0))?;
    Ok(())
}

/// Takes a person out of a team.
pub async fn remove_member(db: &mut Conn, team: TeamId, user: UserId) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        DELETE FROM team_members
        WHERE team_id = $1 AND user_id = $2";
    execute!(db, sqlx::query(SQL).bind(team.0).bind(user.0))?;
    Ok(())
}
