//! Addresses of pages. Real paths: the hash is Telegram's, read once as its script loads.

use yew_router::prelude::*;
use zayavka_shared::form::read_start_param;
use zayavka_shared::{CategoryId, Permission, Role, TicketId};

/// A page of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Routable)]
pub enum Route {
    /// By role: a client's tickets, or staff's work.
    #[at("/")]
    Home,
    #[at("/t/:id")]
    Ticket { id: TicketId },
    /// The choice of a category.
    #[at("/new")]
    New,
    #[at("/new/:category")]
    NewForm { category: CategoryId },
    #[at("/work")]
    Work,
    #[at("/board")]
    Board,
    #[at("/tickets")]
    Tickets,
    /// For those who read reports.
    #[at("/reports")]
    Reports,
    #[at("/more")]
    More,
    /// For those who manage people.
    #[at("/people")]
    People,
    /// For those who build categories.
    #[at("/categories")]
    Categories,
    #[at("/categories/new")]
    NewCategory,
    #[at("/categories/:id")]
    Category { id: CategoryId },
    /// For those who word what the bot says.
    #[at("/templates")]
    Templates,
    /// For those who answer before a ticket is filed.
    #[at("/faq")]
    Faq,
    /// For those who set the bot and the rules.
    #[at("/desk")]
    Desk,
    #[at("/settings")]
    Settings,
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// Where Back from everywhere ends.
    #[must_use]
    pub fn home_of(role: Role) -> Self {
        if role.is_staff() { Self::Work } else { Self::Home }
    }

    /// The right without which the page is not there.
    #[must_use]
    pub fn needs(self) -> Option<Permission> {
        match self {
            Self::Reports => Some(Permission::ReportsView),
            Self::People => Some(Permission::PeopleManage),
            Self::Categories
            | Self::NewCategory
            | Self::Category { .. }
            | Self::Faq
            | Self::Templates
            | Self::Desk => Some(Permission::SettingsManage),
            Self::Home
            | Self::Ticket { .. }
            | Self::New
            | Self::NewForm { .. }
            | Self::Work
            | Self::Board
            | Self::Tickets
            | Self::More
            | Self::Settings
            | Self::NotFound => None,
        }
    }

    /// The page that a deep link names: `ticket_<id>`, `new_<category>[_<label>]`.
    #[must_use]
    pub fn from_start_param(param: &str) -> Option<Self> {
        if let Some((category, _)) = read_start_param(param) {
            return Some(Self::NewForm { category });
        }
        param.strip_prefix("ticket_")?.parse().ok().map(|id| Self::Ticket { id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_link_opens_the_page_it_names() {
        assert_eq!(Route::from_start_param("ticket_42"), Some(Route::Ticket { id: TicketId(42) }));
        assert_eq!(Route::from_start_param("new_3"), Some(Route::NewForm { category: CategoryId(3) }));
        assert_eq!(
            Route::from_start_param("new_3_room_204"),
            Some(Route::NewForm { category: CategoryId(3) })
        );
    }

    #[test]
    fn a_foreign_or_broken_link_opens_nothing() {
        for param in ["", "ticket_", "ticket_x", "inv_abc", "ticket", "view_1"] {
            assert_eq!(Route::from_start_param(param), None, "{param}");
        }
    }

    #[test]
    fn paths_are_read_as_they_are_written() {
        let (ticket, category) = (Route::Ticket { id: TicketId(7) }, Route::Category { id: CategoryId(7) });
        for route in
            [Route::Home, ticket, Route::New, Route::Board, Route::Settings, Route::NewCategory, category]
        {
            assert_eq!(Route::recognize(&route.to_path()), Some(route));
        }
    }
}
