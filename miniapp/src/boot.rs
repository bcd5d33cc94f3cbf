//! What `boot.js` fetched while the wasm was on its way: `globalThis.zayavkaBoot = {me, tickets}`, each an
//! answer `{status, body}`, a promise of one, or null.

use js_sys::{JSON, Promise, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use zayavka_shared::api::{Me, Page, TicketSummary};

use crate::api::{ApiError, Scope, Sort, TicketQuery};
use crate::report;

const HOLDER: &str = "zayavkaBoot";

/// The list that `boot.js` asks for: a client's open tickets, as the home page shows them.
#[must_use]
pub fn home_query() -> TicketQuery {
    TicketQuery::new(Scope::Mine, Sort::Updated).with_closed(false)
}

/// Who opened the page, if it was asked already. Each answer is given once.
pub async fn me() -> Option<Result<Me, ApiError>> {
    take("me").await
}

/// The first page of the list, if that was asked already.
pub async fn tickets(query: &TicketQuery) -> Option<Page<TicketSummary>> {
    if *query != home_query() {
        return None;
    }
    take("tickets").await?.ok()
}

async fn take<A: DeserializeOwned>(name: &str) -> Option<Result<A, ApiError>> {
    let boot = Reflect::get(&js_sys::global(), &HOLDER.into()).ok().filter(JsValue::is_object)?;
    let value = Reflect::get(&boot, &name.into()).ok().filter(JsValue::is_object)?;
    report::ignore("taking a first answer", Reflect::set(&boot, &name.into(), &JsValue::NULL));
    let answer = JsFuture::from(Promise::resolve(&value)).await.ok().filter(JsValue::is_object)?;
    let status = Reflect::get(&answer, &"status".into()).ok()?.as_f64()?;
    let body = Reflect::get(&answer, &"body".into()).ok()?;
    // A body may come as text or read already.
    let body = body.as_string().or_else(|| JSON::stringify(&body).ok()?.as_string())?;
    if (200.0..300.0).contains(&status) {
        return Some(serde_json::from_str(&body).map_err(|_| ApiError::Broken));
    }
    match ApiError::from_body(&body) {
        error @ ApiError::Problem(_) => Some(Err(error)),
        // Not worth telling: the page asks by itself.
        ApiError::Offline | ApiError::Broken => None,
    }
}
