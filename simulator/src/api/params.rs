//! A call's parameters, whichever way they came: query, form, JSON or multipart.

use std::collections::HashMap;

use axum::{
    body::Body,
    extract::{FromRequest, Multipart},
    http::{Request, header::CONTENT_TYPE},
};
use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::Refusal;
use crate::{percent, world::files::mime_of};

/// A file in a multipart request.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
}

#[derive(Debug, Default)]
pub(super) struct Params {
    values: Map<String, Value>,
    uploads: HashMap<String, Upload>,
}

impl Params {
    pub(super) async fn read(request: Request<Body>) -> Result<Self, Refusal> {
        let mut params = Self::default();
        params.add_form(request.uri().query().unwrap_or_default())?;
        let content_type = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        if content_type.starts_with("multipart/form-data") {
            params.add_multipart(request).await?;
            return Ok(params);
        }
        let body = Bytes::from_request(request, &())
            .await
            .map_err(|_| Refusal::new(413, "Request Entity Too Large"))?;
        if content_type.starts_with("application/json") {
            params.add_json(&body)?;
        } else {
            let form = std::str::from_utf8(&body).map_err(|_| not_utf8())?;
            params.add_form(form)?;
        }
        Ok(params)
    }

    fn add_form(&mut self, form: &str) -> Result<(), Refusal> {
        let pairs = percent::pairs(form).ok_or_else(not_utf8)?;
        self.values.extend(pairs.into_iter().map(|(key, value)| (key, Value::String(value))));
        Ok(())
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        if body.is_empty() {
            return Ok(());
        }
        let broken = || Refusal::bad_request("can't parse request: Can't parse JSON object");
        match serde_json::from_slice(body).map_err(|_| broken())? {
            Value::Object(values) => {
                // Telegram takes null for absent.
                self.values.extend(values.into_iter().filter(|(_, value)| !value.is_null()));
                Ok(())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                Err(broken())
            }
        }
    }

    async fn add_multipart(&mut self, request: Request<Body>) -> Result<(), Refusal> {
        let broken = || Refusal::bad_request("can't parse request: broken multipart body");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
        while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
            let key = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| Refusal::new(413, "Request Entity Too Large"))?;
            match file_name {
                Some(name) => {
                    let mime = mime
                        .filter(|mime| mime != "application/octet-stream")
                        .unwrap_or_else(|| mime_of(&name).to_owned());
                    self.uploads.insert(key, Upload { name, mime, bytes });
                }
                None => {
                    let text = String::from_utf8(bytes.to_vec()).map_err(|_| not_utf8())?;
                    self.values.insert(key, Value::String(text));
                }
            }
        }
        Ok(())
    }

    /// The parameters for the log, uploads by name and size.
    pub(super) fn logged(&self) -> Value {
        let mut logged = self.values.clone();
        for (key, value) in &mut logged {
            // In forms objects come as JSON within text; a test wants them alike.
            if let Value::String(text) = value
                && matches!(
                    key.as_str(),
                    "reply_markup" | "media" | "menu_button" | "commands" | "reply_parameters"
                )
                && let Ok(parsed) = serde_json::from_str(text)
            {
                *value = parsed;
            }
        }
        for (key, upload) in &self.uploads {
            let summary =
                json!({"file_name": upload.name, "mime_type": upload.mime, "size": upload.bytes.len()});
            logged.insert(key.clone(), summary);
        }
        Value::Object(logged)
    }

    /// A text; numbers and booleans count as their spelling.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.values.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                Some(other.to_string())
            }
        }
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        let value = self.values.get(key)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        match self.values.get(key) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "true" | "1" | "yes"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => false,
        }
    }

    /// An object or a list, as such or as JSON within text.
    pub(super) fn object(&self, key: &str) -> Result<Option<Value>, Refusal> {
        match self.values.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text).map(Some).map_err(|_| {
                let what = key.replace('_', " ");
                Refusal::bad_request(format!("can't parse {what} JSON object"))
            }),
            Some(other) => Ok(Some(other.clone())),
        }
    }

    /// An upload, either under the parameter's own name or where its `attach://name` points.
    pub(super) fn upload(&self, key: &str) -> Option<&Upload> {
        let attached = self.text(key).and_then(|text| text.strip_prefix("attach://").map(str::to_owned));
        self.uploads.get(attached.as_deref().unwrap_or(key))
    }

    pub(super) fn attachment(&self, name: &str) -> Option<&Upload> {
        self.uploads.get(name)
    }
}

fn not_utf8() -> Refusal {
    Refusal::bad_request("strings must be encoded in UTF-8")
}
