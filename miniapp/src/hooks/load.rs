//! Loads something once, and again when asked.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Loadable;
use crate::api::ApiError;

/// Loads by `load` whenever `deps` change. The callback loads again and keeps what is shown meanwhile.
#[hook]
pub fn use_load<D, T, F, A>(deps: D, load: F) -> (Loadable<T>, Callback<()>)
where
    D: Clone + PartialEq + 'static,
    T: Clone + 'static,
    F: Fn(D) -> A + 'static,
    A: Future<Output = Result<T, ApiError>> + 'static,
{
    let content = use_state(|| Loadable::Loading);
    // Only the answer to the newest question is taken.
    let asked = use_memo((), |()| Cell::new(0_u32));
    let ask = {
        let setter = content.setter();
        let load = Rc::new(load);
        let asked = asked.clone();
        move |deps: D| {
            asked.set(asked.get() + 1);
            let (number, asked, setter) = (asked.get(), asked.clone(), setter.clone());
            let answer = load(deps);
            spawn_local(async move {
                let answer = answer.await;
                if asked.get() == number {
                    setter.set(answer.into());
                }
            });
        }
    };
    let ask = Rc::new(ask);
    let reload = {
        let (ask, deps) = (ask.clone(), deps.clone());
        Callback::from(move |()| ask(deps.clone()))
    };
    {
        let setter = content.setter();
        use_effect_with(deps, move |deps| {
            setter.set(Loadable::Loading);
            ask(deps.clone());
            move || asked.set(asked.get() + 1)
        });
    }
    ((*content).clone(), reload)
}
