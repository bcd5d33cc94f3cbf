//! Guards against losing what was typed.

use std::cell::Cell;

use yew::prelude::*;

use super::bridge::try_since;

thread_local! {
    /// How many parts of the page need it: the last one that does not switches it off.
    static NEEDED: Cell<u32> = const { Cell::new(0) };
}

/// While `is_needed`, Telegram asks before it closes the app. It may forget to, so drafts are kept anyway.
#[hook]
pub fn use_closing_confirmation(is_needed: bool) {
    use_effect_with(is_needed, |is_needed| {
        let is_set = *is_needed;
        if is_set && NEEDED.replace(NEEDED.get() + 1) == 0 {
            try_since("6.2", "enableClosingConfirmation", &[]);
        }
        move || {
            if is_set && NEEDED.replace(NEEDED.get() - 1) == 1 {
                try_since("6.2", "disableClosingConfirmation", &[]);
            }
        }
    });
}

/// While the page stands, a swipe down does not close the app: for forms, boards and editors.
#[hook]
pub fn use_still_page() {
    use_effect_with((), |()| {
        try_since("7.7", "disableVerticalSwipes", &[]);
        || try_since("7.7", "enableVerticalSwipes", &[])
    });
}
