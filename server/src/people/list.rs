//! A page of people, by id.

use sqlx::{FromRow, QueryBuilder};
use zayavka_shared::api::{Page, PersonView};
use zayavka_shared::{Role, TeamId, Timestamp, UserId};

use super::{store, user::full_name};
use crate::App;
use crate::db::{Conn, on};
use crate::error::Error;
use crate::http::{Cursor, Limit, Params};
use crate::search::wanted_names;
use crate::tickets;

#[derive(Debug, Hash)]
struct Filter {
    role: Vec<Role>,
    team: Vec<TeamId>,
    is_active: Option<bool>,
    is_blocked: Option<bool>,
    /// Beginnings of words of their names.
    names: Vec<String>,
}

#[derive(Debug, FromRow)]
struct Row {
    id: i64,
    telegram_id: i64,
    first_name: String,
    last_name: Option<String>,
    username: Option<String>,
    role: String,
    is_active: bool,
    is_blocked: bool,
    bot_can_write: bool,
    last_seen_at: i64,
}

const SELECT: &str = "
    SELECT id, telegram_id, first_name, last_name, username, is_active, is_blocked, bot_can_write,
           last_seen_at, ";

/// One page of the people that the query asks for, oldest acquaintances first.
pub(super) async fn page(app: &App, mut params: Params) -> Result<Page<PersonView>, Error> {
    let filter = Filter {
        role: params.list("role", Role::from_key),
        team: params.list("team", |text| text.parse().ok()),
        is_active: params.one("active", |text| text.parse().ok()),
        is_blocked: params.one("blocked", |text| text.parse().ok()),
        names: params.one("q", wanted_names).unwrap_or_default(),
    };
    let limit = Limit::read(&mut params);
    let cursor = params.text("cursor");
    params.finish()?;
    let after: i64 = Cursor::read(cursor.as_deref(), &filter)?.unwrap_or(0);
    let mut db = app.db().read().await?;
    let owners = &app.config().owner_ids;
    let mut rows: Vec<Row> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        push_role(&mut query, owners);
        query.push(" AS role FROM users WHERE id > ").push_bind(after);
        filter.push(&mut query, owners);
        query.push(" ORDER BY id LIMIT ").push_bind(limit.and_one());
        query.build_query_as().fetch_all(c).await?
    });
    let has_more = limit.cut(&mut rows);
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor::write(&row.id, &filter)).transpose()?;
    let items = views(&mut db, rows).await?;
    Ok(Page { items, next_cursor })
}

/// One person as the list has them.
pub(super) async fn one(app: &App, id: UserId) -> Result<PersonView, Error> {
    let mut db = app.db().read().await?;
    let owners = &app.config().owner_ids;
    let rows: Vec<Row> = on!(db, c => {
        let mut query = QueryBuilder::<Dialect>::new(SELECT);
        push_role(&mut query, owners);
        query.push(" AS role FROM users WHERE id = ").push_bind(id.0);
        query.build_query_as().fetch_all(c).await?
    });
    views(&mut db, rows).await?.pop().ok_or(Error::NotFound)
}

async fn views(db: &mut Conn, rows: Vec<Row>) -> Result<Vec<PersonView>, Error> {
    let memberships = store::list_memberships(db).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| UserId(row.id)).collect();
    let open = tickets::store::count_open_by_assignee(db, &ids).await?;
    let teams_of =
        |user: i64| memberships.iter().filter(|(one, _)| one.0 == user).map(|(_, team)| *team).collect();
    let view = |row: Row| PersonView {
        id: UserId(row.id),
        telegram_id: row.telegram_id,
        name: full_name(&row.first_name, row.last_name.as_deref()),
        username: row.username,
        role: row.role,
        team_ids: teams_of(row.id),
        active: row.is_active,
        blocked: row.is_blocked,
        bot_can_write: row.bot_can_write,
        last_seen_at: Timestamp(row.last_seen_at),
        open_ticket_count: open.get(&UserId(row.id)).copied().unwrap_or(0),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The role that counts, as [`super::User::role_under`] says it, in SQL.
fn push_role<DB>(query: &mut QueryBuilder<DB>, owners: &[i64])
where
    DB: sqlx::Database,
    i64: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
{
    query.push("CASE WHEN FALSE");
    for id in owners {
        query.push(" OR telegram_id = ").push_bind(*id);
    }
    query.push(" THEN 'owner' WHEN is_active THEN role ELSE 'client' END");
}

impl Filter {
    fn push<DB>(&self, query: &mut QueryBuilder<DB>, owners: &[i64])
    where
        DB: sqlx::Database,
        i64: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
        bool: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
        &'static str: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
        String: for<'q> sqlx::Encode<'q, DB> + sqlx::Type<DB>,
    {
        if !self.role.is_empty() {
            query.push(" AND ");
            push_role(query, owners);
            query.push(" IN (");
            let mut list = query.separated(", ");
            for role in &self.role {
                list.push_bind(role.key());
            }
            query.push(")");
        }
        if !self.team.is_empty() {
            query.push(" AND id IN (SELECT user_id FROM team_members WHERE team_id IN (");
            let mut list = query.separated(", ");
            for team in &self.team {
                list.push_bind(team.0);
            }
            query.push("))");
        }
        for name in &self.names {
            query.push(" AND name_words LIKE ").push_bind(format!("% {name}%"));
        }
        if let Some(is_active) = self.is_active {
            query.push(" AND is_active = ").push_bind(is_active);
        }
        if let Some(is_blocked) = self.is_blocked {
            query.push(" AND is_blocked = ").push_bind(is_blocked);
        }
    }
}
