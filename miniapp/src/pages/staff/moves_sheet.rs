use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::PersonRef;
use zayavka_shared::ticket::{Allowed, Status};

use crate::hooks::TicketAction;
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, Sheet, StatusGlyph};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub id: TicketId,
    pub status: Status,
    pub allowed: Vec<Allowed>,
    pub assignee: Option<PersonRef>,
    pub onact: Callback<TicketAction>,
    /// Someone is to be chosen.
    pub onassign: Callback<()>,
    pub onclose: Callback<()>,
}

/// What may be done with a ticket: exactly what the server allows, each with its consequence.
#[component]
pub(crate) fn MovesSheet(Props { id, status, allowed, assignee, onact, onassign, onclose }: &Props) -> Html {
    let texts = use_texts();
    let moves = allowed.iter().filter_map(|one| match one {
        Allowed::Status(to) => Some(move_row(texts, *status, *to, onact)),
        Allowed::Take
        | Allowed::Assign
        | Allowed::Release
        | Allowed::Comment
        | Allowed::Note
        | Allowed::Cancel
        | Allowed::Confirm
        | Allowed::Reopen
        | Allowed::Rate => None,
    });
    let moves: Vec<Html> = moves.collect();
    let can = |act: Allowed| allowed.contains(&act);
    let act = |action: TicketAction| onact.reform(move |()| action.clone());
    html! {
        <Sheet title={texts.ticket_title(id)} onclose={onclose.clone()}>
            if can(Allowed::Take) {
                <ul>
                    { row("take", "user", texts.ticket_take(), Some(texts.take_hint()), None, act(TicketAction::Take)) }
                </ul>
                <hr class="gap" />
            }
            if moves.is_empty() {
                <p class="lead">{ texts.ticket_no_moves() }</p>
            } else {
                <ul>{ moves }</ul>
            }
            if can(Allowed::Assign) || can(Allowed::Release) {
                <hr class="gap" />
                <ul>
                    if can(Allowed::Assign) {
                        { row("assign", "useradd", texts.ticket_assign(), None, assignee.as_ref().map(|one| one.name.clone()), onassign.clone()) }
                    }
                    if can(Allowed::Release) {
                        { row("release", "undo", texts.ticket_release(), Some(texts.ticket_release_hint()), None, act(TicketAction::Assign(None))) }
                    }
                </ul>
            }
        </Sheet>
    }
}

fn move_row(texts: Texts, from: Status, to: Status, onact: &Callback<TicketAction>) -> Html {
    let (label, hint) = texts.move_to(from, to);
    html! {
        <li key={to.key()}>
            <button type="button" class="cell" data-kind={to.key()} data-move={to.key()}
                onclick={onact.reform(move |_: MouseEvent| TicketAction::Move(to))}>
                <span class="sheet-g"><StatusGlyph status={to} /></span>
                <span class="cell-body">
                    <span class="cell-title">{ label }</span>
                    if let Some(hint) = hint {
                        <span class="cell-sub">{ hint }</span>
                    }
                </span>
            </button>
        </li>
    }
}

fn row(
    role: &'static str,
    icon: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    value: Option<String>,
    onpress: Callback<()>,
) -> Html {
    html! {
        <li key={role}>
            <button type="button" class="cell" data-role={role} onclick={onpress.reform(|_: MouseEvent| ())}>
                <span class="sheet-g hint"><Icon name={icon} /></span>
                <span class="cell-body">
                    <span class="cell-title">{ label }</span>
                    if let Some(hint) = hint {
                        <span class="cell-sub">{ hint }</span>
                    }
                </span>
                if let Some(value) = value {
                    <span class="cell-end one">{ value }</span>
                }
            </button>
        </li>
    }
}
