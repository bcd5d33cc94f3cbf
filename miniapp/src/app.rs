//! The root: who opened the page, and what is drawn for them.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::Language;
use zayavka_shared::api::{Me, ProblemCode};

use crate::api::{Api, ApiError};
use crate::boot;
use crate::hooks::Loadable;
use crate::live::LiveProvider;
use crate::pages::{BlockedScreen, ExpiredScreen, OutsideScreen, Pages, StartFailed, StartSkeleton};
use crate::session::SessionProvider;
use crate::telegram::{self, Launch};
use crate::texts::Texts;
use crate::toast::ToastProvider;
use crate::ui::IconSprite;
use crate::uploads::CourierProvider;
use crate::wording::error_words;

/// The app.
#[component]
pub fn App() -> Html {
    let launch = use_memo((), |()| Launch::read());
    match launch.as_ref() {
        Some(launch) => html! { <Start launch={launch.clone()} /> },
        None => {
            let texts = Texts::new(browser_language());
            html! { <ContextProvider<Texts> context={texts}><IconSprite /><OutsideScreen /></ContextProvider<Texts>> }
        }
    }
}

#[derive(Debug, Properties, PartialEq)]
struct StartProps {
    launch: Launch,
}

/// Asks who the person is; everything else needs to know that.
#[component]
fn Start(StartProps { launch }: &StartProps) -> Html {
    let api = use_memo(launch.init_data.clone(), |init_data| Api::new(init_data));
    let me = use_state(|| Loadable::<Rc<Me>>::Loading);
    // Why nothing more will come: the session ran out, or the person was blocked.
    let refused = use_state(|| None::<ApiError>);
    let load = {
        let (api, me) = (api.clone(), me.setter());
        Callback::from(move |()| {
            let (api, me) = (api.clone(), me.clone());
            me.set(Loadable::Loading);
            spawn_local(async move {
                let answer = match boot::me().await {
                    Some(answer) => answer,
                    None => api.me().await,
                };
                me.set(answer.map(Rc::new).into());
            });
        })
    };
    {
        let load = load.clone();
        use_effect_with((), move |()| {
            telegram::ready();
            load.emit(());
        });
    }
    let onme = {
        let me = me.setter();
        Callback::from(move |fresh: Me| me.set(Loadable::Ready(Rc::new(fresh))))
    };
    let onrefused = {
        let refused = refused.setter();
        Callback::from(move |error| refused.set(Some(error)))
    };
    let language = me.ready().map_or_else(|| launch_language(launch), |me| me.language);
    use_effect_with(language, |language| name_language(*language));
    let texts = Texts::new(language);
    let wording = use_callback(texts, |error: ApiError, texts| AttrValue::from(error_words(*texts, &error)));

    let error = refused.as_ref().or_else(|| me.error());
    let content = match (error, &*me) {
        (Some(error), _) if error.is_unauthorized() => html! { <ExpiredScreen /> },
        (Some(error), _) if error.code() == Some(ProblemCode::Blocked) => html! { <BlockedScreen /> },
        (_, Loadable::Failed(error)) => html! { <StartFailed error={error.clone()} onretry={load} /> },
        (_, Loadable::Loading) => html! { <StartSkeleton /> },
        (_, Loadable::Ready(me)) if me.blocked => html! { <BlockedScreen /> },
        (_, Loadable::Ready(me)) => html! {
            <ToastProvider {wording}>
                <SessionProvider api={(*api).clone()} me={me.clone()} telegram_id={telegram_id(launch, me)} {onme}>
                    <CourierProvider><BrowserRouter><Pages launch={launch.clone()} /></BrowserRouter></CourierProvider>
                </SessionProvider>
            </ToastProvider>
        },
    };
    // The stream opens while it is asked who the person is: what is loaded after it is open is loaded once.
    html! {
        <ContextProvider<Texts> context={texts}>
            <IconSprite />
            <LiveProvider api={(*api).clone()} {onrefused}>{ content }</LiveProvider>
        </ContextProvider<Texts>>
    }
}

fn telegram_id(launch: &Launch, me: &Me) -> i64 {
    if launch.telegram_id == 0 { me.telegram_id } else { launch.telegram_id }
}

/// Until the server says otherwise.
fn launch_language(launch: &Launch) -> Language {
    launch.language_code.as_deref().map_or_else(browser_language, Language::from_telegram)
}

fn browser_language() -> Language {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    language.as_deref().map_or(Language::En, Language::from_telegram)
}

/// Screen readers and hyphenation go by the document's language.
fn name_language(language: Language) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        crate::report::ignore("naming the language", root.set_attribute("lang", language.code()));
    }
}
