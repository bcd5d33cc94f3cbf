//! The deep link by which the app was opened.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;
use crate::storage::Memory;
use crate::telegram::Launch;

const USED: &str = "start";

/// Follows `start_param`, once for each launch: after a reload Telegram hands over the old one again.
#[hook]
pub fn use_start_route(launch: &Launch, memory: Memory) {
    let navigator = use_navigator();
    let route = use_route::<Route>();
    let launch = launch.clone();
    use_effect_with((), move |()| {
        let Some(target) = launch.start_param.as_deref().and_then(Route::from_start_param) else { return };
        let this = (launch.auth_date, launch.start_param);
        let is_used = memory.load::<(Option<String>, Option<String>)>(USED).is_some_and(|used| used == this);
        memory.save(USED, &this);
        // An address that names a page already is the newer wish.
        if let Some(navigator) = navigator.filter(|_| !is_used && route == Some(Route::Home)) {
            navigator.replace(&target);
        }
    });
}
