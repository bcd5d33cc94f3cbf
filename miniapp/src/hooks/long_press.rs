//! A finger that stays: the gesture behind what a ⋯ offers, too.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::telegram::{self, Impact};

/// As long as Telegram's own messages take.
const LONG_MS: u32 = 450;

/// What an element listens to.
#[derive(Debug, Clone, PartialEq)]
pub struct LongPress {
    pub onstart: Callback<PointerEvent>,
    /// The finger is lifted, or scrolls: then the browser takes the pointer away.
    pub onend: Callback<PointerEvent>,
}

/// Calls back once a finger has stayed; a mouse has the button.
#[hook]
pub fn use_long_press(onpress: Option<Callback<()>>) -> LongPress {
    let timer = use_mut_ref(|| None::<Timeout>);
    let onstart = {
        let timer = timer.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(onpress) = onpress.clone().filter(|_| event.pointer_type() == "touch") else { return };
            timer.replace(Some(Timeout::new(LONG_MS, move || {
                telegram::impact(Impact::Light);
                onpress.emit(());
            })));
        })
    };
    let onend = Callback::from(move |_: PointerEvent| drop(timer.take()));
    LongPress { onstart, onend }
}
