//! Where the device is, by Telegram or else by the browser; asked only in a tap.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::PositionOptions;

use crate::telegram::{Bridge, Located, request_location};

const TIMEOUT_MS: u32 = 15_000;

/// Latitude and longitude in degrees; `None` if the person declines or the device does not know.
pub async fn locate() -> Option<(f64, f64)> {
    match request_location().await {
        Located::At(lat, lon) => Some((lat, lon)),
        // A second question would be no other answer.
        Located::Refused => None,
        Located::Unavailable => by_browser().await,
    }
}

async fn by_browser() -> Option<(f64, f64)> {
    let geolocation = web_sys::window()?.navigator().geolocation().ok()?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(TIMEOUT_MS);
    let mut is_asked = false;
    let found = js_sys::Promise::new(&mut |resolve, reject| {
        let onfound = Closure::once_into_js(move |position: JsValue| {
            crate::report::ignore("a location", resolve.call1(&JsValue::UNDEFINED, &position));
        });
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            onfound.unchecked_ref(),
            Some(&reject),
            &options,
        );
        is_asked = asked.is_ok();
    });
    if !is_asked {
        return None;
    }
    let point = Bridge::from_value(JsFuture::from(found).await.ok()?)?.part("coords")?;
    Some((point.number("latitude")?, point.number("longitude")?))
}
