//! Addresses of lists.

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
    fn key(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Updated => "updated",
            Self::Priority => "priority",
        }
    }
}

/// Which tickets, in which order. An empty list of a filter lets everything pass.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TicketQuery {
    pub scope: Scope,
    pub sort: Sort,
    pub status: Vec<Status>,
    pub category: Vec<CategoryId>,
    pub assignee: Vec<UserId>,
    pub priority: Vec<Priority>,
    pub team: Option<TeamId>,
    pub client: Option<UserId>,
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
            team: None,
            client: None,
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
    pub fn with_limit(self, limit: u8) -> Self {
        Self { limit, ..self }
    }

    /// The path with its query. All values are plain words and digits, but for the cursor.
    #[must_use]
    pub fn path(&self, cursor: Option<&str>) -> String {
        let mut path = format!("/api/tickets?scope={}&sort={}", self.scope.key(), self.sort.key());
        list(&mut path, "status", self.status.iter().map(|status| status.key()));
        list(&mut path, "category", &self.category);
        list(&mut path, "assignee", &self.assignee);
        list(&mut path, "priority", self.priority.iter().map(|priority| priority.key()));
        list(&mut path, "team", self.team);
        list(&mut path, "client", self.client);
        path.push_str(&format!("&limit={}", self.limit));
        with_cursor(path, cursor)
    }
}

/// The path of a list that has no filters.
pub(super) fn paged(path: &str, limit: u8, cursor: Option<&str>) -> String {
    with_cursor(format!("{path}?limit={limit}"), cursor)
}

fn with_cursor(mut path: String, cursor: Option<&str>) -> String {
    if let Some(cursor) = cursor {
        path.push_str("&cursor=");
        for byte in cursor.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
                path.push(char::from(byte));
            } else {
                path.push_str(&format!("%{byte:02X}"));
            }
        }
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
    fn a_cursor_is_escaped() {
        let query = TicketQuery::new(Scope::Mine, Sort::Updated);
        assert!(query.path(Some("a+b/c=")).ends_with("&cursor=a%2Bb%2Fc%3D"));
    }
}
