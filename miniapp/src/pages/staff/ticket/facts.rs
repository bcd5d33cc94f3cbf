use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Timestamp;
use zayavka_shared::api::TicketView;

use crate::clock::use_minute;
use crate::dates;
use crate::hooks::FileOpener;
use crate::pages::answers::answer_words;
use crate::texts::{Texts, use_texts};
use crate::ui::{ArrivingFiles, Attachments, Avatar, AvatarSize, PriorityBars};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct TicketProps {
    pub ticket: Rc<TicketView>,
}

/// The ticket's properties.
#[component]
pub(crate) fn PropertyList(TicketProps { ticket }: &TicketProps) -> Html {
    let texts = use_texts();
    let now = use_minute();
    html! {
        <dl class="facts">
            <dt>{ texts.ticket_assignee() }</dt>
            <dd class="row">
                if let Some(person) = &ticket.assignee {
                    <Avatar id={person.id} name={person.name.clone()} size={AvatarSize::Tiny} />{ &person.name }
                } else {
                    { texts.ticket_assignee_none() }
                }
            </dd>
            <dt>{ texts.ticket_priority() }</dt>
            <dd class="row"><PriorityBars priority={ticket.priority} />
                <span aria-hidden="true">{ texts.priority_short(ticket.priority) }</span></dd>
            if let Some(rating) = &ticket.rating {
                <dt>{ texts.rating_of_client() }</dt>
                <dd data-role="client-rating">
                    { texts.rating_stars(rating.score.into()) }
                    if let Some(reason) = &rating.reason {
                        <br /><span class="hint">{ reason }</span>
                    }
                </dd>
            }
            if let Some(expected) = ticket.answer_expected_at {
                <dt>{ texts.ticket_answer() }</dt>
                <dd data-role="answer-time">{ promise_words(texts, expected, now) }</dd>
            }
            <dt>{ texts.ticket_category() }</dt><dd>{ &ticket.category.name }</dd>
            <dt>{ texts.ticket_created() }</dt><dd>{ dates::moment(now, ticket.created_at, texts.language()) }</dd>
            <dt>{ texts.ticket_updated() }</dt><dd>{ dates::moment(now, ticket.updated_at, texts.language()) }</dd>
        </dl>
    }
}

/// Until when the client is to have a reply, or that it is late.
pub(super) fn promise_words(texts: Texts, expected: Timestamp, now: Timestamp) -> String {
    let until = dates::until(now, expected, texts.language());
    if expected > now { texts.ticket_answer_until(until) } else { texts.ticket_answer_late(until) }
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct AnswerProps {
    pub ticket: Rc<TicketView>,
    pub opener: FileOpener,
}

/// The form's answers in words, and the ticket's files.
#[component]
pub(crate) fn Answers(AnswerProps { ticket, opener }: &AnswerProps) -> Html {
    let texts = use_texts();
    let answered: Vec<Html> = ticket
        .fields
        .iter()
        .filter_map(|field| {
            let answer = answer_words(texts, field, ticket.answers.get(&field.key)?)?;
            Some(html! { <><dt>{ &field.label }</dt><dd data-answer={field.key.clone()}>{ answer }</dd></> })
        })
        .collect();
    let files = Rc::new(ticket.files.clone());
    let onimage = {
        let files = files.clone();
        opener.onimage.reform(move |place| (files.clone(), place))
    };
    html! {
        <>
            if answered.is_empty() {
                <p class="hint">{ texts.ticket_answers_none() }</p>
            } else {
                <dl class="facts">{ answered }</dl>
            }
            <ArrivingFiles views={ticket.arriving.clone()} />
            if !files.is_empty() {
                <div class="ticket-files bubble-files">
                    <Attachments files={(*files).clone()} {onimage} onfile={opener.onfile.clone()} />
                </div>
            }
        </>
    }
}
