//! The lists of tickets that stand behind the figures, as the filters of the page of all tickets.

use zayavka_shared::ticket::Status;
use zayavka_shared::{CategoryId, Timestamp, UserId};

/// The query of a list of tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TicketsLink(Vec<(&'static str, String)>);

impl TicketsLink {
    /// Tickets filed in a period.
    pub(super) fn created(from: Timestamp, to: Timestamp) -> Self {
        Self(vec![("created_from", from.to_rfc3339()), ("created_to", to.to_rfc3339())])
    }

    /// Tickets done in a period.
    pub(super) fn resolved(from: Timestamp, to: Timestamp) -> Self {
        let done = Status::Done.key().to_owned();
        Self(vec![("status", done), ("resolved_from", from.to_rfc3339()), ("resolved_to", to.to_rfc3339())])
    }

    /// Tickets on which there is still something to do.
    pub(super) fn open() -> Self {
        let open = Status::ALL.into_iter().filter(|status| !status.is_closed()).map(Status::key);
        Self(vec![("status", open.collect::<Vec<_>>().join(","))])
    }

    /// Open tickets that nobody has.
    pub(super) fn unassigned() -> Self {
        Self::open().with("scope", "unassigned".to_owned())
    }

    pub(super) fn at(self, status: Status) -> Self {
        self.with("status", status.key().to_owned())
    }

    pub(super) fn of_category(self, id: CategoryId) -> Self {
        self.with("category", id.to_string())
    }

    pub(super) fn of_assignee(self, id: UserId) -> Self {
        self.with("assignee", id.to_string())
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.push((name, value));
        self
    }

    pub(super) fn pairs(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// The address, for a new window.
    pub(super) fn href(&self) -> String {
        // Keys, numbers and moments in UTC need no escape in a query.
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("/tickets?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: (Timestamp, Timestamp) = (Timestamp(1_793_566_800_000), Timestamp(1_793_653_200_000));

    #[test]
    fn a_figure_leads_to_the_tickets_that_it_counts() {
        let created = TicketsLink::created(DAY.0, DAY.1).of_category(CategoryId(3));
        let period = "created_from=2026-11-01T21:00:00.000Z&created_to=2026-11-02T21:00:00.000Z";
        assert_eq!(created.href(), format!("/tickets?{period}&category=3"));
        let resolved = TicketsLink::resolved(DAY.0, DAY.1).of_assignee(UserId(7));
        let period = "resolved_from=2026-11-01T21:00:00.000Z&resolved_to=2026-11-02T21:00:00.000Z";
        assert_eq!(resolved.href(), format!("/tickets?status=done&{period}&assignee=7"));
        let open = "status=new,in_progress,waiting,in_review";
        assert_eq!(TicketsLink::unassigned().href(), format!("/tickets?{open}&scope=unassigned"));
    }
}
