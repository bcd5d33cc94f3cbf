use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketView;

use crate::hooks::use_block;
use crate::telegram;
use crate::texts::use_texts;
use crate::ui::{Avatar, AvatarSize, Icon};

/// The server counts a client's tickets up to here.
const COUNT_MAX: i64 = 100;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    /// The client was blocked or unblocked.
    pub onchanged: Callback<()>,
}

/// Who the client is, whether the bot can reach them, and the way to shut them out.
#[component]
pub(crate) fn ClientCardView(Props { ticket, onchanged }: &Props) -> Html {
    let texts = use_texts();
    let block = use_block(onchanged.reform(|_| ()));
    let Some(card) = &ticket.client_card else {
        return html! { <p class="client-top"><span class="name">{ &ticket.client.name }</span></p> };
    };
    let write = card.username.clone().map(|username| {
        let onclick = Callback::from(move |_: MouseEvent| telegram::open_telegram_link(&format!("https://t.me/{username}")));
        html! {
            <button type="button" class="icon-btn" aria-label={texts.ticket_client_write(&card.name)} {onclick}>
                <Icon name="message" />
            </button>
        }
    });
    let (reach, tone) = if card.bot_can_write {
        (texts.ticket_client_bot_reaches(), "ok")
    } else {
        (texts.ticket_client_bot_silent(), "warn")
    };
    let count = if card.ticket_count >= COUNT_MAX {
        texts.ticket_client_many(COUNT_MAX)
    } else {
        texts.ticket_client_ticket_count(card.ticket_count)
    };
    let onblock = {
        let (id, name, is_blocked) = (card.id, card.name.clone(), card.blocked);
        Callback::from(move |_: MouseEvent| block.emit((id, name.clone(), !is_blocked)))
    };
    html! {
        <section aria-label={texts.ticket_client()} data-role="client-card">
            <div class="client-top">
                <Avatar id={card.id} name={card.name.clone()} size={AvatarSize::Large} />
                <div class="grow">
                    <p class="name">{ &card.name }</p>
                    if let Some(username) = &card.username {
                        <p class="handle one">{ "@" }{ username }</p>
                    }
                </div>
                { write }
            </div>
            <dl class="facts">
                <dt>{ texts.ticket_client_bot() }</dt>
                <dd class="tone" data-tone={tone} data-reach={card.bot_can_write.to_string()}>{ reach }</dd>
                <dt>{ texts.ticket_client_tickets() }</dt>
                <dd class="num">{ count }</dd>
                if card.blocked {
                    <dt>{ texts.people_access() }</dt>
                    <dd class="tone" data-tone="bad" data-role="blocked">{ texts.people_blocked() }</dd>
                }
            </dl>
            if card.may_block {
                <button type="button" class={classes!("btn", "small", "spaced", if card.blocked { "soft" } else { "danger" })}
                    data-role="block" onclick={onblock}>
                    { if card.blocked { texts.people_unblock() } else { texts.people_block() } }
                </button>
            }
        </section>
    }
}
