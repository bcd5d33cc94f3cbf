//! What concerns many tickets at once: counts, bulk acts, exports.

use serde::{Deserialize, Serialize};

use crate::ticket::Status;
use crate::{TicketId, UserId};

/// `GET /api/tickets/count`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketCount {
    /// Exact unless `has_more`.
    pub count: i64,
    /// There are more than anyone counts.
    pub has_more: bool,
}

/// `POST /api/tickets/bulk`: either `assignee_id` (`null` gives the tickets to nobody) or `status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkAct {
    /// At most 200.
    pub ids: Vec<TicketId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_id: Option<Option<UserId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// What became of one ticket of a bulk act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkResult {
    pub id: TicketId,
    /// The ticket's version afterwards; `null` where it was refused.
    pub version: Option<i64>,
    /// Why it was refused: a problem's code.
    pub problem: Option<String>,
}

/// The results in the order of the tickets' ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulkResults {
    pub results: Vec<BulkResult>,
}

/// `POST /api/export/links`: the query of the list that is to be exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewExportLink {
    pub filters: String,
}

/// An address that gives the file to whoever opens it, for a quarter of an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportLink {
    pub url: String,
}

/// `POST /api/people/{id}/reassign`: who gets the open tickets of this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReassignAll {
    pub to: UserId,
}

/// How many tickets changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reassigned {
    pub count: usize,
}
