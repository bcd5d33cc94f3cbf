use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::TicketSummary;
use zayavka_shared::ticket::{Allowed, Status};

use super::super::act_sheet::{ActSheet, Subject};
use super::column::Column;
use super::columns::columns;
use super::strip::Strip;
use crate::api::{Scope, Sort, TicketQuery};
use crate::clock::use_minute;
use crate::hooks::{TicketAction, TicketList, use_tickets, use_top};
use crate::telegram::{self, Impact, use_back_button, use_still_page};
use crate::texts::use_texts;
use crate::ui::{ErrorState, ListSkeleton};
use crate::wording::error_words;

/// The largest page that the server gives.
const LIMIT: u8 = 100;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onopen: Callback<TicketId>,
}

/// A column for each status: side by side, or one at a time on a phone.
#[component]
pub(crate) fn Board(Props { onopen }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    // All that is open, and of the rest what changed last. A card that was moved out of the first list still
    // stands in the second, so that it never vanishes on its way.
    let open = use_tickets(TicketQuery::new(Scope::All, Sort::Updated).with_closed(false).with_limit(LIMIT));
    let recent = use_tickets(TicketQuery::new(Scope::All, Sort::Updated).with_limit(LIMIT));
    let selected = use_state_eq(|| Status::New);
    let lifted = use_state_eq(|| None::<TicketId>);
    let asked = use_state_eq(|| None::<TicketId>);
    let board = use_node_ref();
    use_top();
    use_still_page();
    use_back_button(None);

    let error = open.tickets.error().or(recent.tickets.error());
    if let Some(error) = error {
        let retry = [open.onreload.clone(), recent.onreload.clone()];
        let onretry = Callback::from(move |()| retry.iter().for_each(|reload| reload.emit(())));
        return html! {
            <main class="page wide" data-screen="board">
                <ErrorState detail={error_words(texts, error)} {onretry} />
            </main>
        };
    }
    if open.tickets.ready().is_none() {
        return html! { <main class="page wide" data-screen="board"><ListSkeleton /></main> };
    }
    let columns = columns(entries(&recent).chain(entries(&open)));
    let find =
        |id: TicketId| columns.iter().flat_map(|(_, cards)| cards.iter()).find(|card| card.id == id).cloned();
    let dragged = lifted.and_then(find);
    let subject = asked.and_then(find).map(|ticket| Subject::from(&*ticket));

    let onact = act(&open, &recent);
    let onlift = {
        let lifted = lifted.setter();
        Callback::from(move |id: Option<TicketId>| {
            telegram::impact(if id.is_some() { Impact::Light } else { Impact::Medium });
            lifted.set(id);
        })
    };
    let onmoves = {
        let asked = asked.setter();
        Callback::from(move |id| asked.set(Some(id)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let onselect = {
        let (selected, board) = (selected.setter(), board.clone());
        Callback::from(move |status: Status| {
            telegram::selection();
            selected.set(status);
            turn_to(&board, status);
        })
    };
    let onscroll = {
        let selected = selected.setter();
        Callback::from(move |event: Event| {
            if let Some(status) = turned_to(&event.target_unchecked_into()) {
                selected.set(status);
            }
        })
    };
    html! {
        <main class="page wide" data-screen="board">
            <div class="sticky">
                <div class="page-head"><h1>{ texts.board_title() }</h1></div>
                <Strip columns={columns.iter().map(|(status, cards)| (*status, cards.len())).collect::<Vec<_>>()}
                    selected={*selected} {onselect} />
            </div>
            <div ref={board} class="board" role="group" aria-label={texts.board_columns()} {onscroll}>
                { for columns.into_iter().map(|(status, cards)| {
                    let is_open = dragged.as_ref().is_some_and(|ticket| ticket.allowed.contains(&Allowed::Status(status)));
                    html! {
                        <Column key={status.key()} {status} {cards} {now} lifted={*lifted} {is_open} {onopen}
                            onact={onact.clone()} onmoves={onmoves.clone()} onlift={onlift.clone()} />
                    }
                }) }
            </div>
            if open.has_more {
                <div class="list-more">
                    <button type="button" class="btn soft" disabled={open.is_loading_more}
                        onclick={open.onmore.reform(|_: MouseEvent| ())}>{ texts.act_show_more() }</button>
                </div>
            }
            if let Some(subject) = subject {
                <ActSheet {subject} {onact} {onclose} />
            }
        </main>
    }
}

fn entries(list: &TicketList) -> impl Iterator<Item = &Rc<TicketSummary>> {
    list.tickets.ready().into_iter().flat_map(|tickets| tickets.iter())
}

/// Acts through the list that keeps the ticket whatever becomes of it, if it is there.
fn act(open: &TicketList, recent: &TicketList) -> Callback<(TicketId, TicketAction)> {
    let (open, recent) = (open.clone(), recent.clone());
    Callback::from(move |(id, action)| {
        let list = if entries(&recent).any(|ticket| ticket.id == id) { &recent } else { &open };
        list.onact.emit((id, action));
    })
}

/// Brings a column into view; only the board scrolls.
fn turn_to(board: &NodeRef, status: Status) {
    let Some(board) = board.cast::<Element>() else { return };
    let place = Status::ALL.iter().position(|one| *one == status).unwrap_or(0);
    let last = Status::ALL.len().saturating_sub(1).max(1);
    let way = board.scroll_width() - board.client_width();
    let left = i32::try_from(place).unwrap_or(0) * way / i32::try_from(last).unwrap_or(1);
    board.set_scroll_left(left);
}

/// The column that a swipe has brought into view; columns are equally wide.
fn turned_to(board: &Element) -> Option<Status> {
    let way = f64::from(board.scroll_width() - board.client_width());
    if way <= 0.0 {
        return None;
    }
    let last = Status::ALL.len() - 1;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "at most 6"
    )]
    let place = (f64::from(board.scroll_left()) / way * last as f64).round().max(0.0) as usize;
    Status::ALL.get(place).copied()
}
