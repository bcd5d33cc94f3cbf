//! A client's tickets.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::TicketSummary;

use super::row::TicketRow;
use crate::api::{Scope, Sort, TicketQuery};
use crate::clock::use_minute;
use crate::hooks::{Loadable, use_go, use_tickets, use_window_scroll};
use crate::live::{Connection, use_connection};
use crate::route::Route;
use crate::telegram::{self, BottomButton, use_back_button, use_main_button, use_settings_button};
use crate::texts::use_texts;
use crate::ui::{EmptyArt, EmptyState, ErrorState, Icon, ListSkeleton, OfflineBanner, SegmentItem, Segments};
use crate::wording::error_words;

const OPEN: &str = "open";
const CLOSED: &str = "closed";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The ticket that stands open beside the list; then this is no page of its own.
    pub(super) open: Option<TicketId>,
}

/// The list: open tickets or closed ones.
#[component]
pub(super) fn Home(Props { open }: &Props) -> Html {
    let texts = use_texts();
    let go = use_go();
    let is_closed = use_state_eq(|| false);
    let is_page = open.is_none();
    let list = use_tickets(TicketQuery::new(Scope::Mine, Sort::Updated).with_closed(*is_closed));
    let is_lost = use_connection() == Connection::Lost;
    use_window_scroll(is_page);
    use_settings_button(is_page.then(|| go.reform(|()| Route::Settings)));
    use_back_button(None);
    let onnew = go.reform(|()| Route::New);
    let is_native =
        use_main_button(is_page.then(|| BottomButton::new(texts.client_new_ticket(), onnew.clone())));
    let onchoose = {
        let is_closed = is_closed.setter();
        Callback::from(move |key: AttrValue| {
            telegram::selection();
            is_closed.set(key == CLOSED);
        })
    };
    let onopen = go.reform(|id| Route::Ticket { id });
    let content = match &list.tickets {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={list.onreload.clone()} /> }
        }
        Loadable::Ready(tickets) if tickets.is_empty() && *is_closed => {
            html! { <EmptyState title={texts.client_closed_empty()} hint={texts.client_closed_empty_hint()} /> }
        }
        Loadable::Ready(tickets) if tickets.is_empty() => {
            html! {
                <div class="empty" data-role="empty">
                    <EmptyArt /><h2>{ texts.client_empty() }</h2><p>{ texts.client_empty_hint() }</p>
                </div>
            }
        }
        Loadable::Ready(tickets) => html! {
            <>
                <Rows tickets={tickets.clone()} open={*open} {onopen} />
                if list.has_more {
                    <p class="pad more-row">
                        <button type="button" class="btn soft" disabled={list.is_loading_more}
                            onclick={list.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
                    </p>
                }
            </>
        },
    };
    html! {
        <div class={classes!("list", "page", (!is_page).then_some("back"))} data-screen="home"
            role={if is_page { "main" } else { "complementary" }} aria-label={texts.client_home()}>
            if is_lost {
                <OfflineBanner />
            }
            <div class="page-head">
                <h1>{ texts.client_home() }</h1>
                <button type="button" class="icon-btn quiet" aria-label={texts.preferences_title()}
                    onclick={go.reform(|_: MouseEvent| Route::Settings)} data-role="preferences"><Icon name="settings" /></button>
            </div>
            <div class="sticky pad segments-bar">
                <Segments label={texts.client_home_filter()} selected={if *is_closed { CLOSED } else { OPEN }}
                    onselect={onchoose} items={vec![
                        segment(OPEN, texts.tickets_open()),
                        segment(CLOSED, texts.tickets_closed()),
                    ]} />
            </div>
            { content }
            if !is_native && is_page {
                <p class="pad own-button">
                    <button type="button" class="btn main" data-role="new-ticket"
                        onclick={onnew.reform(|_: MouseEvent| ())}>{ texts.client_new_ticket() }</button>
                </p>
            }
        </div>
    }
}

fn segment(key: &'static str, label: &'static str) -> SegmentItem {
    SegmentItem { key: key.into(), label: label.into(), icon: None, role: None }
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
