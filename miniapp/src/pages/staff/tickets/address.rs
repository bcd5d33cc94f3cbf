//! The list's filters live in the page's address: what is shown can be left, come back to, and linked to.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;
use yew_router::query::Raw;

use crate::api::{Scope, Sort, TicketQuery};
use crate::report;
use crate::route::Route;

/// The filters of the address, and how to change them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TicketsAddress {
    pub query: TicketQuery,
    /// Shows another list in this page's place.
    pub onchange: Callback<TicketQuery>,
}

/// Follows the address. Without any filter in it the open tickets are shown.
#[hook]
pub(super) fn use_tickets_address() -> TicketsAddress {
    let navigator = use_navigator();
    let filters = use_location().map(|location| location.query_str().to_owned()).unwrap_or_default();
    let query = match filters.trim_start_matches('?') {
        "" => TicketQuery::new(Scope::All, Sort::Updated).with_closed(false),
        filters => TicketQuery::of_filters(filters),
    };
    let onchange = use_callback(navigator, |query: TicketQuery, navigator| {
        if let Some(navigator) = navigator {
            let replaced = navigator.replace_with_query(&Route::Tickets, Raw(query.filters().as_str()));
            report::ignore("writing the filters into the address", replaced);
        }
    });
    TicketsAddress { query, onchange }
}

/// Leads back to the list as it was left.
#[hook]
pub(crate) fn use_tickets_return() -> Callback<()> {
    let navigator = use_navigator();
    let left_at = use_memo((), |()| RefCell::new(String::new()));
    let location = use_location();
    if let Some(location) = location.filter(|location| location.path() == Route::Tickets.to_path()) {
        left_at.replace(location.query_str().trim_start_matches('?').to_owned());
    }
    use_callback(
        (navigator, left_at),
        |(), (navigator, left_at): &(Option<Navigator>, Rc<RefCell<String>>)| {
            let Some(navigator) = navigator else { return };
            let filters = left_at.borrow();
            if filters.is_empty() {
                navigator.push(&Route::Tickets);
            } else {
                let pushed = navigator.push_with_query(&Route::Tickets, Raw(filters.as_str()));
                report::ignore("going back to the list", pushed);
            }
        },
    )
}
