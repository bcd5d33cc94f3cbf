//! Telegram's BackButton and SettingsButton, held for as long as a page wants them.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread::LocalKey;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::Bridge;

/// Who wants the button, the topmost last: it alone is told of a press. A page that goes must not hide the
/// button of the page that came, and a sheet that closes gives the button back to its page.
type Owners = LocalKey<RefCell<Vec<u32>>>;

thread_local! {
    static BACK_OWNERS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static SETTINGS_OWNERS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Shows Telegram's back button while the page stands, if there is a callback. Returns whether Telegram has
/// one; else the page draws its own arrow.
#[hook]
pub fn use_back_button(onback: Option<Callback<()>>) -> bool {
    use_header_button("BackButton", "6.1", &BACK_OWNERS, onback)
}

/// Shows «Settings» in Telegram's menu while the page stands. The page has a gear of its own anyway.
#[hook]
pub fn use_settings_button(onsettings: Option<Callback<()>>) -> bool {
    use_header_button("SettingsButton", "7.0", &SETTINGS_OWNERS, onsettings)
}

#[hook]
fn use_header_button(
    name: &'static str,
    version: &'static str,
    owners: &'static Owners,
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
            let token = next_token(owners);
            let pressed = Closure::<dyn Fn()>::new(move || {
                if owners.with_borrow(|owners| owners.last() == Some(&token)) {
                    let callback = latest.borrow().clone();
                    callback.emit(());
                }
            });
            Shown::new(button, Rc::new(pressed), owners, token)
        });
        move || drop(shown)
    });
    is_native
}

/// A button that is shown; dropped, it goes, handler and all.
struct Shown {
    button: Bridge,
    pressed: Rc<Closure<dyn Fn()>>,
    owners: &'static Owners,
    token: u32,
}

fn next_token(owners: &'static Owners) -> u32 {
    owners.with_borrow(|owners| owners.iter().max().map_or(1, |last| last + 1))
}

impl Shown {
    fn new(button: Bridge, pressed: Rc<Closure<dyn Fn()>>, owners: &'static Owners, token: u32) -> Self {
        owners.with_borrow_mut(|owners| owners.push(token));
        crate::report::ignore("a button", button.call("onClick", &[handler(&pressed)]));
        crate::report::ignore("a button", button.call("show", &[]));
        Self { button, pressed, owners, token }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        crate::report::ignore("a button", self.button.call("offClick", &[handler(&self.pressed)]));
        let is_wanted = self.owners.with_borrow_mut(|owners| {
            owners.retain(|owner| *owner != self.token);
            !owners.is_empty()
        });
        if !is_wanted {
            crate::report::ignore("a button", self.button.call("hide", &[]));
        }
    }
}

fn handler(closure: &Closure<dyn Fn()>) -> JsValue {
    closure.as_ref().clone()
}
