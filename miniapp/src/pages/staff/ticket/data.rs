use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketView;

use super::client_card::ClientCardView;
use super::facts::{Answers, PropertyList};
use crate::hooks::FileOpener;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    pub opener: FileOpener,
    pub onreload: Callback<()>,
}

/// The data of a ticket as a part of its page: client, answers with files, properties.
#[component]
pub(crate) fn Data(Props { ticket, opener, onreload }: &Props) -> Html {
    let texts = use_texts();
    let block = |title: &'static str, content: Html| {
        html! {
            <>
                <div class="section-head inset-head"><h2>{ title }</h2></div>
                <div class="section inset panel-in">{ content }</div>
            </>
        }
    };
    html! {
        <div class="data-blocks">
            { block(texts.ticket_client(), html! { <ClientCardView ticket={ticket.clone()} onchanged={onreload} /> }) }
            if !ticket.description.is_empty() {
                { block(texts.ticket_description(), html! { <p class="plain-text">{ &ticket.description }</p> }) }
            }
            { block(texts.ticket_answers(), html! { <Answers ticket={ticket.clone()} opener={opener.clone()} /> }) }
            { block(texts.ticket_properties(), html! { <PropertyList ticket={ticket.clone()} /> }) }
        </div>
    }
}
