use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::TicketSummary;

use crate::clock::use_minute;
use crate::hooks::{Loadable, TicketList};
use crate::texts::use_texts;
use crate::ui::{ErrorState, ListSkeleton, StaffTicketRow};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub list: TicketList,
    /// The ticket that is open beside the list.
    #[prop_or_default]
    pub open: Option<TicketId>,
    #[prop_or_default]
    pub shows_assignee: bool,
    /// What stands where there is no ticket.
    pub empty: Html,
    pub onopen: Callback<TicketId>,
    pub onmoves: Callback<TicketId>,
}

/// A list of tickets in each of its states.
#[component]
pub(crate) fn TicketRows(Props { list, open, shows_assignee, empty, onopen, onmoves }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let tickets: &Rc<Vec<Rc<TicketSummary>>> = match &list.tickets {
        Loadable::Loading => return html! { <ListSkeleton rows=3 /> },
        Loadable::Failed(error) => {
            return html! { <ErrorState detail={error_words(texts, error)} onretry={Some(list.onreload.clone())} /> };
        }
        Loadable::Ready(tickets) if tickets.is_empty() => return empty.clone(),
        Loadable::Ready(tickets) => tickets,
    };
    html! {
        <>
            <ul class="section list-card">
                { for tickets.iter().map(|ticket| html! {
                    <li key={ticket.id.0}>
                        <StaffTicketRow ticket={ticket.clone()} {now} is_selected={*open == Some(ticket.id)}
                            shows_assignee={*shows_assignee} {onopen} {onmoves} />
                    </li>
                }) }
            </ul>
            if list.has_more {
                <div class="list-more">
                    <button type="button" class="btn soft" data-role="more" disabled={list.is_loading_more}
                        onclick={list.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
                </div>
            }
        </>
    }
}
