use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::ticket::Status;

use super::act_sheet::{ActSheet, Subject};
use super::ticket_rows::TicketRows;
use super::work::count;
use crate::api::{Scope, Sort, TicketQuery};
use crate::hooks::{use_tickets, use_top};
use crate::telegram::{self, use_back_button};
use crate::texts::{Side, Texts, use_texts};
use crate::ui::{ChipItem, Chips, EmptyState};

const SORTS: [(Sort, &str); 4] = [
    (Sort::Updated, "updated"),
    (Sort::Newest, "newest"),
    (Sort::Oldest, "oldest"),
    (Sort::Priority, "priority"),
];

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onopen: Callback<TicketId>,
}

/// All tickets that the reader may see, by status and in a chosen order.
#[component]
pub(crate) fn Tickets(Props { onopen }: &Props) -> Html {
    let texts = use_texts();
    let filter = use_state_eq(|| AttrValue::Static("open"));
    let sort = use_state_eq(|| Sort::Updated);
    let asked = use_state_eq(|| None::<TicketId>);
    let list = use_tickets(query(&filter, *sort));
    use_top();
    use_back_button(None);
    let choose = {
        let filter = filter.setter();
        Callback::from(move |key: AttrValue| {
            telegram::selection();
            filter.set(key);
        })
    };
    let onsort = {
        let sort = sort.setter();
        Callback::from(move |event: Event| {
            let key = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some((chosen, _)) = SORTS.into_iter().find(|(_, one)| *one == key) {
                sort.set(chosen);
            }
        })
    };
    let onmoves = {
        let asked = asked.setter();
        Callback::from(move |id| asked.set(Some(id)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let onact = list.onact.clone();
    let subject = asked.and_then(|id| {
        list.tickets.ready()?.iter().find(|one| one.id == id).map(|one| Subject::from(&**one))
    });
    let all = choose.reform(|_: MouseEvent| AttrValue::Static("all"));
    let empty = html! {
        <EmptyState icon="tickets" title={texts.tickets_empty()} hint={texts.tickets_empty_hint()}>
            if *filter != "all" {
                <button type="button" class="btn soft" onclick={all}>{ texts.tickets_show_all() }</button>
            }
        </EmptyState>
    };
    html! {
        <main class="page" data-screen="tickets">
            <div class="sticky filters">
                <div class="page-head">
                    <h1>{ texts.tickets_title() }{ " " }<small class="hint num">{ count(&list) }</small></h1>
                    <label class="sort">
                        <span class="sr">{ texts.tickets_sort() }</span>
                        <select class="chip" data-role="sort" onchange={onsort}>
                            { for SORTS.into_iter().map(|(one, key)| html! {
                                <option key={key} value={key} selected={one == *sort}>{ sort_label(texts, one) }</option>
                            }) }
                        </select>
                    </label>
                </div>
                <Chips label={texts.tickets_filter()} items={chips(texts)} selected={(*filter).clone()} onselect={choose} />
            </div>
            <TicketRows {list} shows_assignee=true {empty} {onopen} {onmoves} />
            if let Some(subject) = subject {
                <ActSheet {subject} {onact} {onclose} />
            }
        </main>
    }
}

fn query(filter: &str, sort: Sort) -> TicketQuery {
    let all = TicketQuery::new(Scope::All, sort);
    match filter {
        "all" => all,
        "open" => all.with_closed(false),
        key => all.with_status(Status::from_key(key)),
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

fn sort_label(texts: Texts, sort: Sort) -> &'static str {
    match sort {
        Sort::Updated => texts.tickets_sort_updated(),
        Sort::Newest => texts.tickets_sort_newest(),
        Sort::Oldest => texts.tickets_sort_oldest(),
        Sort::Priority => texts.tickets_sort_priority(),
    }
}
