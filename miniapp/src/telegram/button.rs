//! Telegram's two buttons at the bottom, and equals of our own where the client has none.

use std::cell::Cell;

use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::bridge::{Bridge, object};

/// Characters that Telegram takes on a button.
const TEXT_MAX: usize = 64;

thread_local! {
    static MAIN_OWNER: Cell<u32> = const { Cell::new(0) };
    static SECONDARY_OWNER: Cell<u32> = const { Cell::new(0) };
}

/// What a bottom button says and does.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BottomButton {
    pub text: AttrValue,
    pub onpress: Callback<()>,
    /// While a press is at work: progress shows, and presses do nothing.
    #[prop_or_default]
    pub is_busy: bool,
}

impl BottomButton {
    #[must_use]
    pub fn new(text: impl Into<AttrValue>, onpress: Callback<()>) -> Self {
        Self { text: text.into(), onpress, is_busy: false }
    }

    #[must_use]
    pub fn busy(self, is_busy: bool) -> Self {
        Self { is_busy, ..self }
    }
}

/// Shows Telegram's MainButton while there is something to show. Returns whether the client has it; where
/// not, the page draws one: [`MainButton`] does both.
#[hook]
pub fn use_main_button(button: Option<BottomButton>) -> bool {
    use_bottom_button("MainButton", "6.0", &MAIN_OWNER, button)
}

/// The calm twin of [`use_main_button`].
#[hook]
pub fn use_secondary_button(button: Option<BottomButton>) -> bool {
    use_bottom_button("SecondaryButton", "7.10", &SECONDARY_OWNER, button)
}

/// The one answer that a page expects: Telegram's MainButton, or a button of our own.
#[component]
pub fn MainButton(button: &BottomButton) -> Html {
    let is_native = use_main_button(Some(button.clone()));
    if is_native { Html::default() } else { own_button(button, "btn main") }
}

/// Its calm twin.
#[component]
pub fn SecondaryButton(button: &BottomButton) -> Html {
    let is_native = use_secondary_button(Some(button.clone()));
    if is_native { Html::default() } else { own_button(button, "btn soft") }
}

fn own_button(button: &BottomButton, class: &'static str) -> Html {
    let BottomButton { text, onpress, is_busy } = button;
    let onclick = onpress.reform(|_: MouseEvent| ());
    html! {
        <p class="pad own-button">
            <button type="button" {class} {onclick} disabled={*is_busy} aria-busy={is_busy.to_string()}>{ text }</button>
        </p>
    }
}

#[hook]
fn use_bottom_button(
    name: &'static str,
    version: &'static str,
    owner: &'static std::thread::LocalKey<Cell<u32>>,
    button: Option<BottomButton>,
) -> bool {
    let native = use_memo((), |()| {
        Bridge::web_app().filter(|app| app.is_at_least(version)).and_then(|app| app.part(name))
    });
    let latest = use_mut_ref(|| None::<BottomButton>);
    latest.borrow_mut().clone_from(&button);
    let token = use_mut_ref(|| 0_u32);
    let is_native = native.is_some();

    let look = button.map(|button| (button.text, button.is_busy));
    let is_wanted = look.is_some();
    {
        let token = token.clone();
        use_effect_with((native.clone(), look), move |(native, look)| {
            if let (Some(native), Some((text, is_busy))) = (native.as_ref(), look) {
                owner.set(owner.get() + 1);
                *token.borrow_mut() = owner.get();
                show(native, text, *is_busy);
            }
        });
    }
    use_effect_with((native, is_wanted), move |(native, is_wanted)| {
        let held = native.as_ref().clone().filter(|_| *is_wanted).map(|native| {
            let pressed = Closure::<dyn Fn()>::new(move || {
                let button = latest.borrow().clone();
                if let Some(button) = button.filter(|button| !button.is_busy) {
                    button.onpress.emit(());
                }
            });
            crate::report::ignore("a button", native.call("onClick", &[pressed.as_ref().clone()]));
            (native, pressed)
        });
        move || {
            let Some((native, pressed)) = held else { return };
            crate::report::ignore("a button", native.call("offClick", &[pressed.as_ref().clone()]));
            // A page that goes must not hide the button of the page that came.
            if owner.get() == *token.borrow() {
                crate::report::ignore("a button", native.call("hideProgress", &[]));
                crate::report::ignore("a button", native.call("hide", &[]));
            }
        }
    });
    is_native
}

fn show(native: &Bridge, text: &str, is_busy: bool) {
    let text: String = text.chars().take(TEXT_MAX).collect();
    let look =
        object(&[("text", text.into()), ("is_visible", true.into()), ("is_active", (!is_busy).into())]);
    crate::report::ignore("a button", native.call("setParams", &[look]));
    let progress =
        if is_busy { native.call("showProgress", &[false.into()]) } else { native.call("hideProgress", &[]) };
    crate::report::ignore("a button", progress);
}
