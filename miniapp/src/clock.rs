//! The browser's clock, read here and nowhere else.

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;
use zayavka_shared::Timestamp;

const MINUTE_MS: i64 = 60_000;

/// The moment it is on this device.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    let ms = js_sys::Date::now() as i64;
    Timestamp(ms)
}

/// Waits.
pub async fn sleep(ms: u32) {
    let mut timer = None;
    let elapsed = Promise::new(&mut |resolve, _| {
        timer = Some(Timeout::new(ms, move || {
            crate::report::ignore("waking", resolve.call0(&JsValue::UNDEFINED));
        }));
    });
    crate::report::ignore("waiting", JsFuture::from(elapsed).await);
    drop(timer);
}

/// The current moment; draws again at the beginning of each minute.
#[hook]
pub fn use_minute() -> Timestamp {
    let moment = use_state(now);
    {
        let moment = moment.clone();
        use_effect_with(*moment, move |shown| {
            let rest = MINUTE_MS - shown.0.rem_euclid(MINUTE_MS);
            let rest = u32::try_from(rest).unwrap_or(60_000);
            // A little late rather than a little early: a timer may fire before its time.
            let timeout = Timeout::new(rest + 50, move || moment.set(now()));
            move || drop(timeout)
        });
    }
    *moment
}
