//! What is in a draft, as it comes in a body and as it lies in the database.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use zayavka_shared::FileId;
use zayavka_shared::form::{FIELDS_MAX, FILES_MAX, FieldError, FieldErrorCode, Filled};

use crate::error::Error;
use crate::http::Fields;

/// Files of a draft: as many as its form could have, and those that belong to no question.
const ALL_FILES_MAX: usize = (FIELDS_MAX + 1) * FILES_MAX;

/// Reads a draft; only what it is made of is judged, not what it says.
pub(super) fn read(fields: &mut Fields) -> Filled {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let title = fields.read("title", text).unwrap_or_default();
    let description = fields.read("description", text).unwrap_or_default();
    let answers: Map<String, Value> =
        fields.read("answers", |value| value.as_object().cloned()).unwrap_or_default();
    let files = fields.read("files", read_files).unwrap_or_default();
    if files.values().map(Vec::len).sum::<usize>() > ALL_FILES_MAX {
        fields.refuse(FieldError::with_max("files", FieldErrorCode::TooMany, ALL_FILES_MAX));
    }
    Filled { title, description, answers, files }
}

fn read_files(value: &Value) -> Option<BTreeMap<String, Vec<FileId>>> {
    let ids = |list: &Value| {
        let mut ids: Vec<FileId> = Vec::new();
        for one in list.as_array()? {
            let id = one.as_str()?.parse().ok()?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Some(ids)
    };
    value.as_object()?.iter().map(|(field, list)| Some((field.clone(), ids(list)?))).collect()
}

/// A draft out of the database.
pub(super) fn parse(text: &str) -> Result<Filled, Error> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt(format!("a draft: {error}")))
}
