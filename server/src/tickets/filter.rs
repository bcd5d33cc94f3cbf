//! What a list of tickets is asked for: whose, which, in which order.

use sqlx::{Database, Encode, QueryBuilder, Type};
use zayavka_shared::ticket::{Priority, Score, Status};
use zayavka_shared::{CategoryId, Permission, TeamId, Timestamp, UserId};

use crate::auth::Actor;
use crate::db::{Conn, Searchable, Way, way_to};
use crate::http::Params;
use crate::search::Query;

/// Whose tickets; narrows what the reader's rights reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Mine,
    Assigned,
    Unassigned,
    Team,
    Watched,
    All,
}

/// In which order; each ends in the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Newest,
    Oldest,
    Updated,
    Priority,
}

/// An assignee, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum AssigneeFilter {
    Nobody,
    User(UserId),
}

/// The filters of a list: values of one are joined by «or», filters by «and».
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Filter {
    pub(super) whose: Whose,
    pub(super) sort: Sort,
    status: Vec<Status>,
    category: Vec<CategoryId>,
    assignee: Vec<AssigneeFilter>,
    team: Vec<TeamId>,
    priority: Vec<Priority>,
    client: Vec<UserId>,
    created_from: Option<Timestamp>,
    created_to: Option<Timestamp>,
    /// The moment at which it was closed, with whatever outcome.
    closed_from: Option<Timestamp>,
    closed_to: Option<Timestamp>,
    rating: Vec<Score>,
    search: Option<Query>,
}

impl Filter {
    /// Reads the filters of a query.
    pub(super) fn read(params: &mut Params, actor: &Actor) -> Self {
        let default = if actor.is_staff() { Whose::All } else { Whose::Mine };
        Self {
            whose: params.one("scope", read_whose).unwrap_or(default),
            sort: params.one("sort", read_sort).unwrap_or(Sort::Newest),
            status: params.list("status", Status::from_key),
            category: params.list("category", |text| text.parse().ok()),
            assignee: params.list("assignee", read_assignee),
            team: params.list("team", |text| text.parse().ok()),
            priority: params.list("priority", Priority::from_key),
            client: params.list("client", |text| text.parse().ok()),
            created_from: params.moment("created_from"),
            created_to: params.moment("created_to"),
            closed_from: params.moment("resolved_from"),
            closed_to: params.moment("resolved_to"),
            rating: params.list("rating", |text| Score::new(text.parse().ok()?)),
            search: params.one("q", Query::parse),
        }
    }

    /// How the search comes to its tickets, to be asked before [`Self::push`].
    ///
    /// # Errors
    /// If the database fails.
    pub(super) async fn way(&self, db: &mut Conn, actor: &Actor) -> Result<Way, sqlx::Error> {
        match &self.search {
            Some(search) if !search.all_of.is_empty() => {
                way_to(db, search, actor.may(Permission::TicketNote)).await
            }
            Some(_) | None => Ok(Way::Walk),
        }
    }

    /// Adds the conditions to a query whose tickets are named `t`.
    pub(super) fn push<DB>(&self, query: &mut QueryBuilder<DB>, actor: &Actor, way: Way)
    where
        DB: Searchable,
        i64: for<'q> Encode<'q, DB> + Type<DB>,
        &'static str: for<'q> Encode<'q, DB> + Type<DB>,
    {
        push_reach(query, actor);
        self.push_whose(query, actor);
        push_any(query, "t.status", self.status.iter().map(|status| status.key()));
        push_any(query, "t.category_id", self.category.iter().map(|id| id.0));
        push_any(query, "t.team_id", self.team.iter().map(|id| id.0));
        push_any(query, "t.priority", self.priority.iter().map(|priority| priority.rank()));
        push_any(query, "t.client_id", self.client.iter().map(|id| id.0));
        self.push_assignee(query);
        let bounds = [
            (" AND t.created_at >= ", self.created_from),
            (" AND t.created_at < ", self.created_to),
            (" AND t.closed_at >= ", self.closed_from),
            (" AND t.closed_at < ", self.closed_to),
        ];
        for (condition, moment) in bounds {
            if let Some(moment) = moment {
                query.push(condition).push_bind(moment.0);
            }
        }
        if !self.rating.is_empty() {
            query.push(" AND t.id IN (SELECT ticket_id FROM ratings WHERE TRUE");
            push_any(query, "score", self.rating.iter().map(|score| i64::from(*score)));
            query.push(")");
        }
        match &self.search {
            // Signs alone are in no text.
            Some(search) if search.is_empty() => {
                query.push(" AND FALSE");
            }
            Some(search) => DB::push_search(query, search, actor.may(Permission::TicketNote), way),
            None => {}
        }
    }

    fn push_whose<DB>(&self, query: &mut QueryBuilder<DB>, actor: &Actor)
    where
        DB: Database,
        i64: for<'q> Encode<'q, DB> + Type<DB>,
    {
        let me = actor.id().0;
        match self.whose {
            Whose::Mine => query.push(" AND t.client_id = ").push_bind(me),
            Whose::Assigned => query.push(" AND t.assignee_id = ").push_bind(me),
            Whose::Unassigned => query.push(" AND t.assignee_id IS NULL"),
            Whose::Team => {
                query.push(" AND t.team_id IN (SELECT team_id FROM team_members WHERE user_id = ");
                query.push_bind(me).push(")")
            }
            Whose::Watched => {
                query.push(" AND t.id IN (SELECT ticket_id FROM watchers WHERE user_id = ");
                query.push_bind(me).push(")")
            }
            Whose::All => query,
        };
    }

    fn push_assignee<DB>(&self, query: &mut QueryBuilder<DB>)
    where
        DB: Database,
        i64: for<'q> Encode<'q, DB> + Type<DB>,
    {
        if self.assignee.is_empty() {
            return;
        }
        query.push(" AND (FALSE");
        for one in &self.assignee {
            match one {
                AssigneeFilter::Nobody => query.push(" OR t.assignee_id IS NULL"),
                AssigneeFilter::User(id) => query.push(" OR t.assignee_id = ").push_bind(id.0),
            };
        }
        query.push(")");
    }
}

/// What the reader's rights reach: the same as [`crate::auth::Scope::covers`], in SQL.
fn push_reach<DB>(query: &mut QueryBuilder<DB>, actor: &Actor)
where
    DB: Database,
    i64: for<'q> Encode<'q, DB> + Type<DB>,
{
    use crate::auth::Scope;
    match actor.scope() {
        Scope::All | Scope::System(_) => {}
        Scope::Client(me) => {
            query.push(" AND t.client_id = ").push_bind(me.0);
        }
        Scope::Agent { user, teams } => {
            query.push(" AND (t.team_id IS NULL OR t.client_id = ").push_bind(user.0);
            query.push(" OR t.assignee_id = ").push_bind(user.0);
            for team in teams {
                query.push(" OR t.team_id = ").push_bind(team.0);
            }
            query.push(" OR t.id IN (SELECT ticket_id FROM watchers WHERE user_id = ").push_bind(user.0);
            query.push("))");
        }
    }
}

fn push_any<DB, V>(query: &mut QueryBuilder<DB>, column: &str, values: impl ExactSizeIterator<Item = V>)
where
    DB: Database,
    V: for<'q> Encode<'q, DB> + Type<DB>,
{
    if values.len() == 0 {
        return;
    }
    query.push(" AND ").push(column).push(" IN (");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    query.push(")");
}

fn read_whose(text: &str) -> Option<Whose> {
    Some(match text {
        "mine" => Whose::Mine,
        "assigned" => Whose::Assigned,
        "unassigned" => Whose::Unassigned,
        "team" => Whose::Team,
        "watched" => Whose::Watched,
        "all" => Whose::All,
        _ => return None,
    })
}

fn read_sort(text: &str) -> Option<Sort> {
    Some(match text {
        "newest" => Sort::Newest,
        "oldest" => Sort::Oldest,
        "updated" => Sort::Updated,
        "priority" => Sort::Priority,
        _ => return None,
    })
}

fn read_assignee(text: &str) -> Option<AssigneeFilter> {
    if text == "none" {
        return Some(AssigneeFilter::Nobody);
    }
    text.parse().ok().map(AssigneeFilter::User)
}
