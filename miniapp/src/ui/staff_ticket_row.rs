use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::{TicketId, Timestamp};

use super::{PriorityBars, StatusGlyph};
use crate::dates;
use crate::texts::{Side, use_texts};

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub ticket: Rc<TicketSummary>,
    pub now: Timestamp,
    /// Whether the ticket is open beside the list.
    #[prop_or_default]
    pub is_selected: bool,
    /// Names the assignee, where the list is not about one person.
    #[prop_or_default]
    pub shows_assignee: bool,
    /// Whether the ticket is chosen, where tickets are chosen; then a box has the glyph's place.
    #[prop_or_default]
    pub picked: Option<bool>,
    #[prop_or_default]
    pub onpick: Callback<TicketId>,
    pub onopen: Callback<TicketId>,
    /// The status glyph was pressed: the moves are wanted.
    pub onmoves: Callback<TicketId>,
}

/// A ticket in a staff list: dense, and its status glyph is a button.
#[component]
pub fn StaffTicketRow(props: &Props) -> Html {
    let Props { ticket, now, is_selected, shows_assignee, picked, onpick, onopen, onmoves } = props;
    let texts = use_texts();
    let id = ticket.id;
    let is_unread = ticket.unread_count > 0;
    let status = texts.status(ticket.status, Side::Staff);
    let mark = match *picked {
        Some(is_picked) => html! {
            <label class="status-btn pick">
                <input type="checkbox" class="check" aria-label={texts.tickets_pick_one(id)} checked={is_picked}
                    onchange={onpick.reform(move |_: Event| id)} />
            </label>
        },
        None => html! {
            <button
                type="button"
                class="status-btn"
                data-kind={ticket.status.key()}
                aria-label={texts.staff_moves_of(id, status)}
                aria-haspopup="dialog"
                onclick={onmoves.reform(move |_: MouseEvent| id)}
            >
                <StatusGlyph status={ticket.status} />
            </button>
        },
    };
    let is_on = *is_selected || *picked == Some(true);
    html! {
        <div
            class={classes!("trow", is_on.then_some("on"), is_unread.then_some("unread"))}
            data-ticket-id={id.to_string()}
            data-status={ticket.status.key()}
        >
            { mark }
            <button
                type="button"
                class="go"
                aria-current={is_selected.then_some("true")}
                onclick={onopen.reform(move |_: MouseEvent| id)}
            >
                <span class="row">
                    <span class="title two">{ &ticket.title }</span>
                    <time class="hint when">{ dates::brief(*now, ticket.updated_at, texts.language()) }</time>
                </span>
                <span class="meta">
                    if picked.is_some() {
                        <span class="gk" data-kind={ticket.status.key()}><StatusGlyph status={ticket.status} /></span>
                    }
                    <PriorityBars priority={ticket.priority} />
                    <span class="num">{ id.0 }</span>
                    <span aria-hidden="true">{ "·" }</span>
                    <span class="one grow">{ who(ticket, *shows_assignee, texts.staff_nobody()) }</span>
                    if is_unread {
                        <span class="count" aria-label={texts.ticket_unread(ticket.unread_count)}>
                            { ticket.unread_count }
                        </span>
                    }
                </span>
            </button>
        </div>
    }
}

/// «Ольга Смирнова, Принтер», and who works on it.
fn who(ticket: &TicketSummary, shows_assignee: bool, nobody: &str) -> String {
    let client = format!("{}, {}", ticket.client.name, ticket.category.name);
    if !shows_assignee {
        return client;
    }
    let assignee = ticket.assignee.as_ref().map_or(nobody, |person| person.name.as_str());
    format!("{client} → {assignee}")
}
