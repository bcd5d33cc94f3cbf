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
    covered(height, viewport.height(), viewport.offset_top(), viewport.scale())
}

/// What is below the visual viewport. A page that fingers have enlarged is moved about in it: then only its
/// height, measured as it was before, tells of a keyboard.
fn covered(window: f64, visible: f64, offset_top: f64, scale: f64) -> u32 {
    let is_enlarged = scale > 1.01;
    let seen = if is_enlarged { visible * scale } else { visible + offset_top };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window's height, not below 0"
    )]
    let covered = (window - seen).max(0.0) as u32;
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyboard_covers_what_is_below_the_visual_viewport() {
        assert_eq!(covered(780.0, 780.0, 0.0, 1.0), 0);
        assert_eq!(covered(780.0, 444.0, 0.0, 1.0), 336);
        // iOS has moved the page up to the field.
        assert_eq!(covered(780.0, 444.0, 100.0, 1.0), 236);
    }

    #[test]
    fn an_enlarged_page_is_no_keyboard() {
        assert_eq!(covered(780.0, 390.0, 120.0, 2.0), 0);
        assert_eq!(covered(780.0, 222.0, 120.0, 2.0), 336);
    }
}
