use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TemplatePreview;

use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) preview: Rc<TemplatePreview>,
}

/// A message as its reader's chat would show it.
#[component]
pub(super) fn Message(Props { preview }: &Props) -> Html {
    let texts = use_texts();
    let source = match preview.ticket_id {
        Some(ticket) => texts.templates_by_ticket(ticket.to_string()),
        None => texts.templates_by_examples().to_owned(),
    };
    // The server lets Telegram's own tags through and escapes everything that people wrote.
    let words = Html::from_html_unchecked(format!("<div class=\"words\">{}</div>", preview.text).into());
    html! {
        <section aria-label={texts.templates_seen_by(&preview.reader)} data-role="preview">
            <div class="section-head inset-head">
                <h2>{ texts.templates_seen_by(&preview.reader) }</h2>
                <span class="tagmark">{ source }</span>
            </div>
            <div class="inset chat-look">
                <div class="bubble" inert=true>{ words }</div>
                <p class="chat-look__button">{ &preview.button }</p>
            </div>
        </section>
    }
}
