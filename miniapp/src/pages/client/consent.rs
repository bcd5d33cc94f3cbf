//! Consent before the first ticket.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{ConsentView, ProblemCode};

use crate::hooks::{use_go, use_top};
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::{self, MainButton, Outcome, use_back_button};
use crate::texts::use_texts;
use crate::toast::use_toasts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

/// Draws what is below it once the person has agreed to what the desk asks, if it asks.
#[component]
pub fn ConsentGate(Props { children }: &Props) -> Html {
    let session = use_session();
    match session.me.consent.as_ref().filter(|consent| !consent.given) {
        Some(consent) => {
            html! { <ConsentScreen key={consent.version} consent={Rc::new(consent.clone())} /> }
        }
        None => children.clone(),
    }
}

#[derive(Debug, Properties, PartialEq)]
struct ScreenProps {
    consent: Rc<ConsentView>,
}

/// The text and the one answer to it; afterwards one is where one was going.
#[component]
fn ConsentScreen(ScreenProps { consent }: &ScreenProps) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let go = use_go();
    let is_busy = use_state_eq(|| false);
    let home = Route::home_of(session.role());
    use_back_button(Some(go.reform(move |()| home)));
    use_top();
    let onagree = {
        let (api, onme, version) = (session.api.clone(), session.onme.clone(), consent.version);
        let (toasts, is_busy) = (toasts.clone(), is_busy.setter());
        Callback::from(move |()| {
            let (api, onme) = (api.clone(), onme.clone());
            let (toasts, is_busy) = (toasts.clone(), is_busy.clone());
            is_busy.set(true);
            spawn_local(async move {
                let answer = api.give_consent(version).await;
                is_busy.set(false);
                match answer {
                    Ok(me) => {
                        telegram::notify(Outcome::Success);
                        onme.emit(me);
                    }
                    Err(error) => {
                        toasts.refuse(&error);
                        // Another text stands by now: that one is to be read.
                        if error.code() == Some(ProblemCode::Conflict)
                            && let Ok(me) = api.me().await
                        {
                            onme.emit(me);
                        }
                    }
                }
            });
        })
    };
    html! {
        <main class="page" data-screen="consent">
            <div class="page-head"><h1>{ texts.consent_title() }</h1></div>
            <p class="lead">{ texts.consent_lead() }</p>
            <div class="section inset panel-in"><p class="plain-text" data-role="consent-text">{ &consent.text }</p></div>
            <MainButton text={texts.consent_agree()} onpress={onagree} is_busy={*is_busy} />
        </main>
    }
}
