//! Frequent questions as clients are offered them, and as those who write them see them.

use serde::{Deserialize, Serialize};

use crate::{CategoryId, FaqId, Localized};

/// One of `GET /api/faq`: what a title may be about, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FaqView {
    pub id: FaqId,
    pub question: String,
    /// Plain text; line breaks count.
    pub answer: String,
}

/// One of `GET /api/admin/faq`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdminFaq {
    pub id: FaqId,
    /// The category in whose form it is offered; in each form where there is none.
    pub category_id: Option<CategoryId>,
    /// Blank in a language whose readers are not offered it.
    pub question: Localized,
    pub answer: Localized,
    /// Whether it is offered.
    pub active: bool,
    /// People who filed nothing because of it, each counted once.
    pub helped_count: i64,
    /// Counts the changes.
    pub version: i64,
}

/// `POST /api/admin/faq`, which takes all but `version`, and `PATCH …/{id}`: what is not named stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeFaq {
    /// `null` means every category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<CategoryId>))]
    pub category_id: Option<Option<CategoryId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Localized>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Localized>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// The version that the caller has seen; an older one is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}
