//! The query of a list, read parameter by parameter so that each fault is named and none is overlooked.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use percent_encoding::percent_decode_str;
use zayavka_shared::Timestamp;

use crate::error::{BadRequest, Error};

/// The parameters of a request. Nothing is refused before [`Params::finish`], so that a handler can first
/// say that the caller sees nothing here.
#[derive(Debug, Default)]
pub struct Params {
    values: BTreeMap<String, String>,
    fault: Option<BadRequest>,
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

impl Params {
    /// Reads a query.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut params = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (decode(name), decode(value)) {
                (Some(name), Some(value)) => {
                    if params.values.insert(name.clone(), value).is_some() {
                        params.refuse(&name);
                    }
                }
                (_, None) | (None, _) => params.refuse(name),
            }
        }
        params
    }

    fn refuse(&mut self, name: &str) {
        self.fault.get_or_insert_with(|| BadRequest::Parameter(name.to_owned()));
    }

    /// One value; an empty one is as good as none.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.values.remove(name).filter(|value| !value.is_empty())
    }

    /// One value that `parse` understands.
    pub fn one<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let value = parse(&text);
        if value.is_none() {
            self.refuse(name);
        }
        value
    }

    /// Values with commas between them; empty if the parameter is not there.
    pub fn list<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let Some(text) = self.text(name) else { return Vec::new() };
        let values: Option<Vec<T>> = text.split(',').map(|one| parse(one.trim())).collect();
        values.unwrap_or_else(|| {
            self.refuse(name);
            Vec::new()
        })
    }

    /// A moment, RFC 3339.
    pub fn moment(&mut self, name: &str) -> Option<Timestamp> {
        self.one(name, |text| Timestamp::parse_rfc3339(text).ok())
    }

    /// Refuses faulty parameters and those that nobody asked for.
    ///
    /// # Errors
    /// [`Error::BadRequest`] naming the first of them.
    pub fn finish(self) -> Result<(), Error> {
        if let Some(fault) = self.fault {
            return Err(Error::BadRequest(fault));
        }
        match self.values.into_keys().next() {
            Some(name) => Err(Error::BadRequest(BadRequest::UnknownParameter(name))),
            None => Ok(()),
        }
    }
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    Some(percent_decode_str(&spaced).decode_utf8().ok()?.into_owned())
}
