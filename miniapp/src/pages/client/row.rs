//! A ticket in a client's list: Telegram's chat row.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::api::{LastComment, TicketSummary};
use zayavka_shared::{TicketId, Timestamp, UserId};

use crate::dates;
use crate::route::Route;
use crate::session::use_session;
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, StatusPill, category_icon, tone_of};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketSummary>,
    pub(super) now: Timestamp,
    /// Whether it stands open beside the list.
    pub(super) is_open: bool,
    pub(super) onopen: Callback<TicketId>,
}

/// One row: a true link, opened within the app.
#[component]
pub(super) fn TicketRow(Props { ticket, now, is_open, onopen }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let id = ticket.id;
    let onclick = {
        let onopen = onopen.clone();
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                onopen.emit(id);
            }
        })
    };
    let last = ticket.last_comment.as_ref().map(|last| last_words(texts, last, session.me.id));
    let label = session.status_label(ticket.status).map(|label| AttrValue::from(label.to_owned()));
    html! {
        <a class={classes!("cell", "crow", is_open.then_some("on"))} href={Route::Ticket { id }.to_path()} {onclick}
            data-ticket-id={id.to_string()} aria-current={is_open.then_some("true")}>
            <span class="round-icon" data-tone={tone_of(ticket.category.id.0)}>
                <Icon name={category_icon(&ticket.category.icon)} />
            </span>
            <span class="cell-body">
                <span class="top">
                    <span class="title two">{ &ticket.title }</span>
                    <time datetime={ticket.updated_at.to_rfc3339()}>
                        { dates::brief(*now, ticket.updated_at, texts.language()) }
                    </time>
                </span>
                <span class="last">
                    <span class="one grow">{ last.unwrap_or_else(|| html! { &ticket.category.name }) }</span>
                    if ticket.unread_count > 0 {
                        <span class="count">
                            <span aria-hidden="true">{ ticket.unread_count }</span>
                            <span class="sr">{ texts.ticket_unread(ticket.unread_count) }</span>
                        </span>
                    } else if ticket.has_news {
                        <span class="dot" data-role="news" /><span class="sr">{ texts.home_news() }</span>
                    }
                </span>
                <span class="meta">
                    <StatusPill status={ticket.status} {label} />
                    <span class="one num">{ texts.ticket_number(id) }</span>
                    if let Some(expected) = ticket.answer_expected_at.filter(|expected| expected > now) {
                        <span data-role="answer-time">
                            { texts.client_row_answer(dates::until(*now, expected, texts.language())) }
                        </span>
                    }
                </span>
            </span>
        </a>
    }
}

/// Who said it, by the first name, and what.
fn last_words(texts: Texts, last: &LastComment, me: UserId) -> Html {
    let name = &last.author.name;
    let author = if last.author.id == me { texts.talk_you() } else { name.split(' ').next().unwrap_or(name) };
    let words = if last.text.is_empty() { texts.client_files_only() } else { last.text.as_str() };
    html! { <><b>{ author }{ ":" }</b>{ " " }{ words }</> }
}
