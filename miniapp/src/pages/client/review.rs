//! The client's word on a result: it is good, or it goes back with a reason.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use zayavka_shared::api::TicketView;
use zayavka_shared::text::BODY_MAX;
use zayavka_shared::ticket::Allowed;

use crate::hooks::TicketAction;
use crate::telegram::{MainButton, SecondaryButton};
use crate::texts::use_texts;
use crate::ui::Sheet;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) acting: Option<TicketAction>,
    pub(super) onact: Callback<TicketAction>,
    pub(super) onreopen: Callback<()>,
}

/// Telegram's two buttons while the result is to be checked.
#[component]
pub(super) fn ReviewButtons(Props { ticket, acting, onact, onreopen }: &Props) -> Html {
    let texts = use_texts();
    let may = |act| ticket.allowed.contains(&act);
    // Without a result to confirm, reopening waits in the menu. While a press is at work the buttons stay.
    let is_confirming = *acting == Some(TicketAction::Confirm);
    if !may(Allowed::Confirm) && !is_confirming {
        return Html::default();
    }
    html! {
        <>
            <MainButton text={texts.client_confirm()} is_busy={acting.is_some()}
                onpress={onact.reform(|()| TicketAction::Confirm)} />
            if may(Allowed::Reopen) {
                <SecondaryButton text={texts.client_reopen()} is_busy={acting.is_some()} onpress={onreopen.clone()} />
            }
        </>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) onact: Callback<TicketAction>,
    pub(super) onclose: Callback<()>,
}

/// Asks what is not good yet; an answer helps but is not demanded.
#[component]
pub(super) fn ReopenSheet(SheetProps { onact, onclose }: &SheetProps) -> Html {
    let texts = use_texts();
    let reason = use_state_eq(String::new);
    let oninput = {
        let reason = reason.setter();
        Callback::from(move |event: InputEvent| {
            reason.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        })
    };
    let onclick = {
        let (onact, onclose) = (onact.clone(), onclose.clone());
        let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        Callback::from(move |_: MouseEvent| {
            onact.emit(TicketAction::Reopen(reason.clone()));
            onclose.emit(());
        })
    };
    html! {
        <Sheet title={texts.client_reopen_title()} onclose={onclose.clone()}>
            <div class="field">
                <label class="label" for="reopen-reason">{ texts.client_reopen_reason() }</label>
                <textarea class="input" id="reopen-reason" rows="3" maxlength={BODY_MAX.to_string()}
                    data-role="reopen-reason" value={(*reason).clone()} {oninput} />
            </div>
            <p class="pad sheet-act">
                <button type="button" class="btn main" data-role="reopen" {onclick}>{ texts.client_reopen() }</button>
            </p>
        </Sheet>
    }
}
