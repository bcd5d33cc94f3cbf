use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::{TicketId, Timestamp};

use crate::dates;
use crate::texts::Side;
use crate::texts::{Texts, use_texts};
use crate::ui::{Avatar, AvatarSize, PriorityBars, StatusPill};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) tickets: Rc<Vec<Rc<TicketSummary>>>,
    pub(super) now: Timestamp,
    pub(super) chosen: Rc<BTreeSet<TicketId>>,
    pub(super) onopen: Callback<TicketId>,
    pub(super) onmoves: Callback<TicketId>,
    pub(super) onpick: Callback<TicketId>,
    /// All that are shown, or none of them.
    pub(super) onpickall: Callback<bool>,
}

/// The list where there is room for columns.
#[component]
pub(super) fn Table(props: &Props) -> Html {
    let Props { tickets, now, chosen, onopen, onmoves, onpick, onpickall } = props;
    let texts = use_texts();
    let is_all = tickets.iter().all(|ticket| chosen.contains(&ticket.id));
    html! {
        <div class="tablewrap"><table class="tickets-table">
            <thead><tr>
                <th class="box"><input type="checkbox" class="check" aria-label={texts.tickets_pick_all()} checked={is_all}
                    onchange={onpickall.reform(move |_: Event| !is_all)} /></th>
                <th scope="col" class="narrow">{ "№" }</th>
                <th scope="col">{ texts.tickets_column_ticket() }</th>
                <th scope="col" class="mid">{ texts.ticket_status() }</th>
                <th scope="col" class="mid">{ texts.ticket_client() }</th>
                <th scope="col" class="mid">{ texts.ticket_category() }</th>
                <th scope="col" class="mid">{ texts.ticket_assignee() }</th>
                <th scope="col" class="narrow">{ texts.tickets_column_updated() }</th>
            </tr></thead>
            <tbody>
                { for tickets.iter().map(|ticket| row(texts, ticket, *now, chosen.contains(&ticket.id), onopen, onmoves, onpick)) }
            </tbody>
        </table></div>
    }
}

fn row(
    texts: Texts,
    ticket: &TicketSummary,
    now: Timestamp,
    is_chosen: bool,
    onopen: &Callback<TicketId>,
    onmoves: &Callback<TicketId>,
    onpick: &Callback<TicketId>,
) -> Html {
    let id = ticket.id;
    let status = texts.status(ticket.status, Side::Staff);
    let class = classes!(is_chosen.then_some("on"), (ticket.unread_count > 0).then_some("unread"));
    html! {
        <tr key={id.0} {class} data-ticket-id={id.to_string()} data-status={ticket.status.key()}>
            <td class="box"><input type="checkbox" class="check" aria-label={texts.tickets_pick_one(id)}
                checked={is_chosen} onchange={onpick.reform(move |_: Event| id)} /></td>
            <td class="num hint">{ id.0 }</td>
            <td><span class="row">
                <PriorityBars priority={ticket.priority} />
                <button type="button" class="t one" onclick={onopen.reform(move |_: MouseEvent| id)}>{ &ticket.title }</button>
            </span></td>
            <td><button type="button" class="pill-btn" aria-haspopup="dialog" aria-label={texts.staff_moves_of(id, status)}
                onclick={onmoves.reform(move |_: MouseEvent| id)}><StatusPill status={ticket.status} side={Side::Staff} /></button></td>
            <td>{ &ticket.client.name }</td>
            <td>{ &ticket.category.name }</td>
            <td>
                if let Some(person) = &ticket.assignee {
                    <span class="row"><Avatar id={person.id} name={person.name.clone()} size={AvatarSize::Tiny} />
                        <span class="one">{ &person.name }</span></span>
                } else {
                    <span class="hint">{ texts.staff_nobody() }</span>
                }
            </td>
            <td class="num hint">{ dates::brief(now, ticket.updated_at, texts.language()) }</td>
        </tr>
    }
}
