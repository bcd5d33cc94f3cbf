use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::FaqId;
use zayavka_shared::api::FaqView;

use crate::session::use_session;
use crate::telegram::{self, Outcome, use_back_button};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::Sheet;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) faq: Rc<FaqView>,
    pub(super) onhelped: Callback<()>,
    pub(super) onuseless: Callback<FaqId>,
    pub(super) onclose: Callback<()>,
}

/// An answer, and whether it helped.
#[component]
pub(super) fn FaqSheet(Props { faq, onhelped, onuseless, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    let id = faq.id;
    use_back_button(Some(onclose.clone()));
    let onyes = {
        let (api, onhelped, is_busy) = (session.api.clone(), onhelped.clone(), is_busy.setter());
        Callback::from(move |_: MouseEvent| {
            let (api, onhelped, toasts, is_busy) =
                (api.clone(), onhelped.clone(), toasts.clone(), is_busy.clone());
            is_busy.set(true);
            spawn_local(async move {
                match api.faq_helped(id).await {
                    Ok(()) => {
                        telegram::notify(Outcome::Success);
                        onhelped.emit(());
                    }
                    Err(error) => {
                        toasts.refuse(&error);
                        is_busy.set(false);
                    }
                }
            });
        })
    };
    html! {
        <Sheet title={faq.question.clone()} onclose={onclose.clone()}>
            <p class="faq-answer">{ &faq.answer }</p>
            <div class="sheet-acts stacked">
                <button type="button" class="btn main" data-role="faq-helped" disabled={*is_busy} onclick={onyes}>
                    { texts.client_faq_helped() }
                </button>
                <button type="button" class="btn soft" data-role="faq-useless"
                    onclick={onuseless.reform(move |_: MouseEvent| id)}>{ texts.client_faq_useless() }</button>
            </div>
        </Sheet>
    }
}
