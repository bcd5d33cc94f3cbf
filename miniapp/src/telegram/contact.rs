//! The person's own phone number, by Telegram's contact request.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::Bridge;
use super::bridge::call_since;

/// Whether the client can be asked at all.
#[must_use]
pub fn can_request_contact() -> bool {
    Bridge::supports("6.9", "requestContact")
}

/// Asks for the phone number; `None` if the person declines or the client cannot tell.
pub async fn request_contact() -> Option<String> {
    let mut is_asked = false;
    let answered = Promise::new(&mut |resolve, _| {
        let onanswer = Closure::once_into_js(move |is_shared: JsValue, answer: JsValue| {
            let answer = if is_shared.is_truthy() { answer } else { JsValue::NULL };
            crate::report::ignore("receiving a contact", resolve.call1(&JsValue::UNDEFINED, &answer));
        });
        is_asked = call_since("6.9", "requestContact", &[onanswer]).is_ok();
    });
    if !is_asked {
        return None;
    }
    let answer = JsFuture::from(answered).await.ok()?;
    let contact = Bridge::from_value(answer)?.part("responseUnsafe")?.part("contact")?;
    let phone = contact.text("phone_number")?;
    Some(if phone.starts_with('+') { phone } else { format!("+{phone}") })
}
