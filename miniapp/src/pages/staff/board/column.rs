use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::ticket::Status;
use zayavka_shared::{TicketId, Timestamp};

use super::card::Card;
use crate::hooks::TicketAction;
use crate::texts::use_texts;
use crate::ui::StatusGlyph;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub status: Status,
    pub cards: Rc<Vec<Rc<TicketSummary>>>,
    pub now: Timestamp,
    /// The card that is being dragged.
    pub lifted: Option<TicketId>,
    /// Whether it may be put down here.
    pub is_open: bool,
    pub onopen: Callback<TicketId>,
    pub onact: Callback<(TicketId, TicketAction)>,
    pub onmoves: Callback<TicketId>,
    pub onlift: Callback<Option<TicketId>>,
}

/// The cards of one status; takes in a dragged card where the rules let it.
#[component]
pub(crate) fn Column(props: &Props) -> Html {
    let Props { status, cards, now, lifted, is_open, onopen, onact, onmoves, onlift } = props;
    let texts = use_texts();
    let is_over = use_state_eq(|| false);
    let (status, is_open) = (*status, *is_open);
    let ondragover = {
        let is_over = is_over.setter();
        Callback::from(move |event: DragEvent| {
            // Only a prevented default lets something be dropped.
            if is_open {
                event.prevent_default();
                is_over.set(true);
            }
        })
    };
    let ondragleave = {
        let is_over = is_over.setter();
        Callback::from(move |_: DragEvent| is_over.set(false))
    };
    let ondrop = {
        let (is_over, onact, lifted) = (is_over.setter(), onact.clone(), *lifted);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(false);
            if let Some(id) = lifted.filter(|_| is_open) {
                onact.emit((id, TicketAction::Move(status)));
            }
        })
    };
    let is_target = is_open && *is_over;
    html! {
        <section class={classes!("col", is_target.then_some("target"))} data-kind={status.key()}
            data-column={status.key()} aria-label={texts.column(status)} {ondragover} {ondragleave} {ondrop}>
            <div class="col-head">
                <StatusGlyph {status} />
                <h2>{ texts.column(status) }</h2>
                <span class="n">{ cards.len() }</span>
            </div>
            <div class="col-cards">
                if cards.is_empty() {
                    <p class="col-empty">{ texts.board_column_empty() }</p>
                }
                { for cards.iter().map(|ticket| html! {
                    <Card key={ticket.id.0} ticket={ticket.clone()} now={*now} is_lifted={*lifted == Some(ticket.id)}
                        {onopen} {onact} {onmoves} {onlift} />
                }) }
            </div>
        </section>
    }
}
