//! Reports: the desk's figures over a period.

use serde::{Deserialize, Serialize};

use super::{CategoryRef, PersonRef};
use crate::Timestamp;
use crate::ticket::Status;

/// `GET /api/reports/overview`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportOverview {
    /// The period's first moment.
    pub from: Timestamp,
    /// The first moment after the period.
    pub to: Timestamp,
    #[serde(flatten)]
    pub figures: ReportFigures,
    /// The days of the desk's own calendar that have begun, oldest first.
    pub by_day: Vec<ReportDay>,
    /// Where the tickets created in the period stand now; every status, in the order of work.
    pub by_status: Vec<ReportStatus>,
    /// Categories in which something was created or resolved, the fullest first.
    pub by_category: Vec<ReportCategory>,
    /// Staff who did something, those who resolved most first.
    pub by_agent: Vec<ReportAgent>,
    /// The period of the same length before this one.
    pub previous: ReportFigures,
}

/// The figures of one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportFigures {
    /// Tickets filed in the period.
    pub created: i64,
    /// Tickets that were done in the period and still are.
    pub resolved: i64,
    /// Tickets that were open at the period's end.
    pub open: i64,
    /// Open tickets that nobody has. Known of the present alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unassigned: Option<i64>,
    /// From filing to the first public reply of staff; of the tickets first replied to in the period.
    pub first_response_ms: ReportSpan,
    /// From filing to the end; of the tickets resolved in the period.
    pub resolution_ms: ReportSpan,
    /// Of the ratings given in the period.
    pub rating: ReportRating,
    pub bot: ReportBot,
}

/// How long something took, in milliseconds; nothing where it never happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportSpan {
    /// Half of the tickets took no longer.
    pub median: Option<i64>,
    /// Nine of ten tickets took no longer.
    pub p90: Option<i64>,
}

/// What clients thought.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportRating {
    /// 1 to 5; nothing where nobody rated.
    pub average: Option<f64>,
    pub count: i64,
}

/// The bot's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportBot {
    /// Everyone who had come to the desk by the period's end.
    pub users: i64,
    /// Those whom the bot tried to reach in vain. Known of the present alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<i64>,
    /// Messages that Telegram took in the period.
    pub sent: i64,
    /// Messages that were given up in the period.
    pub failed: i64,
}

/// A day of the desk's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportDay {
    /// `YYYY-MM-DD`
    pub day: String,
    /// The part of the day that lies in the period.
    pub from: Timestamp,
    pub to: Timestamp,
    pub created: i64,
    pub resolved: i64,
}

/// Tickets that stand at a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportStatus {
    pub status: Status,
    pub count: i64,
}

/// Tickets of a category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportCategory {
    pub category: CategoryRef,
    pub created: i64,
    pub resolved: i64,
}

/// What a member of staff did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportAgent {
    pub user: PersonRef,
    /// Tickets that became theirs in the period: taken, or given to them.
    pub taken: i64,
    /// Tickets on which they replied to the client in the period.
    pub answered: i64,
    /// Tickets resolved in the period that are theirs.
    pub resolved: i64,
}
