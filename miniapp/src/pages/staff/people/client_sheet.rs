use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;
use yew_router::query::Raw;
use zayavka_shared::api::PersonView;

use crate::api::{Scope, Sort, TicketQuery};
use crate::clock::use_minute;
use crate::dates;
use crate::hooks::use_block;
use crate::report;
use crate::route::Route;
use crate::telegram;
use crate::texts::use_texts;
use crate::ui::{Cell, Icon, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) person: Rc<PersonView>,
    pub(super) onchanged: Callback<PersonView>,
    pub(super) onclose: Callback<()>,
}

/// A client: how they are reached, their tickets, and whether they may come at all.
#[component]
pub(super) fn ClientSheet(Props { person, onchanged, onclose }: &Props) -> Html {
    let texts = use_texts();
    let navigator = use_navigator();
    let now = use_minute();
    let block = use_block(onchanged.clone());
    let (reach, tone) = if person.bot_can_write {
        (texts.ticket_client_bot_reaches(), "ok")
    } else {
        (texts.ticket_client_bot_silent(), "warn")
    };
    let ontickets = {
        let query = TicketQuery { client: Some(person.id), ..TicketQuery::new(Scope::All, Sort::Updated) };
        Callback::from(move |()| {
            if let Some(navigator) = &navigator {
                let pushed = navigator.push_with_query(&Route::Tickets, Raw(query.filters().as_str()));
                report::ignore("opening a client's tickets", pushed);
            }
        })
    };
    let onwrite = person.username.clone().map(|username| {
        Callback::from(move |()| telegram::open_telegram_link(&format!("https://t.me/{username}")))
    });
    let onblock = {
        let (id, name, is_blocked) = (person.id, person.name.clone(), person.blocked);
        Callback::from(move |()| block.emit((id, name.clone(), !is_blocked)))
    };
    let icon = |name: &'static str| html! { <Icon {name} /> };
    html! {
        <Sheet title={person.name.clone()} onclose={onclose.clone()}>
            <dl class="facts pad">
                <dt>{ texts.ticket_client_bot() }</dt>
                <dd class="tone" data-tone={tone} data-reach={person.bot_can_write.to_string()}>{ reach }</dd>
                <dt>{ texts.people_last_seen() }</dt>
                <dd>{ dates::moment(now, person.last_seen_at, texts.language()) }</dd>
                if person.blocked {
                    <dt>{ texts.people_access() }</dt>
                    <dd class="tone" data-tone="bad" data-role="blocked">{ texts.people_blocked() }</dd>
                }
            </dl>
            <Cell title={texts.people_client_tickets()} lead={icon("tickets")} is_link=true data_role="client-tickets" onclick={ontickets} />
            if let Some(onwrite) = onwrite {
                <Cell title={texts.people_client_write()} lead={icon("message")} data_role="client-write" onclick={onwrite} />
            }
            <Cell title={if person.blocked { texts.people_unblock() } else { texts.people_block() }}
                sub={if person.blocked { texts.people_unblock_hint() } else { texts.people_block_hint() }}
                lead={icon(if person.blocked { "undo" } else { "lock" })} data_role="block" onclick={onblock} />
        </Sheet>
    }
}
