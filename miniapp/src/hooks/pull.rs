//! Pulling the page down at its top.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::TouchEvent;
use yew::prelude::*;

/// CSS pixels of a finger's way that count as meant.
const MEANT: f64 = 96.0;

/// How far the page is pulled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pull {
    /// 0 is at rest, 1 is meant.
    pub share: f64,
}

impl Pull {
    #[must_use]
    pub fn is_meant(self) -> bool {
        self.share >= 1.0
    }
}

/// Follows one finger that begins at the page's top and goes down; calls back when it lets go far enough.
#[hook]
pub fn use_pull(onpull: Callback<()>) -> Pull {
    let share = use_state_eq(|| 0.0_f64);
    let latest = use_mut_ref(|| onpull.clone());
    latest.replace(onpull);
    {
        let share = share.setter();
        use_effect_with((), move |()| {
            let begun = std::rc::Rc::new(std::cell::Cell::new(None::<f64>));
            let pulled = std::rc::Rc::new(std::cell::Cell::new(0.0_f64));
            let listeners = web_sys::window().map(|window| {
                let start = begun.clone();
                let onstart = EventListener::new(&window, "touchstart", move |event| {
                    start.set(finger(event).filter(|_| is_at_top()));
                });
                let (start, way, shown) = (begun.clone(), pulled.clone(), share.clone());
                let onmove = EventListener::new(&window, "touchmove", move |event| {
                    let Some((from, now)) = start.get().zip(finger(event)).filter(|_| is_at_top()) else {
                        return;
                    };
                    way.set(((now - from) / MEANT).max(0.0));
                    shown.set(way.get());
                });
                let end = move |is_let_go: bool| {
                    let (begun, pulled, share) = (begun.clone(), pulled.clone(), share.clone());
                    let latest = latest.clone();
                    move |_: &Event| {
                        begun.set(None);
                        share.set(0.0);
                        if pulled.replace(0.0) >= 1.0 && is_let_go {
                            latest.borrow().emit(());
                        }
                    }
                };
                let onend = EventListener::new(&window, "touchend", end(true));
                let oncancel = EventListener::new(&window, "touchcancel", end(false));
                (onstart, onmove, onend, oncancel)
            });
            move || drop(listeners)
        });
    }
    Pull { share: *share }
}

/// Where the only finger is.
fn finger(event: &Event) -> Option<f64> {
    let touches = event.dyn_ref::<TouchEvent>()?.touches();
    let only = touches.get(0).filter(|_| touches.length() == 1)?;
    Some(f64::from(only.client_y()))
}

fn is_at_top() -> bool {
    web_sys::window().and_then(|window| window.scroll_y().ok()).is_some_and(|top| top <= 0.0)
}
