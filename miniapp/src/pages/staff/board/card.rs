use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::{TicketId, Timestamp};

use super::super::next_act::{act_label, act_role, next_act};
use crate::dates;
use crate::hooks::TicketAction;
use crate::report;
use crate::texts::use_texts;
use crate::ui::{Avatar, AvatarSize, Icon, PriorityBars};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketSummary>,
    pub now: Timestamp,
    /// Whether it is being dragged.
    pub is_lifted: bool,
    pub onopen: Callback<TicketId>,
    pub onact: Callback<(TicketId, TicketAction)>,
    /// The ⋯ was pressed.
    pub onmoves: Callback<TicketId>,
    /// Lifted, or put down again.
    pub onlift: Callback<Option<TicketId>>,
}

/// A ticket on the board.
#[component]
pub(crate) fn Card(Props { ticket, now, is_lifted, onopen, onact, onmoves, onlift }: &Props) -> Html {
    let texts = use_texts();
    let id = ticket.id;
    let next = next_act(ticket.status, &ticket.allowed);
    let ondragstart = {
        let onlift = onlift.clone();
        Callback::from(move |event: DragEvent| {
            // Firefox drags nothing that carries nothing.
            if let Some(carried) = event.data_transfer() {
                report::ignore("lifting a card", carried.set_data("text/plain", &id.to_string()));
                carried.set_effect_allowed("move");
            }
            onlift.emit(Some(id));
        })
    };
    html! {
        <article
            class={classes!("card", is_lifted.then_some("lifted"))}
            data-ticket-id={id.to_string()}
            data-status={ticket.status.key()}
            draggable="true"
            {ondragstart}
            ondragend={onlift.reform(|_: DragEvent| None)}
        >
            <div class="top">
                <PriorityBars priority={ticket.priority} />
                <span class="num">{ id.0 }</span>
                <span class="one grow">{ &ticket.category.name }</span>
                <time>{ dates::brief(*now, ticket.updated_at, texts.language()) }</time>
            </div>
            <button type="button" class="title" onclick={onopen.reform(move |_: MouseEvent| id)}>{ &ticket.title }</button>
            <div class="low">
                if let Some(assignee) = &ticket.assignee {
                    <Avatar id={assignee.id} name={assignee.name.clone()} size={AvatarSize::Tiny} />
                    <span class="sr">{ texts.ticket_assignee() }{ ": " }{ &assignee.name }</span>
                } else {
                    <span class="hint">{ texts.staff_nobody() }</span>
                }
                <span class="one grow">{ &ticket.client.name }</span>
                if ticket.unread_count > 0 {
                    <span class="count" aria-label={texts.ticket_unread(ticket.unread_count)}>{ ticket.unread_count }</span>
                }
            </div>
            <div class="acts">
                if let Some(act) = next {
                    <button type="button" class="btn small soft" data-role={act_role(&act)}
                        onclick={ { let act = act.clone(); onact.reform(move |_: MouseEvent| (id, act.clone())) } }>
                        { act_label(texts, ticket.status, &act) }
                    </button>
                }
                <button type="button" class="icon-btn" data-role="card-moves" aria-haspopup="dialog"
                    aria-label={texts.staff_more_of(id)} onclick={onmoves.reform(move |_: MouseEvent| id)}>
                    <Icon name="more" />
                </button>
            </div>
        </article>
    }
}
