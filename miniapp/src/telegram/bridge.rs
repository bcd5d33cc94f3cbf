//! Reaches `window.Telegram.WebApp`, of which any part may be missing, old or throw.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Why a call did nothing.
#[derive(Debug, Clone)]
pub enum NotDone {
    /// No Telegram here, too old a client, or no such function.
    Unsupported,
    Threw(JsValue),
}

/// A JavaScript object, of Telegram's script or of the browser, whose parts may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge(JsValue);

impl Bridge {
    /// `Telegram.WebApp`, where the script was loaded.
    #[must_use]
    pub fn web_app() -> Option<Self> {
        Self(js_sys::global().into()).part("Telegram")?.part("WebApp")
    }

    /// Something that was handed to a callback.
    #[must_use]
    pub fn from_value(value: JsValue) -> Option<Self> {
        value.is_object().then_some(Self(value))
    }

    /// A part that is an object.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<Self> {
        self.value(name).filter(JsValue::is_object).map(Self)
    }

    /// A part that is a text and not empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.value(name)?.as_string().filter(|text| !text.is_empty())
    }

    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        self.value(name)?.as_f64()
    }

    /// A part that is true.
    #[must_use]
    pub fn is_true(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| value.is_truthy())
    }

    /// Whether the client is at least this version **and** the function exists: the script knows
    /// functions that the client does not, and the reverse.
    #[must_use]
    pub fn supports(version: &str, function: &str) -> bool {
        Self::web_app().is_some_and(|app| app.is_at_least(version) && app.function(function).is_some())
    }

    #[must_use]
    pub fn is_at_least(&self, version: &str) -> bool {
        self.call("isVersionAtLeast", &[version.into()]).is_ok_and(|answer| answer.is_truthy())
    }

    /// Calls a function of the object.
    pub fn call(&self, name: &str, arguments: &[JsValue]) -> Result<JsValue, NotDone> {
        let function = self.function(name).ok_or(NotDone::Unsupported)?;
        let arguments: Array = arguments.iter().collect();
        function.apply(&self.0, &arguments).map_err(NotDone::Threw)
    }

    fn function(&self, name: &str) -> Option<Function> {
        self.value(name)?.dyn_into().ok()
    }

    fn value(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
    }
}

/// Calls a function of `Telegram.WebApp` that came with `version`.
pub(super) fn call_since(version: &str, name: &str, arguments: &[JsValue]) -> Result<JsValue, NotDone> {
    let app = Bridge::web_app().ok_or(NotDone::Unsupported)?;
    if app.is_at_least(version) { app.call(name, arguments) } else { Err(NotDone::Unsupported) }
}

/// Calls it, and names a failure in the console; what is merely unsupported is silent.
pub(super) fn try_since(version: &str, name: &str, arguments: &[JsValue]) {
    if let Err(NotDone::Threw(error)) = call_since(version, name, arguments) {
        crate::report::note(name, &format!("{error:?}"));
    }
}

/// A plain object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        crate::report::ignore("making an object", Reflect::set(&object, &(*name).into(), value));
    }
    object.into()
}
