use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::ticket::Status;
use zayavka_shared::{Permission, TicketId};

use super::address::use_tickets_address;
use super::bulk_bar::BulkBar;
use super::bulk_sheet::{BulkKind, BulkSheet};
use super::filter_options::use_filter_options;
use super::filter_sheet::{FilterSheet, count_filters};
use super::filter_tags::FilterTags;
use super::found::Found;
use super::head::Head;
use super::search_box::SearchBox;
use super::table::Table;
use crate::api::{Scope, Sort, TicketQuery};
use crate::clock::use_minute;
use crate::hooks::{TicketList, use_tickets, use_top, use_wide};
use crate::pages::staff::act_sheet::{ActSheet, Subject};
use crate::pages::staff::ticket_rows::{MoreButton, TicketRows};
use crate::session::use_session;
use crate::telegram::{self, use_back_button};
use crate::texts::{Side, Texts, use_texts};
use crate::ui::{ChipItem, Chips, EmptyState, Icon};

/// What stands over the page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Over {
    Filters,
    Moves(TicketId),
    Bulk(BulkKind),
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onopen: Callback<TicketId>,
}

/// All tickets that the reader may see: found, filtered, ordered, and changed several at once.
#[component]
pub(crate) fn Tickets(Props { onopen }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let is_wide = use_wide();
    let now = use_minute();
    let address = use_tickets_address();
    let query = address.query.clone();
    let options = use_filter_options();
    let over = use_state_eq(|| None::<Over>);
    let is_picking = use_state_eq(|| false);
    let chosen = use_state_eq(|| Rc::new(BTreeSet::<TicketId>::new()));
    let list = use_tickets(query.clone());
    use_top();
    use_still_chosen(&list, &chosen);
    let open = {
        let over = over.setter();
        Callback::from(move |one: Over| over.set(Some(one)))
    };
    let onclose = {
        let over = over.setter();
        Callback::from(move |()| over.set(None))
    };
    let onclear = {
        let (chosen, is_picking) = (chosen.setter(), is_picking.setter());
        Callback::from(move |()| {
            chosen.set(Rc::default());
            is_picking.set(false);
        })
    };
    // Back first closes what stands over the page, then lets the chosen tickets go.
    use_back_button(match *over {
        Some(Over::Filters) => Some(onclose.clone()),
        Some(Over::Moves(_) | Over::Bulk(_)) | None if *is_picking || !chosen.is_empty() => {
            Some(onclear.clone())
        }
        Some(Over::Moves(_) | Over::Bulk(_)) | None => None,
    });
    let onpick = {
        let chosen = chosen.clone();
        Callback::from(move |id: TicketId| {
            telegram::selection();
            chosen.set(toggled(&chosen, id).into());
        })
    };
    let shown: Rc<Vec<Rc<TicketSummary>>> = list.tickets.ready().cloned().unwrap_or_default();
    let onpickall = {
        let (chosen, shown) = (chosen.setter(), shown.clone());
        Callback::from(move |all: bool| {
            chosen.set(if all { Rc::new(shown.iter().map(|one| one.id).collect()) } else { Rc::default() });
        })
    };
    let onsearch = address.onchange.reform({
        let query = query.clone();
        move |search| TicketQuery { search, ..query.clone() }
    });
    let onstatus = address.onchange.reform({
        let query = query.clone();
        move |key: AttrValue| {
            telegram::selection();
            with_status(&query, &key)
        }
    });
    let onmoves = open.reform(Over::Moves);
    let ondone = {
        let (onclose, onclear, reload) = (onclose.clone(), onclear.clone(), list.onreload.clone());
        Callback::from(move |()| {
            onclose.emit(());
            onclear.emit(());
            reload.emit(());
        })
    };
    let picked: Vec<Rc<TicketSummary>> =
        shown.iter().filter(|one| chosen.contains(&one.id)).cloned().collect();
    let rows = if is_wide && !shown.is_empty() {
        html! {
            <>
                <Table tickets={shown.clone()} {now} chosen={(*chosen).clone()} {onopen} onmoves={onmoves.clone()}
                    onpick={onpick.clone()} {onpickall} />
                <MoreButton list={list.clone()} />
            </>
        }
    } else {
        let picking = (*is_picking).then(|| (*chosen).clone());
        html! {
            <TicketRows list={list.clone()} shows_assignee=true empty={empty(texts, &query, &address.onchange)}
                chosen={picking} onpick={onpick.clone()} {onopen} onmoves={onmoves.clone()} />
        }
    };
    let sheet = match *over {
        None => Html::default(),
        Some(Over::Filters) => html! {
            <FilterSheet query={query.clone()} options={options.clone()} onchange={address.onchange.clone()} {onclose} />
        },
        Some(Over::Moves(id)) => match shown.iter().find(|one| one.id == id) {
            Some(ticket) => {
                html! { <ActSheet subject={Subject::from(&**ticket)} onact={list.onact.clone()} {onclose} /> }
            }
            None => Html::default(),
        },
        Some(Over::Bulk(kind)) => {
            html! { <BulkSheet {kind} tickets={Rc::new(picked.clone())} {ondone} {onclose} /> }
        }
    };
    let filters = count_filters(&query);
    html! {
        <main class={classes!("page", "wide", (*is_picking || !picked.is_empty()).then_some("picking"))} data-screen="tickets">
            <Head query={query.clone()} is_picking={*is_picking} onpicking={
                let (is_picking, onclear) = (is_picking.setter(), onclear.clone());
                Callback::from(move |on: bool| if on { is_picking.set(true) } else { onclear.emit(()) })
            } />
            <div class="sticky filters">
                <SearchBox search={query.search.clone()} {onsearch} />
                <div class="filter-row">
                    <button type="button" class="chip" data-role="filters" aria-haspopup="dialog"
                        aria-pressed={(filters > 0).to_string()} aria-label={texts.tickets_filters()}
                        onclick={open.reform(|_: MouseEvent| Over::Filters)}>
                        <Icon name="filter" class={classes!("tiny")} />
                        if filters > 0 {
                            <span class="n">{ filters }</span>
                        }
                    </button>
                    <Chips label={texts.tickets_filter()} items={chips(texts)} selected={chip_of(&query)} onselect={onstatus} />
                </div>
                <FilterTags query={query.clone()} {options} onchange={address.onchange.clone()} />
            </div>
            <div class="found-row">
                <Found query={query.clone()} list={list.clone()} />
                { order(texts, &query, &address.onchange) }
            </div>
            { rows }
            if !picked.is_empty() {
                <BulkBar count={picked.len()} assigns={session.may(Permission::TicketAssign)}
                    onchoose={open.reform(Over::Bulk)} {onclear} />
            }
            { sheet }
        </main>
    }
}

/// A ticket that left the list is no longer chosen.
#[hook]
fn use_still_chosen(list: &TicketList, chosen: &UseStateHandle<Rc<BTreeSet<TicketId>>>) {
    let chosen = chosen.clone();
    use_effect_with(list.tickets.clone(), move |tickets| {
        let Some(tickets) = tickets.ready() else { return };
        let still: BTreeSet<TicketId> =
            tickets.iter().map(|one| one.id).filter(|id| chosen.contains(id)).collect();
        if still != **chosen {
            chosen.set(still.into());
        }
    });
}

fn toggled(chosen: &BTreeSet<TicketId>, id: TicketId) -> BTreeSet<TicketId> {
    let mut chosen = chosen.clone();
    if !chosen.remove(&id) {
        chosen.insert(id);
    }
    chosen
}

fn with_status(query: &TicketQuery, chip: &str) -> TicketQuery {
    let query = query.clone();
    match chip {
        "all" => query.with_status(None),
        "open" => query.with_closed(false),
        key => query.with_status(Status::from_key(key)),
    }
}

/// The chip that says which statuses are shown; none if several are, in a way of their own.
fn chip_of(query: &TicketQuery) -> AttrValue {
    let open = query.clone().with_closed(false).status;
    match query.status.as_slice() {
        [] => "all".into(),
        [one] => one.key().into(),
        many if many == open => "open".into(),
        _ => "".into(),
    }
}

fn chips(texts: Texts) -> Vec<ChipItem> {
    let chip = |key: &'static str, label: &'static str, status: Option<Status>| ChipItem {
        key: key.into(),
        label: label.into(),
        count: None,
        status,
    };
    let statuses =
        Status::ALL.into_iter().map(|one| chip(one.key(), texts.status(one, Side::Staff), Some(one)));
    [chip("open", texts.tickets_open(), None), chip("all", texts.tickets_all(), None)]
        .into_iter()
        .chain(statuses)
        .collect()
}

fn order(texts: Texts, query: &TicketQuery, onchange: &Callback<TicketQuery>) -> Html {
    let onsort = onchange.reform({
        let query = query.clone();
        move |event: Event| {
            let key = event.target_unchecked_into::<HtmlSelectElement>().value();
            let sort = Sort::ALL.into_iter().find(|one| one.key() == key).unwrap_or(query.sort);
            TicketQuery { sort, ..query.clone() }
        }
    });
    html! {
        <label class="sort">
            <span class="sr">{ texts.tickets_sort() }</span>
            <Icon name="sort" class={classes!("tiny")} />
            <select data-role="sort" onchange={onsort}>
                { for Sort::ALL.into_iter().map(|one| html! {
                    <option key={one.key()} value={one.key()} selected={one == query.sort}>{ sort_label(texts, one) }</option>
                }) }
            </select>
        </label>
    }
}

/// Nothing was found, or there is nothing yet; and the way out.
fn empty(texts: Texts, query: &TicketQuery, onchange: &Callback<TicketQuery>) -> Html {
    let everything = TicketQuery::new(Scope::All, query.sort);
    let is_narrow = *query != everything;
    let hint =
        if query.search.is_empty() { texts.tickets_empty_hint() } else { texts.tickets_search_empty() };
    html! {
        <EmptyState icon="tickets" title={texts.tickets_empty()} {hint}>
            if is_narrow {
                <button type="button" class="btn soft" data-role="show-all"
                    onclick={onchange.reform(move |_: MouseEvent| everything.clone())}>{ texts.tickets_show_all() }</button>
            }
        </EmptyState>
    }
}

fn sort_label(texts: Texts, sort: Sort) -> &'static str {
    match sort {
        Sort::Updated => texts.tickets_sort_updated(),
        Sort::Newest => texts.tickets_sort_newest(),
        Sort::Oldest => texts.tickets_sort_oldest(),
        Sort::Priority => texts.tickets_sort_priority(),
    }
}
