//! Where the window stood, and whether anyone looks.

use std::cell::Cell;

use gloo::events::EventListener;
use web_sys::VisibilityState;
use yew::prelude::*;

/// Keeps the window's scroll of a page that stays drawn while another covers it on a phone: back in view,
/// it stands where it stood.
#[hook]
pub fn use_window_scroll(is_shown: bool) {
    let place = use_memo((), |()| Cell::new(0.0));
    use_effect_with(is_shown, move |is_shown| {
        let listener = web_sys::window().filter(|_| *is_shown).map(|window| {
            window.scroll_to_with_x_and_y(0.0, place.get());
            let watched = window.clone();
            EventListener::new(&window, "scroll", move |_| {
                if let Ok(top) = watched.scroll_y() {
                    place.set(top);
                }
            })
        });
        move || drop(listener)
    });
}

/// A page begins at its top.
#[hook]
pub fn use_top() {
    use_effect_with((), |()| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Whether the app is in view.
#[hook]
pub fn use_visible() -> bool {
    let is_visible = use_state_eq(is_visible_now);
    {
        let setter = is_visible.setter();
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listener = document.map(|document| {
                EventListener::new(&document, "visibilitychange", move |_| setter.set(is_visible_now()))
            });
            move || drop(listener)
        });
    }
    *is_visible
}

fn is_visible_now() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}
