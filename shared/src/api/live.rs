//! What the live stream says.

use serde::{Deserialize, Serialize};

use crate::{CategoryId, CommentId, TicketId};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LiveKind {
    /// Everything missed was sent; what comes now is new.
    #[serde(rename = "ready")]
    Ready,
    /// Load everything again: what was missed is not known.
    #[serde(rename = "reset")]
    Reset,
    #[serde(rename = "ticket.created")]
    TicketCreated,
    #[serde(rename = "ticket.changed")]
    TicketChanged,
    /// The ticket left the reader's scope.
    #[serde(rename = "ticket.gone")]
    TicketGone,
    #[serde(rename = "comment.created")]
    CommentCreated,
    #[serde(rename = "comment.changed")]
    CommentChanged,
    /// Someone of the other side, or a colleague, has read up to `comment_id`; absent is the ticket itself.
    #[serde(rename = "ticket.read")]
    TicketRead,
    /// The reader's own role, rights or preferences changed.
    #[serde(rename = "me.changed")]
    MeChanged,
    #[serde(rename = "settings.changed")]
    SettingsChanged,
    /// One of the reader's own drafts got files from the chat, or is gone.
    #[serde(rename = "draft.changed")]
    DraftChanged,
}

/// One message of `GET /api/live`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiveEvent {
    pub kind: LiveKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// The version of the ticket, or of the draft, after the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
    /// With `ticket.read`: whether it was the ticket's client who read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_client: Option<bool>,
    /// The draft's category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category_id: Option<CategoryId>,
}

impl LiveEvent {
    #[must_use]
    pub fn of_kind(kind: LiveKind) -> Self {
        Self { kind, ticket_id: None, version: None, comment_id: None, by_client: None, category_id: None }
    }
}
