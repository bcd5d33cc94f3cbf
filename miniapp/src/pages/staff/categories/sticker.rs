use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::FormLabel;
use zayavka_shared::form::LABEL_TEXT_MAX;

use super::text_field::TextField;
use crate::hooks::{Loadable, use_load};
use crate::session::use_session;
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Icon, Qr};
use crate::wording::error_words;

/// After so long without a letter the code is drawn.
const PAUSE_MS: u32 = 300;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) category: CategoryId,
    /// Whether a field of the form takes the label's text.
    pub(super) is_marked: bool,
}

/// A label for a thing: what stands on it, its link, its code.
#[component]
pub(super) fn Sticker(Props { category, is_marked }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let typed = use_state_eq(String::new);
    let settled = use_settled(&typed);
    let wanted = (session.api.clone(), *category, settled);
    let (label, _) =
        use_load(wanted, |(api, category, text)| async move { api.form_label(category, &text).await });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |text: String| typed.set(text.chars().take(LABEL_TEXT_MAX).collect()))
    };
    let oncopy = |link: String| {
        let toasts = toasts.clone();
        Callback::from(move |_: MouseEvent| {
            let (link, toasts) = (link.clone(), toasts.clone());
            spawn_local(async move {
                let Some(window) = web_sys::window() else { return };
                let written = JsFuture::from(window.navigator().clipboard().write_text(&link)).await;
                // Where the page may not write there, the link stands below to be taken by hand.
                toasts.say(if written.is_ok() { texts.category_sticker_copied().to_owned() } else { link });
            });
        })
    };
    // While another is on its way, the last one stands.
    let last = use_mut_ref(|| None::<FormLabel>);
    if let Loadable::Ready(label) = &label {
        last.replace(Some(label.clone()));
    }
    let drawn = match (&label, last.borrow().as_ref()) {
        (Loadable::Failed(error), _) => {
            let words =
                error.problem().and_then(|problem| problem.errors.first()).map(|one| one.message.clone());
            let words = words.unwrap_or_else(|| error_words(texts, error));
            html! { <p class="field-error" role="alert"><Icon name="alert" />{ words }</p> }
        }
        (_, Some(label)) => html! {
            <>
                <Qr code={label.qr.clone()} label={texts.category_sticker_qr()} />
                <p class="hint invite-link" data-role="label-link">{ &label.link }</p>
                <button type="button" class="btn soft small" data-role="copy-label" onclick={oncopy(label.link.clone())}>
                    { texts.category_sticker_copy() }
                </button>
            </>
        },
        (_, None) => Html::default(),
    };
    html! {
        <>
            <div class="section-head inset-head"><h2>{ texts.category_sticker() }</h2></div>
            <details class="section inset panel-in" data-role="sticker">
                <summary class="link-btn">{ texts.category_sticker_open() }</summary>
                <p class="hint">{ texts.category_sticker_hint() }</p>
                if *is_marked {
                    <TextField id="edit-sticker" label={texts.category_sticker_text()} value={(*typed).clone()}
                        placeholder={texts.category_sticker_text_hint()} {oninput} />
                } else {
                    <p class="hint">{ texts.category_sticker_unmarked() }</p>
                }
                { drawn }
            </details>
        </>
    }
}

/// What is typed, once the typing pauses.
#[hook]
fn use_settled(typed: &str) -> String {
    let settled = use_state_eq(|| typed.to_owned());
    let setter = settled.setter();
    use_effect_with(typed.to_owned(), move |typed| {
        let typed = typed.clone();
        let timeout = Timeout::new(PAUSE_MS, move || setter.set(typed));
        move || drop(timeout)
    });
    (*settled).clone()
}
