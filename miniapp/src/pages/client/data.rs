//! What a ticket was filed with: the form's answers in words, and its files.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{FileView, TicketView};

use crate::dates;
use crate::pages::answers::answer_words;
use crate::texts::use_texts;
use crate::ui::{ArrivingFiles, Attachments};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) onimage: Callback<(Rc<Vec<FileView>>, usize)>,
    pub(super) onfile: Callback<FileView>,
}

/// Answers and files.
#[component]
pub(super) fn TicketData(Props { ticket, onimage, onfile }: &Props) -> Html {
    let texts = use_texts();
    let files = Rc::new(ticket.files.clone());
    let onimage = {
        let files = files.clone();
        onimage.reform(move |place| (files.clone(), place))
    };
    let answered = ticket.fields.iter().filter_map(|field| {
        let answer = answer_words(texts, field, ticket.answers.get(&field.key)?)?;
        Some(html! { <><dt>{ &field.label }</dt><dd data-answer={field.key.clone()}>{ answer }</dd></> })
    });
    html! {
        <div class="pad ticket-data">
            <dl class="facts">
                if !ticket.description.is_empty() {
                    <dt>{ texts.client_description() }</dt><dd class="words">{ &ticket.description }</dd>
                }
                { for answered }
                <dt>{ texts.ticket_created() }</dt>
                <dd>{ dates::moment(crate::clock::now(), ticket.created_at, texts.language()) }</dd>
            </dl>
            <Attachments files={(*files).clone()} {onimage} onfile={onfile.clone()} />
            <ArrivingFiles views={ticket.arriving.clone()} />
        </div>
    }
}
