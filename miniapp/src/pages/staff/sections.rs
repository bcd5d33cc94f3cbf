//! The sections of the staff's app.

use crate::route::Route;

/// One tab of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StaffSection {
    Work,
    Board,
    Tickets,
    Reports,
    More,
}

impl StaffSection {
    pub(crate) const ALL: [Self; 5] = [Self::Work, Self::Board, Self::Tickets, Self::Reports, Self::More];

    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Board => "board",
            Self::Tickets => "tickets",
            Self::Reports => "reports",
            Self::More => "more",
        }
    }

    #[must_use]
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Board => "board",
            Self::Tickets => "tickets",
            Self::Reports => "chart",
            Self::More => "menu",
        }
    }

    #[must_use]
    pub(crate) fn route(self) -> Route {
        match self {
            Self::Work => Route::Work,
            Self::Board => Route::Board,
            Self::Tickets => Route::Tickets,
            Self::Reports => Route::Reports,
            Self::More => Route::More,
        }
    }

    #[must_use]
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// The section that the page is the first page of.
    #[must_use]
    pub(crate) fn from_route(route: Route) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.route() == route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_known_by_its_key_and_by_its_page() {
        for section in StaffSection::ALL {
            assert_eq!(StaffSection::from_key(section.key()), Some(section));
            assert_eq!(StaffSection::from_route(section.route()), Some(section));
        }
        assert_eq!(StaffSection::from_route(Route::Settings), None);
    }
}
