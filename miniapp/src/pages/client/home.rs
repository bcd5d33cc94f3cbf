//! A client's tickets.

use yew::prelude::*;
use zayavka_shared::TicketId;

use super::counts::use_counts;
use super::home_bar::HomeBar;
use super::home_list::HomeList;
use super::pull::PullToRefresh;
use crate::api::{Scope, Sort, TicketQuery};
use crate::hooks::{use_go, use_settled, use_tickets, use_window_scroll};
use crate::live::{Connection, use_connection};
use crate::replies::use_replies;
use crate::route::Route;
use crate::telegram::{self, BottomButton, use_back_button, use_main_button, use_settings_button};
use crate::texts::use_texts;
use crate::ui::{Icon, OfflineBanner};

/// After the last key the search begins.
const PAUSE_MS: u32 = 250;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The ticket that stands open beside the list; then this is no page of its own.
    pub(super) open: Option<TicketId>,
}

/// The list: open tickets, closed ones, or those that were searched for.
#[component]
pub(super) fn Home(Props { open }: &Props) -> Html {
    let texts = use_texts();
    let go = use_go();
    let is_closed = use_state_eq(|| false);
    // `None` where nobody searches.
    let typed = use_state_eq(|| None::<String>);
    let search = use_settled(typed.as_deref().unwrap_or_default().trim(), PAUSE_MS);
    let is_page = open.is_none();
    let list = use_tickets(query(&search, *is_closed));
    let counts = use_counts(list.read_at);
    let is_lost = use_connection() == Connection::Lost;
    let waiting = use_replies().queue.willing();
    use_window_scroll(is_page);
    use_settings_button(is_page.then(|| go.reform(|()| Route::Settings)));
    let onend = typed.setter();
    let onend = Callback::from(move |()| onend.set(None));
    use_back_button(typed.is_some().then(|| onend.clone()).filter(|_| is_page));
    let onnew = go.reform(|()| Route::New);
    let is_native =
        use_main_button(is_page.then(|| BottomButton::new(texts.client_new_ticket(), onnew.clone())));
    let onchoose = {
        let is_closed = is_closed.setter();
        Callback::from(move |closed: bool| {
            telegram::selection();
            is_closed.set(closed);
        })
    };
    let onsearch = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(Some(text)))
    };
    html! {
        <div class={classes!("list", "page", (!is_page).then_some("back"))} data-screen="home"
            role={if is_page { "main" } else { "complementary" }} aria-label={texts.client_home()}>
            if is_page {
                <PullToRefresh is_reloading={list.is_reloading} onpull={list.onreload.clone()} />
            }
            if is_lost {
                <OfflineBanner at={list.read_at} {waiting} />
            }
            <div class="page-head">
                <h1>{ texts.client_home() }</h1>
                if typed.is_none() {
                    <button type="button" class="icon-btn quiet" aria-label={texts.home_search_open()} data-role="search-open"
                        onclick={onsearch.reform(|_: MouseEvent| String::new())}><Icon name="search" /></button>
                }
                <button type="button" class="icon-btn quiet" aria-label={texts.preferences_title()}
                    onclick={go.reform(|_: MouseEvent| Route::Settings)} data-role="preferences"><Icon name="settings" /></button>
            </div>
            <HomeBar is_closed={*is_closed} {onchoose} {counts} search={(*typed).clone().map(AttrValue::from)} {onsearch} onend={onend.clone()} />
            <HomeList {list} open={*open} is_closed={*is_closed} is_search={!search.is_empty()} onopen={go.reform(|id| Route::Ticket { id })}
                {onend} />
            if !is_native && is_page {
                <p class="pad own-button">
                    <button type="button" class="btn main" data-role="new-ticket"
                        onclick={onnew.reform(|_: MouseEvent| ())}>{ texts.client_new_ticket() }</button>
                </p>
            }
        </div>
    }
}

/// Who searches wants any ticket, be it closed.
fn query(search: &str, is_closed: bool) -> TicketQuery {
    let mine = TicketQuery::new(Scope::Mine, Sort::Updated);
    if search.is_empty() { mine.with_closed(is_closed) } else { mine.with_search(search) }
}
