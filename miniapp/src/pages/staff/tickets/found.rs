use yew::prelude::*;

use crate::api::TicketQuery;
use crate::hooks::{TicketList, use_load};
use crate::session::use_session;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) query: TicketQuery,
    pub(super) list: TicketList,
}

/// How many tickets the filters find: counted here while all are shown, else by the server.
#[component]
pub(super) fn Found(Props { query, list }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let shown = list.tickets.ready().map(|tickets| tickets.len());
    let is_partial = list.has_more;
    // Asked again with each change of what is shown.
    let newest = list.tickets.ready().and_then(|tickets| tickets.first().map(|one| (one.id, one.version)));
    let (counted, _) = use_load(
        (session.api.clone(), query.clone(), is_partial, shown, newest),
        |(api, query, is_partial, shown, _)| async move {
            let known = shown.and_then(|shown| i64::try_from(shown).ok()).unwrap_or(0);
            if !is_partial {
                return Ok((known, false));
            }
            api.count_tickets(&query).await.map(|found| (found.count, found.has_more))
        },
    );
    let words = match (shown, counted.ready()) {
        (Some(_), Some((count, true))) => texts.tickets_found_more(*count),
        (Some(_), Some((count, false))) => texts.tickets_found(*count),
        (Some(_) | None, None) | (None, Some(_)) => String::new(),
    };
    html! { <p class="hint found" role="status" data-role="found">{ words }</p> }
}
