//! What comes into view.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use crate::report;

/// How far below the window something counts as seen already.
const AHEAD: &str = "600px";

/// Calls back when the element comes near the window; asks again whenever `stage` changes.
#[hook]
pub fn use_seen(element: &NodeRef, stage: usize, callback: Callback<()>) {
    let element = element.clone();
    let latest = use_mut_ref(|| callback.clone());
    latest.replace(callback);
    use_effect_with(stage, move |_| {
        let watched =
            element.cast::<Element>().and_then(|element| watch(&element, move || latest.borrow().emit(())));
        move || {
            if let Some((observer, _)) = watched {
                observer.disconnect();
            }
        }
    });
}

type Seen = Closure<dyn Fn(js_sys::Array)>;

/// `None` where the browser watches nothing: the page has a button that does the same.
fn watch(element: &Element, onseen: impl Fn() + 'static) -> Option<(IntersectionObserver, Seen)> {
    let seen = Seen::new(move |entries: js_sys::Array| {
        let mut entries =
            entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        if entries.next_back().is_some_and(|entry| entry.is_intersecting()) {
            onseen();
        }
    });
    let look = IntersectionObserverInit::new();
    look.set_root_margin(AHEAD);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &look);
    match observer {
        Ok(observer) => {
            observer.observe(element);
            Some((observer, seen))
        }
        Err(fault) => {
            report::note("watching a list's end", &format!("{fault:?}"));
            None
        }
    }
}
