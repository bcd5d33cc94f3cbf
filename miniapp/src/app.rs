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
use crate::kept;
use crate::live::LiveProvider;
use crate::pages::client::put_back;
use crate::pages::{BlockedScreen, ExpiredScreen, OutsideScreen, Pages, StartFailed, StartSkeleton};
use crate::replies::ReplyProvider;
use crate::session::SessionProvider;
use crate::storage::Memory;
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
    let memory = Memory::of(launch.telegram_id);
    // Who opened it last on this device opens it now: the pages stand at once, and the server has the last word.
    let me = use_state(|| kept::me(memory).map_or(Loadable::Loading, |me| Loadable::Ready(Rc::new(me))));
    let is_kept = use_state_eq(|| me.ready().is_some());
    // Why nothing more will come: the session ran out, or the person was blocked.
    let refused = use_state(|| None::<ApiError>);
    let load = {
        let (api, me, is_kept) = (api.clone(), me.clone(), is_kept.setter());
        Callback::from(move |()| {
            let (api, me, is_kept) = (api.clone(), me.clone(), is_kept.clone());
            if me.error().is_some() {
                me.set(Loadable::Loading);
            }
            spawn_local(async move {
                let answer = match boot::me().await {
                    Some(answer) => answer,
                    None => api.me().await,
                };
                let is_silent = matches!(answer, Err(ApiError::Offline | ApiError::Broken));
                if is_silent && me.ready().is_some() {
                    return;
                }
                is_kept.set(false);
                me.set(answer.map(Rc::new).into());
            });
        })
    };
    use_effect_with((*me).clone(), move |me| keep(memory, me));
    {
        let load = load.clone();
        use_effect_with((), move |()| {
            telegram::ready();
            load.emit(());
        });
    }
    let onme = {
        let (me, is_kept) = (me.setter(), is_kept.setter());
        Callback::from(move |fresh: Me| {
            is_kept.set(false);
            me.set(Loadable::Ready(Rc::new(fresh)));
        })
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
                <SessionProvider api={(*api).clone()} me={me.clone()} telegram_id={telegram_id(launch, me)} is_kept={*is_kept} {onme}>
                    <CourierProvider>
                        <ReplyProvider onback={move |reply| put_back(memory, reply)}>
                            <BrowserRouter><Pages launch={launch.clone()} /></BrowserRouter>
                        </ReplyProvider>
                    </CourierProvider>
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

/// Keeps who it is for the next start; who is shut out leaves nothing behind.
fn keep(memory: Memory, me: &Loadable<Rc<Me>>) {
    match me {
        Loadable::Ready(me) if me.blocked => kept::forget_all(memory),
        Loadable::Ready(me) => kept::keep_me(memory, me),
        Loadable::Failed(error) if error.code() == Some(ProblemCode::Blocked) => kept::forget_all(memory),
        Loadable::Failed(_) | Loadable::Loading => {}
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
