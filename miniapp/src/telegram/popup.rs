//! Questions about what cannot be undone.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::bridge::{call_since, object};

/// Characters that Telegram takes; longer questions are asked by the browser.
const MESSAGE_MAX: usize = 256;
const BUTTON_MAX: usize = 64;

/// A question with «do it» and «leave it».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    pub message: String,
    /// The verb on the button that does it.
    pub act: String,
    /// What the other button says.
    pub keep: String,
    pub is_destructive: bool,
}

/// Asks; `false` if the person thinks better of it.
pub async fn confirm(question: &Confirm) -> bool {
    let fits = question.message.chars().count() <= MESSAGE_MAX
        && [&question.act, &question.keep].iter().all(|text| text.chars().count() <= BUTTON_MAX);
    if fits && let Some(answer) = ask_telegram(question).await {
        return answer;
    }
    web_sys::window().is_some_and(|window| window.confirm_with_message(&question.message).unwrap_or(false))
}

/// `None` where Telegram cannot ask: too old, or another popup is open.
async fn ask_telegram(question: &Confirm) -> Option<bool> {
    let kind = if question.is_destructive { "destructive" } else { "default" };
    let button = |id: &str, kind: &str, text: &str| {
        object(&[("id", id.into()), ("type", kind.into()), ("text", text.into())])
    };
    let buttons: Array =
        [button("act", kind, &question.act), button("keep", "default", &question.keep)].iter().collect();
    let popup = object(&[("message", question.message.as_str().into()), ("buttons", buttons.into())]);

    let mut is_shown = false;
    let answered = Promise::new(&mut |resolve, _| {
        let onclosed = Closure::once_into_js(move |button: JsValue| {
            crate::report::ignore("closing a popup", resolve.call1(&JsValue::UNDEFINED, &button));
        });
        is_shown = call_since("6.2", "showPopup", &[popup.clone(), onclosed]).is_ok();
    });
    if !is_shown {
        return None;
    }
    let answer = JsFuture::from(answered).await.ok()?;
    Some(answer.as_string().as_deref() == Some("act"))
}
