//! Telegram's BackButton and SettingsButton, held for as long as a page wants them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::Bridge;

thread_local! {
    /// Who shows the button now: a page that goes must not hide the button of the page that came.
    static BACK_OWNER: Cell<u32> = const { Cell::new(0) };
    static SETTINGS_OWNER: Cell<u32> = const { Cell::new(0) };
}

/// Shows Telegram's back button while the page stands, if there is a callback. Returns whether Telegram has
/// one; else the page draws its own arrow.
#[hook]
pub fn use_back_button(onback: Option<Callback<()>>) -> bool {
    use_header_button("BackButton", "6.1", &BACK_OWNER, onback)
}

/// Shows «Settings» in Telegram's menu while the page stands. The page has a gear of its own anyway.
#[hook]
pub fn use_settings_button(onsettings: Option<Callback<()>>) -> bool {
    use_header_button("SettingsButton", "7.0", &SETTINGS_OWNER, onsettings)
}

#[hook]
fn use_header_button(
    name: &'static str,
    version: &'static str,
    owner: &'static std::thread::LocalKey<Cell<u32>>,
    onpress: Option<Callback<()>>,
) -> bool {
    let button = use_memo((), |()| {
        Bridge::web_app().filter(|app| app.is_at_least(version)).and_then(|app| app.part(name))
    });
    let is_wanted = onpress.is_some();
    let latest = use_mut_ref(Callback::noop);
    *latest.borrow_mut() = onpress.unwrap_or_default();
    let is_native = button.is_some();
    use_effect_with((button, is_wanted), move |(button, is_wanted)| {
        let shown = button.as_ref().clone().filter(|_| *is_wanted).map(|button| {
            let pressed = Closure::<dyn Fn()>::new(move || {
                let callback = latest.borrow().clone();
                callback.emit(());
            });
            Shown::new(button, Rc::new(pressed), owner)
        });
        move || drop(shown)
    });
    is_native
}

/// A button that is shown; dropped, it goes, handler and all.
struct Shown {
    button: Bridge,
    pressed: Rc<Closure<dyn Fn()>>,
    owner: &'static std::thread::LocalKey<Cell<u32>>,
    token: u32,
}

impl Shown {
    fn new(
        button: Bridge,
        pressed: Rc<Closure<dyn Fn()>>,
        owner: &'static std::thread::LocalKey<Cell<u32>>,
    ) -> Self {
        let token = owner.get() + 1;
        owner.set(token);
        crate::report::ignore("a button", button.call("onClick", &[handler(&pressed)]));
        crate::report::ignore("a button", button.call("show", &[]));
        Self { button, pressed, owner, token }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        crate::report::ignore("a button", self.button.call("offClick", &[handler(&self.pressed)]));
        if self.owner.get() == self.token {
            crate::report::ignore("a button", self.button.call("hide", &[]));
        }
    }
}

fn handler(closure: &Closure<dyn Fn()>) -> JsValue {
    closure.as_ref().clone()
}
