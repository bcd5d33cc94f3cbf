//! How wide an element is drawn.

use gloo::events::EventListener;
use yew::prelude::*;

/// The element's width in pixels, zero until it is drawn; follows the window.
#[hook]
pub fn use_width(element: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    {
        let (element, setter) = (element.clone(), width.setter());
        let measure = move || {
            if let Some(element) = element.cast::<web_sys::Element>() {
                setter.set(element.get_bounding_client_rect().width());
            }
        };
        use_effect_with((), move |()| {
            measure();
            let listener =
                web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| measure()));
            move || drop(listener)
        });
    }
    *width
}
