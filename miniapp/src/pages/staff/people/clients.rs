use yew::prelude::*;

use super::client_list::{ClientList, use_clients};
use super::client_row::ClientRow;
use super::client_sheet::ClientSheet;
use super::over::Over;
use crate::api::ClientQuery;
use crate::hooks::Loadable;
use crate::pages::staff::tickets::SearchBox;
use crate::telegram;
use crate::texts::{Texts, use_texts};
use crate::ui::{ChipItem, Chips, EmptyState, ErrorState, ListSkeleton, Section};
use crate::wording::error_words;

const ALL: &str = "all";
const BLOCKED: &str = "blocked";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) over: Option<Over>,
    pub(super) onover: Callback<Option<Over>>,
}

/// Those who come with their tickets: found by name, and shut out if need be.
#[component]
pub(super) fn Clients(Props { over, onover }: &Props) -> Html {
    let texts = use_texts();
    let query = use_state_eq(ClientQuery::default);
    let list = use_clients((*query).clone());
    let onsearch = {
        let query = query.clone();
        Callback::from(move |search| query.set(ClientQuery { search, ..(*query).clone() }))
    };
    let onchip = {
        let query = query.clone();
        Callback::from(move |key: AttrValue| {
            telegram::selection();
            query.set(ClientQuery { is_blocked: key == BLOCKED, ..(*query).clone() });
        })
    };
    let onchanged = {
        let (onover, onchanged) = (onover.clone(), list.onchanged.clone());
        Callback::from(move |person| {
            onover.emit(None);
            onchanged.emit(person);
        })
    };
    html! {
        <>
            <div class="spaced">
                <SearchBox search={query.search.clone()} {onsearch} label={texts.people_search()} hint={texts.people_search()} />
            </div>
            <div class="filter-row">
                <Chips label={texts.people_access()} items={chips(texts)} onselect={onchip}
                    selected={if query.is_blocked { BLOCKED } else { ALL }} />
            </div>
            { content(texts, &query, &list, onover) }
            if let Some(Over::Client(person)) = over {
                <ClientSheet person={person.clone()} {onchanged} onclose={onover.reform(|()| None)} />
            }
        </>
    }
}

fn chips(texts: Texts) -> Vec<ChipItem> {
    [(ALL, texts.people_clients_all()), (BLOCKED, texts.people_clients_blocked())]
        .map(|(key, label)| ChipItem { key: key.into(), label: label.into(), count: None, status: None })
        .to_vec()
}

fn content(texts: Texts, query: &ClientQuery, list: &ClientList, onover: &Callback<Option<Over>>) -> Html {
    match &list.people {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={list.onreload.clone()} /> }
        }
        Loadable::Ready(people) if people.is_empty() => {
            let hint = match (query.search.is_empty(), query.is_blocked) {
                (false, _) => texts.people_clients_not_found(),
                (true, true) => texts.people_clients_none_blocked(),
                (true, false) => texts.people_clients_empty(),
            };
            html! { <EmptyState icon="users" title={texts.people_clients_nobody()} {hint} /> }
        }
        Loadable::Ready(people) => html! {
            <>
                <Section is_inset=true>
                    { for people.iter().map(|person| html! {
                        <ClientRow key={person.id.0} person={person.clone()}
                            onpick={onover.reform(|person| Some(Over::Client(person)))} />
                    }) }
                </Section>
                if list.has_more {
                    <div class="list-more">
                        <button type="button" class="btn soft" data-role="more"
                            onclick={list.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
                    </div>
                }
            </>
        },
    }
}
