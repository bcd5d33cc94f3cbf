//! The part of the window that an on-screen keyboard covers.

use gloo::events::EventListener;
use yew::prelude::*;

/// Pixels that the keyboard takes from the bottom. iOS keeps fixed parts under the keyboard, and only the
/// visual viewport tells of it; elsewhere the window itself shrinks and this is 0.
#[hook]
pub fn use_keyboard() -> u32 {
    let covered = use_state_eq(|| 0_u32);
    {
        let setter = covered.setter();
        use_effect_with((), move |()| {
            let viewport = web_sys::window().and_then(|window| window.visual_viewport());
            let listeners = viewport.map(|viewport| {
                ["resize", "scroll"].map(|event| {
                    let setter = setter.clone();
                    EventListener::new(&viewport, event, move |_| setter.set(covered_now()))
                })
            });
            move || drop(listeners)
        });
    }
    *covered
}

fn covered_now() -> u32 {
    let Some(window) = web_sys::window() else { return 0 };
    let Some(viewport) = window.visual_viewport() else { return 0 };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let covered = height - viewport.height() - viewport.offset_top();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window's height, not below 0"
    )]
    let covered = covered.max(0.0) as u32;
    covered
}
