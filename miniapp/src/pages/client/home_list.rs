//! The tickets of the list, or why there are none.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::TicketSummary;

use super::row::TicketRow;
use crate::clock::use_minute;
use crate::dates;
use crate::hooks::{Loadable, TicketList, use_seen};
use crate::texts::use_texts;
use crate::ui::{EmptyArt, EmptyState, ErrorState, ListSkeleton};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) list: TicketList,
    pub(super) open: Option<TicketId>,
    pub(super) is_closed: bool,
    pub(super) is_search: bool,
    pub(super) onopen: Callback<TicketId>,
    /// Ends the search.
    pub(super) onend: Callback<()>,
}

/// The list in each of its states.
#[component]
pub(super) fn HomeList(Props { list, open, is_closed, is_search, onopen, onend }: &Props) -> Html {
    let texts = use_texts();
    match &list.tickets {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={list.onreload.clone()} /> }
        }
        Loadable::Ready(tickets) if tickets.is_empty() && *is_search => html! {
            <EmptyState icon="search" tone="quiet" title={texts.home_search_empty()} hint={texts.home_search_empty_hint()}>
                <button type="button" class="btn soft" data-role="show-all" onclick={onend.reform(|_: MouseEvent| ())}>
                    { texts.home_search_all() }
                </button>
            </EmptyState>
        },
        Loadable::Ready(tickets) if tickets.is_empty() && *is_closed => {
            html! { <EmptyState title={texts.client_closed_empty()} hint={texts.client_closed_empty_hint()} /> }
        }
        Loadable::Ready(tickets) if tickets.is_empty() => html! {
            <div class="empty" data-role="empty">
                <EmptyArt /><h2>{ texts.client_empty() }</h2><p>{ texts.client_empty_hint() }</p>
            </div>
        },
        Loadable::Ready(tickets) => html! {
            <>
                <Rows tickets={tickets.clone()} open={*open} {onopen} />
                if list.has_more {
                    <More list={list.clone()} count={tickets.len()} />
                }
                <Foot list={list.clone()} />
            </>
        },
    }
}

#[derive(Debug, Properties, PartialEq)]
struct RowsProps {
    tickets: Rc<Vec<Rc<TicketSummary>>>,
    open: Option<TicketId>,
    onopen: Callback<TicketId>,
}

/// The rows; their times move on by the minute.
#[component]
fn Rows(RowsProps { tickets, open, onopen }: &RowsProps) -> Html {
    let now = use_minute();
    html! {
        <div class="section list-card">
            <ul>
                { for tickets.iter().map(|ticket| html! {
                    <li key={ticket.id.0}>
                        <TicketRow ticket={ticket.clone()} {now} is_open={*open == Some(ticket.id)} {onopen} />
                    </li>
                }) }
            </ul>
        </div>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct MoreProps {
    list: TicketList,
    /// Rows that are there.
    count: usize,
}

/// The next page comes as the list's end comes near; the button is the equal.
#[component]
fn More(MoreProps { list, count }: &MoreProps) -> Html {
    let texts = use_texts();
    let end = use_node_ref();
    use_seen(&end, *count, list.onmore.clone());
    html! {
        <p class="pad more-row" ref={end}>
            <button type="button" class="btn soft" disabled={list.is_loading_more} data-role="more"
                onclick={list.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
        </p>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct FootProps {
    list: TicketList,
}

/// When the server said it, and a way to ask again.
#[component]
fn Foot(FootProps { list }: &FootProps) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let Some(at) = list.read_at else { return Html::default() };
    html! {
        <p class="section-foot home-foot">
            <span>{ texts.home_updated(dates::moment(now, at, texts.language())) }</span>
            <button type="button" class="link-btn" data-role="refresh" aria-busy={list.is_reloading.to_string()}
                onclick={list.onreload.reform(|_: MouseEvent| ())}>{ texts.home_refresh() }</button>
        </p>
    }
}
