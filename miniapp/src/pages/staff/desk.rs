use yew::prelude::*;
use zayavka_shared::TicketId;

use super::ticket::TicketPage;
use super::work::Work;
use crate::hooks::{TicketList, use_wide};
use crate::texts::use_texts;
use crate::ui::EmptyArt;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub mine: TicketList,
    pub free: TicketList,
    /// The ticket that the address names.
    pub open: Option<TicketId>,
    pub onopen: Callback<TicketId>,
    /// Back from the ticket.
    pub onback: Callback<()>,
}

/// My work with the open ticket beside it, where there is room; the list stays while tickets come and go.
#[component]
pub(crate) fn Desk(Props { mine, free, open, onopen, onback }: &Props) -> Html {
    let texts = use_texts();
    let is_wide = use_wide();
    html! {
        <div class={classes!("split", open.is_some().then_some("three"))}>
            <Work mine={mine.clone()} free={free.clone()} open={*open} {onopen} />
            if let Some(id) = *open {
                <TicketPage key={id.0} {id} {onback} />
            } else if is_wide {
                <section class="detail empty-pane" aria-label={texts.ticket_about()}>
                    <div class="empty">
                        <EmptyArt />
                        <h2>{ texts.work_pick() }</h2>
                        <p>{ texts.work_pick_hint() }</p>
                    </div>
                </section>
            }
        </div>
    }
}
