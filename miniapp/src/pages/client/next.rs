//! Where a ticket stands, who has it, what comes next and until when.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Timestamp;
use zayavka_shared::api::{FileView, TicketView};
use zayavka_shared::ticket::StatusKind;

use super::data::TicketData;
use crate::clock::use_minute;
use crate::dates;
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, Stepper};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) onimage: Callback<(Rc<Vec<FileView>>, usize)>,
    pub(super) onfile: Callback<FileView>,
}

/// The card on top of a ticket; its last row unfolds what was filled in.
#[component]
pub(super) fn NextCard(Props { ticket, onimage, onfile }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let is_unfolded = use_state_eq(|| false);
    let onclick = {
        let is_unfolded = is_unfolded.clone();
        Callback::from(move |_: MouseEvent| is_unfolded.set(!*is_unfolded))
    };
    let (title, text) = words(texts, ticket, now);
    let file_count = i64::try_from(ticket.files.len()).unwrap_or(0);
    html! {
        <section class="section inset" aria-label={texts.stepper_label()} data-role="next">
            <div class="stepper-box"><Stepper status={ticket.status} /></div>
            <div class="nextup" role="status">
                <h2>{ title }</h2><p>{ text }</p>
                if let Some(expected) = ticket.answer_expected_at {
                    <p class="answer-time" data-role="answer-time"><Icon name="clock" />{ answer_words(texts, expected, now) }</p>
                }
            </div>
            <button type="button" class="cell line-top" aria-expanded={is_unfolded.to_string()} {onclick} data-role="data">
                <span class="cell-body"><span class="cell-title">{ texts.client_ticket_data() }</span></span>
                <span class="cell-end">
                    if file_count > 0 {
                        <span class="num">{ texts.ticket_files(file_count) }</span>
                    }
                    <Icon name={if *is_unfolded { "up" } else { "down" }} />
                </span>
            </button>
            if *is_unfolded {
                <TicketData ticket={ticket.clone()} onimage={onimage.clone()} onfile={onfile.clone()} />
            }
        </section>
    }
}

/// Until when someone replies; a promise that was not kept is not hidden.
fn answer_words(texts: Texts, expected: Timestamp, now: Timestamp) -> String {
    let until = dates::until(now, expected, texts.language());
    if expected > now { texts.client_answer_until(until) } else { texts.client_answer_late(until) }
}

/// What comes next, as the title and the sentence below it.
fn words(texts: Texts, ticket: &TicketView, now: Timestamp) -> (String, String) {
    let language = texts.language();
    let until = ticket
        .reopen_until
        .filter(|until| *until > now)
        .map(|until| texts.client_next_reopen_until(dates::until(now, until, language)));
    let assignee = ticket.assignee.as_ref().map(|person| &person.name);
    match ticket.status.kind() {
        StatusKind::New => (texts.client_next_new().to_owned(), texts.client_next_new_hint().to_owned()),
        StatusKind::Active => {
            let title = assignee.map_or_else(
                || texts.client_next_active().to_owned(),
                |name| texts.client_next_active_by(name),
            );
            (title, texts.client_next_active_hint().to_owned())
        }
        StatusKind::Waiting => {
            (texts.client_next_waiting().to_owned(), texts.client_next_waiting_hint().to_owned())
        }
        StatusKind::Review => {
            (texts.client_next_review().to_owned(), texts.client_next_review_hint().to_owned())
        }
        StatusKind::Done => (
            texts.client_next_done().to_owned(),
            until.unwrap_or_else(|| texts.client_next_done_hint().to_owned()),
        ),
        StatusKind::Rejected => (
            texts.client_next_rejected().to_owned(),
            until.unwrap_or_else(|| texts.client_next_rejected_hint().to_owned()),
        ),
        StatusKind::Cancelled => {
            (texts.client_next_cancelled().to_owned(), texts.client_next_cancelled_hint().to_owned())
        }
    }
}
