use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, TicketView};
use zayavka_shared::ticket::Allowed;

use super::super::next_act::{act_label, act_role, next_act};
use super::reply::{Reply, use_reply};
use crate::hooks::{TicketAction, use_keyboard};
use crate::texts::use_texts;
use crate::ui::{Icon, ReplyMode, StaffComposer};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub ticket: Rc<TicketView>,
    /// On a desktop there is room for the composer at any time.
    pub is_always_open: bool,
    /// The act that is under way.
    pub acting: Option<TicketAction>,
    pub onact: Callback<TicketAction>,
    pub oncomment: Callback<CommentView>,
}

/// The foot of the page: «Ответить…» with the next act; pressed, the composer.
#[component]
pub(crate) fn Dock(Props { ticket, is_always_open, acting, onact, oncomment }: &Props) -> Html {
    let texts = use_texts();
    let keyboard = use_keyboard();
    let is_opened = use_state_eq(|| false);
    let modes = modes(&ticket.allowed);
    let mode = modes.first().copied().unwrap_or(ReplyMode::Public);
    // What was said makes room for what comes next.
    let onsaid = {
        let (is_opened, oncomment) = (is_opened.setter(), oncomment.clone());
        Callback::from(move |comment| {
            is_opened.set(false);
            oncomment.emit(comment);
        })
    };
    let reply = use_reply(ticket.id, mode, onsaid);
    let may_write = !modes.is_empty();
    let style = format!("--keyboard:{keyboard}px");
    if may_write && (*is_always_open || *is_opened || !reply.is_blank) {
        let client = ticket.client.name.clone();
        return html! {
            <div class="dock-place writing" {style}>{ composer(reply, modes, client.into(), *is_opened) }</div>
        };
    }
    let next = next_act(ticket.status, &ticket.allowed).filter(|_| !is_always_open);
    if !may_write && next.is_none() {
        return Html::default();
    }
    let onopen = {
        let is_opened = is_opened.setter();
        Callback::from(move |_: MouseEvent| is_opened.set(true))
    };
    html! {
        <div class="dock-place" {style}>
            <div class="dock"><div class="dock-in line spread">
                if may_write {
                    <button type="button" class="composer-input" data-role="reply" onclick={onopen}>{ texts.reply_closed() }</button>
                }
                if let Some(act) = next {
                    <button type="button" class="btn main" data-role={act_role(&act)} disabled={acting.is_some()}
                        onclick={ { let act = act.clone(); onact.reform(move |_: MouseEvent| act.clone()) } }>
                        <Icon name="arrow" />{ act_label(texts, ticket.status, &act) }
                    </button>
                }
            </div></div>
        </div>
    }
}

fn composer(reply: Reply, modes: Vec<ReplyMode>, client: AttrValue, is_focused_at_once: bool) -> Html {
    html! {
        <StaffComposer mode={reply.mode} {modes} onmode={reply.onmode} {client} value={reply.text} oninput={reply.oninput}
            onsend={reply.onsend} uploads={reply.uploads} is_sending={reply.is_sending} is_ready={reply.is_ready} {is_focused_at_once} />
    }
}

/// Whom the reader may write to; the client first, so that it is where the composer starts.
fn modes(allowed: &[Allowed]) -> Vec<ReplyMode> {
    [(Allowed::Comment, ReplyMode::Public), (Allowed::Note, ReplyMode::Note)]
        .into_iter()
        .filter(|(act, _)| allowed.contains(act))
        .map(|(_, mode)| mode)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_composer_starts_at_the_client_where_both_are_allowed() {
        assert_eq!(modes(&[Allowed::Note, Allowed::Comment]), [ReplyMode::Public, ReplyMode::Note]);
        assert_eq!(modes(&[Allowed::Note]), [ReplyMode::Note]);
        assert!(modes(&[Allowed::Take]).is_empty());
    }
}
