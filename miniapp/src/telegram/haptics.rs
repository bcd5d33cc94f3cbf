//! What the hand feels. Silent where the client has none.

use wasm_bindgen::JsValue;

use super::Bridge;

/// How hard something bumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// A swipe reaches its threshold, something is lifted.
    Light,
    /// Something is dropped.
    Medium,
}

/// How something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Success,
    Error,
    Warning,
}

/// A choice changes: chip, tab, column. Not for confirming.
pub fn selection() {
    feel("selectionChanged", &[]);
}

pub fn impact(impact: Impact) {
    let style = match impact {
        Impact::Light => "light",
        Impact::Medium => "medium",
    };
    feel("impactOccurred", &[style.into()]);
}

/// Something was sent, or refused.
pub fn notify(outcome: Outcome) {
    let kind = match outcome {
        Outcome::Success => "success",
        Outcome::Error => "error",
        Outcome::Warning => "warning",
    };
    feel("notificationOccurred", &[kind.into()]);
}

fn feel(function: &str, arguments: &[JsValue]) {
    let Some(app) = Bridge::web_app().filter(|app| app.is_at_least("6.1")) else { return };
    if let Some(haptics) = app.part("HapticFeedback") {
        crate::report::ignore("a haptic", haptics.call(function, arguments));
    }
}
