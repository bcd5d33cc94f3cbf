//! Addresses of lists.

use std::fmt;

use zayavka_shared::ticket::{Priority, Status};
use zayavka_shared::{CategoryId, TeamId, UserId};

/// Whose tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// I am the client.
    Mine,
    /// I am the assignee.
    Assigned,
    Unassigned,
    Team,
    Watched,
    All,
}

impl Scope {
    const ALL: [Self; 6] =
        [Self::Mine, Self::Assigned, Self::Unassigned, Self::Team, Self::Watched, Self::All];

    fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Assigned => "assigned",
            Self::Unassigned => "unassigned",
            Self::Team => "team",
            Self::Watched => "watched",
            Self::All => "all",
        }
    }
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    Newest,
    Oldest,
    Updated,
    Priority,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Updated, Self::Newest, Self::Oldest, Self::Priority];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Updated => "updated",
            Self::Priority => "priority",
        }
    }
}

/// Who works on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssigneeFilter {
    Nobody,
    User(UserId),
}

impl fmt::Display for AssigneeFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody => f.write_str("none"),
            Self::User(id) => id.fmt(f),
        }
    }
}

/// Moments as RFC 3339 texts: from the first, before the second.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Period {
    pub from: Option<String>,
    pub to: Option<String>,
}

impl Period {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// Which tickets, in which order. An empty list of a filter lets everything pass.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TicketQuery {
    pub scope: Scope,
    pub sort: Sort,
    pub status: Vec<Status>,
    pub category: Vec<CategoryId>,
    pub assignee: Vec<AssigneeFilter>,
    pub priority: Vec<Priority>,
    pub team: Vec<TeamId>,
    pub client: Option<UserId>,
    pub created: Period,
    /// When they were closed.
    pub resolved: Period,
    /// The words that are looked for.
    pub search: String,
    /// Entries of one page, 1 to 100.
    pub limit: u8,
}

impl TicketQuery {
    #[must_use]
    pub fn new(scope: Scope, sort: Sort) -> Self {
        Self {
            scope,
            sort,
            status: Vec::new(),
            category: Vec::new(),
            assignee: Vec::new(),
            priority: Vec::new(),
            team: Vec::new(),
            client: None,
            created: Period::default(),
            resolved: Period::default(),
            search: String::new(),
            limit: 50,
        }
    }

    #[must_use]
    pub fn with_status(self, status: impl IntoIterator<Item = Status>) -> Self {
        Self { status: status.into_iter().collect(), ..self }
    }

    /// The tickets that someone still works on, or those that nobody does.
    #[must_use]
    pub fn with_closed(self, is_closed: bool) -> Self {
        self.with_status(Status::ALL.into_iter().filter(|status| status.is_closed() == is_closed))
    }

    #[must_use]
    pub fn with_search(self, search: &str) -> Self {
        Self { search: search.to_owned(), ..self }
    }

    #[must_use]
    pub fn with_limit(self, limit: u8) -> Self {
        Self { limit, ..self }
    }

    /// Reads the filters of an address; what is not understood is left out.
    #[must_use]
    pub fn of_filters(filters: &str) -> Self {
        let mut query = Self::new(Scope::All, Sort::Updated);
        for (name, value) in form_urlencoded::parse(filters.as_bytes()) {
            query.read(&name, &value);
        }
        query
    }

    fn read(&mut self, name: &str, value: &str) {
        let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        match name {
            "scope" => {
                self.scope = Scope::ALL.into_iter().find(|one| one.key() == value).unwrap_or(self.scope)
            }
            "sort" => self.sort = Sort::ALL.into_iter().find(|one| one.key() == value).unwrap_or(self.sort),
            "status" => self.status = values(value, Status::from_key),
            "category" => self.category = values(value, |text| text.parse().ok()),
            "assignee" => {
                self.assignee = values(value, |text| match text {
                    "none" => Some(AssigneeFilter::Nobody),
                    id => id.parse().ok().map(AssigneeFilter::User),
                });
            }
            "priority" => self.priority = values(value, Priority::from_key),
            "team" => self.team = values(value, |text| text.parse().ok()),
            "client" => self.client = value.parse().ok(),
            "created_from" => self.created.from = some(value),
            "created_to" => self.created.to = some(value),
            "resolved_from" => self.resolved.from = some(value),
            "resolved_to" => self.resolved.to = some(value),
            "q" => value.clone_into(&mut self.search),
            _ => {}
        }
    }

    /// The filters and the order, as an address holds them.
    #[must_use]
    pub fn filters(&self) -> String {
        let mut filters = format!("scope={}&sort={}", self.scope.key(), self.sort.key());
        list(&mut filters, "status", self.status.iter().map(|status| status.key()));
        list(&mut filters, "category", &self.category);
        list(&mut filters, "assignee", &self.assignee);
        list(&mut filters, "priority", self.priority.iter().map(|priority| priority.key()));
        list(&mut filters, "team", &self.team);
        list(&mut filters, "client", self.client);
        let texts = [
            ("created_from", self.created.from.as_deref()),
            ("created_to", self.created.to.as_deref()),
            ("resolved_from", self.resolved.from.as_deref()),
            ("resolved_to", self.resolved.to.as_deref()),
            ("q", Some(self.search.trim()).filter(|search| !search.is_empty())),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
                filters.push_str(&format!("&{name}={text}"));
            }
        }
        filters
    }

    /// The path of one page.
    #[must_use]
    pub fn path(&self, cursor: Option<&str>) -> String {
        with_cursor(format!("/api/tickets?{}&limit={}", self.filters(), self.limit), cursor)
    }
}

fn values<V>(text: &str, parse: impl Fn(&str) -> Option<V>) -> Vec<V> {
    text.split(',').filter_map(parse).collect()
}

/// The path of a list that has no filters.
pub(super) fn paged(path: &str, limit: u8, cursor: Option<&str>) -> String {
    with_cursor(format!("{path}?limit={limit}"), cursor)
}

fn with_cursor(mut path: String, cursor: Option<&str>) -> String {
    if let Some(cursor) = cursor {
        path.push_str("&cursor=");
        path.extend(form_urlencoded::byte_serialize(cursor.as_bytes()));
    }
    path
}

fn list<V: ToString>(path: &mut String, name: &str, values: impl IntoIterator<Item = V>) {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    if !values.is_empty() {
        path.push_str(&format!("&{name}={}", values.join(",")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_that_are_not_set_are_left_out() {
        let query = TicketQuery::new(Scope::Mine, Sort::Updated);
        assert_eq!(query.path(None), "/api/tickets?scope=mine&sort=updated&limit=50");
    }

    #[test]
    fn values_of_one_filter_are_a_comma_list() {
        let query = TicketQuery::new(Scope::All, Sort::Newest).with_closed(true).with_limit(20);
        assert_eq!(
            query.path(None),
            "/api/tickets?scope=all&sort=newest&status=done,rejected,cancelled&limit=20"
        );
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        for filters in [
            "scope=all&sort=updated",
            "scope=unassigned&sort=oldest&status=new,done&category=1,2&assignee=none,7&priority=high&team=3&client=9",
            "scope=all&sort=newest&created_from=2026-11-01T00%3A00%3A00Z&resolved_to=2026-12-01T00%3A00%3A00Z",
            "scope=all&sort=updated&q=%D0%BF%D1%80%D0%B8%D0%BD%D1%82%D0%B5%D1%80+-a%26b",
        ] {
            assert_eq!(TicketQuery::of_filters(filters).filters(), filters);
        }
        let broken = TicketQuery::of_filters("scope=x&sort=&status=sleeping,done&colour=red&client=anna");
        assert_eq!(broken.filters(), "scope=all&sort=updated&status=done");
    }

    #[test]
    fn a_cursor_is_escaped() {
        let query = TicketQuery::new(Scope::Mine, Sort::Updated);
        assert!(query.path(Some("a+b/c=")).ends_with("&cursor=a%2Bb%2Fc%3D"));
    }
}
