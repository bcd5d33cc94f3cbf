use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{EventView, TicketView};

use super::client_card::ClientCardView;
use super::facts::{Answers, PropertyList};
use super::history::History;
use crate::hooks::FileOpener;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    pub events: Option<Rc<Vec<Rc<EventView>>>>,
    pub opener: FileOpener,
    pub onreload: Callback<()>,
}

/// All about a ticket, beside its conversation on a desktop.
#[component]
pub(crate) fn Side(Props { ticket, events, opener, onreload }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <aside class="side" aria-label={texts.ticket_about()}>
            <div class="side-in">
                <ClientCardView ticket={ticket.clone()} onchanged={onreload} />
                <h2>{ texts.ticket_properties() }</h2>
                <PropertyList ticket={ticket.clone()} />
                <h2>{ texts.ticket_answers() }</h2>
                <Answers ticket={ticket.clone()} opener={opener.clone()} />
                <h2>{ texts.ticket_tab_history() }</h2>
                <History events={events.clone()} client={ticket.client.id} />
            </div>
        </aside>
    }
}
