//! The deep link by which the app was opened.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;
use yew_router::query::Raw;
use zayavka_shared::Role;
use zayavka_shared::form::read_start_param;

use crate::report;
use crate::route::Route;
use crate::session::use_session;
use crate::storage::Memory;
use crate::telegram::Launch;
use crate::texts::use_texts;
use crate::toast::use_toasts;

const USED: &str = "start";
const INVITED: &str = "invite";

/// Follows `start_param`, once for each launch: after a reload Telegram hands over the old one again.
#[hook]
pub fn use_start_route(launch: &Launch, memory: Memory) {
    let navigator = use_navigator();
    let route = use_route::<Route>();
    let launch = launch.clone();
    use_effect_with((), move |()| {
        let Some(target) = launch.start_param.as_deref().and_then(Route::from_start_param) else { return };
        let this = (launch.auth_date.clone(), launch.start_param.clone());
        let is_used = memory.load::<(Option<String>, Option<String>)>(USED).is_some_and(|used| used == this);
        memory.save(USED, &this);
        // An address that names a page already is the newer wish.
        if let Some(navigator) = navigator.filter(|_| !is_used && route == Some(Route::Home)) {
            // A label on a thing goes along; the form fills it in.
            let label = launch.start_param.as_deref().and_then(read_start_param).and_then(|(_, label)| label);
            match label {
                Some(label) => {
                    let replaced = navigator.replace_with_query(&target, Raw(&format!("label={label}")));
                    report::ignore("following a label", replaced);
                }
                None => navigator.replace(&target),
            }
        }
    });
}

/// Accepts the invite by whose link the app was opened, once for each launch.
#[hook]
pub fn use_invite(launch: &Launch) {
    let session = use_session();
    let toasts = use_toasts();
    let texts = use_texts();
    let launch = launch.clone();
    use_effect_with((), move |()| {
        let Some(code) = launch.start_param.as_deref().and_then(|param| param.strip_prefix("inv_")) else {
            return;
        };
        let code = code.to_owned();
        let this = (launch.auth_date, launch.start_param);
        if session.memory.load::<(Option<String>, Option<String>)>(INVITED).is_some_and(|used| used == this) {
            return;
        }
        session.memory.save(INVITED, &this);
        spawn_local(async move {
            match session.api.accept_invite(&code).await {
                Ok(me) => {
                    let role = Role::from_key(&me.role).unwrap_or(Role::Client);
                    toasts.say(texts.people_welcome(texts.role(role)));
                    session.onme.emit(me);
                }
                Err(error) => toasts.refuse(&error),
            }
        });
    });
}
