use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketView;
use zayavka_shared::ticket::Allowed;

use super::super::next_act::{act_label, act_role, next_act};
use super::facts::promise_words;
use super::ticket_page::Asked;
use crate::clock::use_minute;
use crate::hooks::TicketAction;
use crate::texts::{Side, use_texts};
use crate::ui::{Avatar, AvatarSize, Icon, PriorityBars, StatusGlyph};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    /// The act that is under way.
    pub acting: Option<TicketAction>,
    /// Whether the next act stands here; else it stands in the dock.
    pub has_acts: bool,
    pub onact: Callback<TicketAction>,
    pub onask: Callback<Asked>,
}

/// What the ticket is, and its properties as chips.
#[component]
pub(crate) fn Head(Props { ticket, acting, has_acts, onact, onask }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let next = next_act(ticket.status, &ticket.allowed).filter(|_| *has_acts);
    let may_assign = ticket.allowed.contains(&Allowed::Assign);
    let assignee = match &ticket.assignee {
        Some(person) => html! {
            <><Avatar id={person.id} name={person.name.clone()} size={AvatarSize::Tiny} />{ &person.name }</>
        },
        None => html! { <><Icon name="user" />{ texts.ticket_assignee_none() }</> },
    };
    html! {
        <>
            <header class="t-head">
                <p class="no">
                    <span class="num">{ texts.ticket_number(ticket.id) }</span><span aria-hidden="true">{ "·" }</span>
                    <span class="one">{ &ticket.client.name }{ ", " }{ &ticket.category.name }</span>
                    if let Some(act) = next {
                        <span class="row edge">
                            <button type="button" class="btn small main" data-role={act_role(&act)} disabled={acting.is_some()}
                                onclick={ { let act = act.clone(); onact.reform(move |_: MouseEvent| act.clone()) } }>
                                { act_label(texts, ticket.status, &act) }
                            </button>
                        </span>
                    }
                </p>
                <h1>{ &ticket.title }</h1>
            </header>
            <div class="props" role="group" aria-label={texts.ticket_properties()}>
                <button type="button" class="prop" data-kind={ticket.status.key()} data-status={ticket.status.key()}
                    data-role="moves" aria-haspopup="dialog" onclick={onask.reform(|_: MouseEvent| Asked::Moves)}>
                    <StatusGlyph status={ticket.status} />
                    <span class="sr">{ texts.ticket_status() }{ ": " }</span>
                    { texts.status(ticket.status, Side::Staff) }
                    <Icon name="down" />
                </button>
                if may_assign {
                    <button type="button" class="prop" data-role="assignee" aria-haspopup="dialog"
                        onclick={onask.reform(|_: MouseEvent| Asked::Assignee)}>
                        <span class="sr">{ texts.ticket_assignee() }{ ": " }</span>{ assignee }
                    </button>
                } else {
                    <span class="prop" data-role="assignee"><span class="sr">{ texts.ticket_assignee() }{ ": " }</span>{ assignee }</span>
                }
                if let Some(expected) = ticket.answer_expected_at {
                    <span class="prop" data-role="answer-chip" data-tone={(expected <= now).then_some("bad")}>
                        <Icon name="clock" />{ promise_words(texts, expected, now) }
                    </span>
                }
                <span class="prop">
                    <PriorityBars priority={ticket.priority} />
                    <span aria-hidden="true">{ texts.priority_short(ticket.priority) }</span>
                </span>
            </div>
        </>
    }
}
