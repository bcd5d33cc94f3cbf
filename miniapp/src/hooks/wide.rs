//! Whether there is room for a list beside a detail.

use gloo::events::EventListener;
use yew::prelude::*;

/// The width from which list and detail stand side by side, as the stylesheet has it.
const WIDE: &str = "(min-width: 1024px)";

/// `true` on a desktop's width; follows the window.
#[hook]
pub fn use_wide() -> bool {
    let query =
        use_memo((), |()| web_sys::window().and_then(|window| window.match_media(WIDE).ok().flatten()));
    let is_wide = use_state_eq(|| query.as_ref().as_ref().is_some_and(web_sys::MediaQueryList::matches));
    {
        let setter = is_wide.setter();
        use_effect_with((), move |()| {
            let listener = query.as_ref().clone().map(|query| {
                let asked = query.clone();
                EventListener::new(&query, "change", move |_| setter.set(asked.matches()))
            });
            move || drop(listener)
        });
    }
    *is_wide
}
