//! Sends files part by part, by XMLHttpRequest, because fetch tells nothing about how far a request is.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};
use yew::Callback;
use zayavka_shared::FileId;
use zayavka_shared::api::{NewUpload, UPLOAD_OFFSET, UploadView};

use super::http::{self, Answer};
use super::{Api, ApiError, IdempotencyKey};
use crate::report;

/// A part that takes longer is sent again, in smaller ones.
const TIMEOUT_MS: u32 = 60_000;

impl Api {
    /// Tells the server of a file; what it would refuse it refuses now.
    pub async fn announce_upload(
        &self,
        upload: &NewUpload,
        key: &IdempotencyKey,
    ) -> Result<UploadView, ApiError> {
        self.post("/api/uploads", upload, key).await
    }

    /// How far a file is.
    pub async fn upload(&self, id: FileId) -> Result<UploadView, ApiError> {
        self.get(&format!("/api/uploads/{id}")).await
    }

    /// Gives a file up.
    pub async fn give_up_upload(&self, id: FileId) -> Result<(), ApiError> {
        http::send::<()>(&self.authorization, "DELETE", &format!("/api/uploads/{id}"), None, None).await?.ok()
    }

    /// Begins to send the part at `offset`; `onprogress` hears of its bytes.
    #[must_use]
    pub fn send_part(&self, id: FileId, offset: u64, part: &Blob, onprogress: Callback<u64>) -> PartRequest {
        begin(&self.authorization, id, offset, part, onprogress).unwrap_or_else(|error| {
            report::note("sending a part", &format!("{error:?}"));
            PartRequest { request: None, finished: None, _onprogress: None }
        })
    }
}

/// A part on its way.
#[derive(Debug, Clone)]
pub struct PartRequest {
    request: Option<XmlHttpRequest>,
    finished: Option<Promise>,
    /// The request calls it as long as it lives.
    _onprogress: Option<Rc<OnProgress>>,
}

type OnProgress = Closure<dyn FnMut(ProgressEvent)>;

impl PartRequest {
    /// Stops it; [`Self::finished`] then gives [`ApiError::Offline`].
    pub fn abort(&self) {
        if let Some(request) = &self.request {
            report::ignore("stopping an upload", request.abort());
        }
    }

    /// Waits for the server's answer.
    pub async fn finished(&self) -> Result<UploadView, ApiError> {
        let (Some(request), Some(finished)) = (&self.request, &self.finished) else {
            return Err(ApiError::Broken);
        };
        JsFuture::from(finished.clone()).await.map_err(|_| ApiError::Broken)?;
        let status = request.status().unwrap_or(0);
        if status == 0 {
            return Err(ApiError::Offline);
        }
        let body = request.response_text().ok().flatten().unwrap_or_default();
        Answer { status, body }.read()
    }
}

fn begin(
    authorization: &str,
    id: FileId,
    offset: u64,
    part: &Blob,
    onprogress: Callback<u64>,
) -> Result<PartRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("PATCH", &format!("/api/uploads/{id}"), true)?;
    request.set_timeout(TIMEOUT_MS);
    request.set_request_header("Authorization", authorization)?;
    request.set_request_header("Content-Type", "application/octet-stream")?;
    request.set_request_header(UPLOAD_OFFSET, &offset.to_string())?;
    let onprogress = OnProgress::new(move |event: ProgressEvent| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte count")]
        let sent = event.loaded() as u64;
        onprogress.emit(sent);
    });
    request.upload()?.set_onprogress(Some(onprogress.as_ref().unchecked_ref()));
    let finished = whenever_over(&request);
    request.send_with_opt_blob(Some(part))?;
    Ok(PartRequest {
        request: Some(request),
        finished: Some(finished),
        _onprogress: Some(Rc::new(onprogress)),
    })
}

/// `loadend` comes once, after success, failure, timeout and abort alike.
fn whenever_over(request: &XmlHttpRequest) -> Promise {
    Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)))
}
