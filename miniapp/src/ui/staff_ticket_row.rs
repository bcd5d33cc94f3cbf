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
    pub onopen: Callback<TicketId>,
    /// The status glyph was pressed: the moves are wanted.
    pub onmoves: Callback<TicketId>,
}

/// A ticket in a staff list: dense, and its status glyph is a button.
#[component]
pub fn StaffTicketRow(props: &Props) -> Html {
    let Props { ticket, now, is_selected, shows_assignee, onopen, onmoves } = props;
    let texts = use_texts();
    let id = ticket.id;
    let is_unread = ticket.unread_count > 0;
    let status = texts.status(ticket.status, Side::Staff);
    html! {
        <div
            class={classes!("trow", is_selected.then_some("on"), is_unread.then_some("unread"))}
            data-ticket-id={id.to_string()}
            data-status={ticket.status.key()}
        >
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
