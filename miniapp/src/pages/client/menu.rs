//! What a client does rarely with a ticket, behind ⋯.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::TicketView;
use zayavka_shared::ticket::Allowed;

use crate::clock;
use crate::dates;
use crate::hooks::TicketAction;
use crate::telegram::{Confirm, confirm};
use crate::texts::use_texts;
use crate::ui::{Icon, Menu, MenuItem};

const CANCEL: &str = "cancel";
const REOPEN: &str = "reopen";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) onact: Callback<TicketAction>,
    /// The person wants to send the ticket back and may say why.
    pub(super) onreopen: Callback<()>,
}

/// The ⋯ of a ticket; nothing where nothing is allowed.
#[component]
pub(super) fn TicketMenu(Props { ticket, onact, onreopen }: &Props) -> Html {
    let texts = use_texts();
    let is_open = use_state_eq(|| false);
    let may = |act| ticket.allowed.contains(&act);
    let item = |key: &'static str, label: &'static str, hint, icon: &'static str, is_danger| MenuItem {
        key: key.into(),
        label: label.into(),
        hint,
        icon: icon.into(),
        is_danger,
    };
    let until = ticket.reopen_until.map(|until| {
        let until = dates::until(clock::now(), until, texts.language());
        AttrValue::from(texts.client_reopen_until(until))
    });
    let items: Vec<MenuItem> = [
        may(Allowed::Reopen).then(|| item(REOPEN, texts.client_reopen(), until, "refresh", false)),
        may(Allowed::Cancel).then(|| item(CANCEL, texts.client_cancel(), None, "x", true)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if items.is_empty() {
        return Html::default();
    }
    let toggle = |open: bool| {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(open))
    };
    let onchoose = {
        let (onact, onreopen, is_open) = (onact.clone(), onreopen.clone(), is_open.setter());
        let question = Confirm {
            message: texts.client_cancel_question(ticket.id),
            act: texts.client_cancel().to_owned(),
            keep: texts.client_cancel_keep().to_owned(),
            is_destructive: true,
        };
        Callback::from(move |key: AttrValue| {
            is_open.set(false);
            if key == REOPEN {
                onreopen.emit(());
                return;
            }
            let (onact, question) = (onact.clone(), question.clone());
            spawn_local(async move {
                if confirm(&question).await {
                    onact.emit(TicketAction::Cancel);
                }
            });
        })
    };
    html! {
        <>
            <button type="button" class="icon-btn quiet edge" aria-label={texts.act_more()} aria-haspopup="dialog"
                data-role="ticket-menu" onclick={toggle(true).reform(|_: MouseEvent| ())}><Icon name="more" /></button>
            if *is_open {
                <Menu title={texts.ticket_title(ticket.id)} {items} {onchoose} onclose={toggle(false)} />
            }
        </>
    }
}
