//! Where the device is, by Telegram's LocationManager.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::Bridge;

const SINCE: &str = "8.0";

/// What Telegram says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Located {
    /// Latitude and longitude in degrees.
    At(f64, f64),
    /// The person declined, now or before.
    Refused,
    /// This client does not know where it is.
    Unavailable,
}

/// Asks for the location; only within a tap.
pub async fn request_location() -> Located {
    let manager =
        Bridge::web_app().filter(|app| app.is_at_least(SINCE)).and_then(|app| app.part("LocationManager"));
    let Some(manager) = manager else { return Located::Unavailable };
    // It knows nothing before it was begun; begun again, it never answers.
    if !manager.is_true("isInited") && answer(&manager, "init").await.is_none() {
        return Located::Unavailable;
    }
    if !manager.is_true("isLocationAvailable") {
        return Located::Unavailable;
    }
    let point = answer(&manager, "getLocation").await.and_then(Bridge::from_value);
    let degrees = point.and_then(|point| Some((point.number("latitude")?, point.number("longitude")?)));
    degrees.map_or(Located::Refused, |(lat, lon)| Located::At(lat, lon))
}

/// What a function hands to its callback; `None` if it could not be called.
async fn answer(manager: &Bridge, function: &str) -> Option<JsValue> {
    let mut is_asked = false;
    let answered = Promise::new(&mut |resolve, _| {
        let onanswer = Closure::once_into_js(move |answer: JsValue| {
            crate::report::ignore("receiving a location", resolve.call1(&JsValue::UNDEFINED, &answer));
        });
        is_asked = manager.call(function, &[onanswer]).is_ok();
    });
    if !is_asked {
        return None;
    }
    JsFuture::from(answered).await.ok()
}
