use std::collections::BTreeSet;
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
    /// The chosen tickets, where tickets are chosen.
    #[prop_or_default]
    pub chosen: Option<Rc<BTreeSet<TicketId>>>,
    #[prop_or_default]
    pub onpick: Callback<TicketId>,
    pub onopen: Callback<TicketId>,
    pub onmoves: Callback<TicketId>,
}

/// A list of tickets in each of its states.
#[component]
pub(crate) fn TicketRows(props: &Props) -> Html {
    let Props { list, open, shows_assignee, empty, chosen, onpick, onopen, onmoves } = props;
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
                            shows_assignee={*shows_assignee}
                            picked={chosen.as_ref().map(|chosen| chosen.contains(&ticket.id))} {onpick} {onopen} {onmoves} />
                    </li>
                }) }
            </ul>
            <MoreButton list={list.clone()} />
        </>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct MoreProps {
    pub list: TicketList,
}

/// Leads on where a list has more than is shown.
#[component]
pub(crate) fn MoreButton(MoreProps { list }: &MoreProps) -> Html {
    let texts = use_texts();
    if !list.has_more {
        return Html::default();
    }
    html! {
        <div class="list-more">
            <button type="button" class="btn soft" data-role="more" disabled={list.is_loading_more}
                onclick={list.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
        </div>
    }
}
