//! A JSON body, read field by field: every faulty field is named, in the caller's language.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use zayavka_shared::FileId;
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::TextError;

use crate::App;
use crate::error::{BadRequest, Error};

/// Bytes of the largest JSON body: all texts at their limits, escaped, with room to spare.
const BODY_MAX: usize = 1024 * 1024;

/// A body that is read but not judged yet: what the caller cannot see or may not do is said first.
#[derive(Debug)]
pub struct Body {
    content: Result<Bytes, Error>,
    is_json: bool,
}

impl FromRequest<App> for Body {
    type Rejection = Error;

    async fn from_request(request: Request, _: &App) -> Result<Self, Error> {
        let is_json = request.headers().get(CONTENT_TYPE).is_some_and(|value| is_json(value.as_bytes()));
        let content = axum::body::to_bytes(request.into_body(), BODY_MAX)
            .await
            .map_err(|_| Error::BodyTooLarge { max: BODY_MAX as u64 });
        Ok(Self { content, is_json })
    }
}

fn is_json(content_type: &[u8]) -> bool {
    let text = String::from_utf8_lossy(content_type);
    text.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

impl Body {
    /// The body as an object.
    ///
    /// # Errors
    /// 413, 415 or 400, in this order of looking.
    pub fn fields(self) -> Result<Fields, Error> {
        let bytes = self.content?;
        if !self.is_json {
            return Err(Error::UnsupportedMediaType);
        }
        Fields::parse(&bytes)
    }

    /// The body of an act that needs none: nothing at all is as good as `{}`.
    ///
    /// # Errors
    /// As [`Body::fields`].
    pub fn fields_or_none(self) -> Result<Fields, Error> {
        match &self.content {
            Ok(bytes) if bytes.is_empty() => Ok(Fields::default()),
            Ok(_) | Err(_) => self.fields(),
        }
    }
}

/// The fields of a body, and the faults found so far.
#[derive(Debug, Default)]
pub struct Fields {
    map: Map<String, Value>,
    errors: Vec<FieldError>,
    /// SHA-256 of the raw body, which tells a repeated request from another one.
    hash: String,
}

impl Fields {
    fn parse(bytes: &[u8]) -> Result<Self, Error> {
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(map)) => {
                Ok(Self { map, errors: Vec::new(), hash: hex::encode(Sha256::digest(bytes)) })
            }
            Ok(_) | Err(_) => Err(Error::BadRequest(BadRequest::Json)),
        }
    }

    /// The fields of an object that did not come over HTTP.
    #[must_use]
    pub fn of(map: Map<String, Value>) -> Self {
        Self { map, ..Self::default() }
    }

    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Adds a fault.
    pub fn refuse(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// A value that is there and not null.
    pub fn value(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name).filter(|value| !value.is_null())
    }

    /// Whether the field was sent at all, be it null.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.map.contains_key(name)
    }

    /// Whether the field was sent and is not null.
    #[must_use]
    pub fn is_given(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(|value| !value.is_null())
    }

    /// What `read` makes of a value, if there is one; `None` from it is a value of the wrong kind.
    pub fn read<T>(&mut self, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.value(name)?;
        let answer = read(&value);
        if answer.is_none() {
            self.refuse(FieldError::new(name, FieldErrorCode::WrongKind));
        }
        answer
    }

    /// As [`Fields::read`], and the value must be there.
    pub fn required<T>(&mut self, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        if !self.is_given(name) {
            self.refuse(FieldError::new(name, FieldErrorCode::Required));
            return None;
        }
        self.read(name, read)
    }

    /// A text that `parse` accepts; one that is not there is read as an empty one.
    pub fn text<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, TextError>) -> Option<T> {
        let text = match self.value(name) {
            None => String::new(),
            Some(Value::String(text)) => text,
            Some(_) => {
                self.refuse(FieldError::new(name, FieldErrorCode::WrongKind));
                return None;
            }
        };
        parse(&text).map_err(|fault| self.refuse(FieldError::from_text(name, fault))).ok()
    }

    /// An integer.
    pub fn integer(&mut self, name: &str) -> Option<i64> {
        self.read(name, Value::as_i64)
    }

    /// True or false; false if it is not there.
    pub fn flag(&mut self, name: &str) -> bool {
        self.read(name, Value::as_bool).unwrap_or_default()
    }

    /// Ids of files, each once, in their order; empty if there are none.
    pub fn file_ids(&mut self, name: &str, max: usize) -> Vec<FileId> {
        let ids = self.read(name, |value| {
            let ids = value.as_array()?.iter().map(|one| one.as_str()?.parse().ok());
            ids.collect::<Option<Vec<FileId>>>()
        });
        let mut ids = ids.unwrap_or_default();
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(*id));
        if ids.len() > max {
            self.refuse(FieldError::with_max(name, FieldErrorCode::TooMany, max));
        }
        ids
    }

    /// Refuses the body if any field was faulty.
    ///
    /// # Errors
    /// [`Error::InvalidFields`] with every fault.
    pub fn finish(&mut self) -> Result<(), Error> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Error::InvalidFields(std::mem::take(&mut self.errors)))
        }
    }
}
