//! Drafts of tickets: forms that are being filled in, on whatever device.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FileView;
use crate::form::{Answers, Filled};
use crate::{CategoryId, Timestamp};

/// One of `GET /api/drafts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftView {
    pub category_id: CategoryId,
    pub title: String,
    pub description: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answers: Answers,
    /// Files by field; those that belong to no question stand under `files`.
    pub files: BTreeMap<String, Vec<FileView>>,
    /// Grows with each change, and never begins anew.
    pub version: i64,
    pub updated_at: Timestamp,
    /// Until then, files that the person sends to the bot come here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_until: Option<Timestamp>,
}

/// `PUT /api/drafts/{category_id}`: the whole draft, which need not be valid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutDraft {
    #[serde(flatten)]
    pub filled: Filled,
    /// The version that the caller has seen, 0 for none; another one is refused. Without it the caller's draft
    /// stands, whatever stood before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// `POST /api/drafts/{category_id}/open`
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenDraft {
    /// The field of files that is meant; without it, those that belong to no question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl DraftView {
    /// What was filled in, files by their ids.
    #[must_use]
    pub fn filled(&self) -> Filled {
        let ids = |(field, files): (&String, &Vec<FileView>)| {
            (field.clone(), files.iter().map(|file| file.id).collect())
        };
        Filled {
            title: self.title.clone(),
            description: self.description.clone(),
            answers: self.answers.clone(),
            files: self.files.iter().filter(|(_, files)| !files.is_empty()).map(ids).collect(),
        }
    }
}
