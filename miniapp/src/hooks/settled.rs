//! What someone types, once they pause.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The text as it stood when it had not changed for so many milliseconds. An empty one counts at once.
#[hook]
pub fn use_settled(text: &str, pause_ms: u32) -> String {
    let settled = use_state_eq(|| text.to_owned());
    {
        let settled = settled.setter();
        use_effect_with(text.to_owned(), move |text| {
            let (text, pause) = (text.clone(), if text.is_empty() { 0 } else { pause_ms });
            let timeout = Timeout::new(pause, move || settled.set(text));
            move || drop(timeout)
        });
    }
    (*settled).clone()
}
