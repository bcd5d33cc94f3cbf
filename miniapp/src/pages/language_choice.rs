use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::Language;

use crate::session::use_session;
use crate::telegram;
use crate::toast::use_toasts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// What is chosen, for those who hear the page.
    pub label: AttrValue,
}

/// The languages of the interface; the choice holds at once.
#[component]
pub(super) fn LanguageChoice(Props { label }: &Props) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    // Shown as chosen before the server has agreed.
    let chosen = use_state_eq(|| None::<Language>);
    let current = chosen.unwrap_or_else(|| session.language());
    let choose = |language: Language| {
        let (session, toasts, chosen) = (session.clone(), toasts.clone(), chosen.setter());
        Callback::from(move |_: MouseEvent| {
            telegram::selection();
            chosen.set(Some(language));
            let (session, toasts, chosen) = (session.clone(), toasts.clone(), chosen.clone());
            spawn_local(async move {
                match session.api.set_language(Some(language)).await {
                    Ok(me) => session.onme.emit(me),
                    Err(error) => toasts.refuse(&error),
                }
                chosen.set(None);
            });
        })
    };
    html! {
        <div class="section inset" role="radiogroup" aria-label={label}>
            { for session.me.languages.iter().copied().map(|language| html! {
                <button key={language.code()} type="button" class="cell" role="radio" lang={language.code()}
                    aria-checked={(current == language).to_string()} data-language={language.code()}
                    onclick={choose(language)}>
                    <span class="cell-body"><span class="cell-title">{ language.own_name() }</span></span>
                    if current == language {
                        <span class="cell-end"><Icon name="check" /></span>
                    }
                </button>
            }) }
        </div>
    }
}
