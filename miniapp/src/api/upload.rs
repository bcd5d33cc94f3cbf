//! Sends a file by XMLHttpRequest, because fetch tells nothing about how far an upload is.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};
use yew::Callback;
use zayavka_shared::api::FileView;

use super::http::Answer;
use super::{ApiError, IdempotencyKey};
use crate::report;

/// How much of a file was sent, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UploadProgress {
    pub sent: u64,
    pub total: u64,
}

/// A file on its way.
#[derive(Debug, Clone)]
pub struct UploadHandle {
    request: Option<XmlHttpRequest>,
    finished: Option<Promise>,
    /// The request calls it as long as it lives.
    _onprogress: Option<Rc<OnProgress>>,
}

type OnProgress = Closure<dyn FnMut(ProgressEvent)>;

impl UploadHandle {
    pub(super) fn start(authorization: &str, file: &File, onprogress: Callback<UploadProgress>) -> Self {
        begin(authorization, file, onprogress).unwrap_or_else(|error| {
            report::note("starting an upload", &format!("{error:?}"));
            Self { request: None, finished: None, _onprogress: None }
        })
    }

    /// Stops the upload; [`Self::finished`] then gives [`ApiError::Offline`].
    pub fn abort(&self) {
        if let Some(request) = &self.request {
            report::ignore("stopping an upload", request.abort());
        }
    }

    /// Waits for the end of the upload.
    pub async fn finished(&self) -> Result<FileView, ApiError> {
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
    file: &File,
    onprogress: Callback<UploadProgress>,
) -> Result<UploadHandle, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("POST", "/api/files", true)?;
    request.set_request_header("Authorization", authorization)?;
    request.set_request_header("Idempotency-Key", IdempotencyKey::new().as_str())?;
    let onprogress = OnProgress::new(move |event: ProgressEvent| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "byte counts")]
        let progress = UploadProgress { sent: event.loaded() as u64, total: event.total() as u64 };
        onprogress.emit(progress);
    });
    request.upload()?.set_onprogress(Some(onprogress.as_ref().unchecked_ref()));
    let finished = whenever_over(&request);
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    request.send_with_opt_form_data(Some(&form))?;
    Ok(UploadHandle {
        request: Some(request),
        finished: Some(finished),
        _onprogress: Some(Rc::new(onprogress)),
    })
}

/// `loadend` comes once, after success, failure and abort alike.
fn whenever_over(request: &XmlHttpRequest) -> Promise {
    Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)))
}
