//! What a client thought of a result.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ticket::Score;

/// `POST /api/tickets/{id}/rating`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRating {
    pub score: Score,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A ticket's rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingView {
    pub score: Score,
    pub reason: Option<String>,
    pub rated_at: Timestamp,
}
