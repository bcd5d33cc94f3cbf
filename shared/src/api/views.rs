//! What the server answers.

use serde::{Deserialize, Serialize};

use super::{ConsentView, RatingView, UploadView};
use crate::form::{Answers, Field};
use crate::ticket::{Allowed, MoveCause, Priority, Status, StatusKind};
use crate::{CategoryId, CommentId, EventId, FileId, Language, TeamId, TicketId, Timestamp, UserId};

/// `GET /api/me`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    pub id: UserId,
    pub telegram_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language: Language,
    /// Those that one may choose from.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// A role's key: `client`, `agent`, `lead`, `admin`, `owner`.
    pub role: String,
    /// Names of the permissions held.
    pub permissions: Vec<String>,
    pub team_ids: Vec<TeamId>,
    /// A blocked person may do nothing but read this.
    pub blocked: bool,
    /// Whether the bot can write to this person: they started it and did not block it.
    pub bot_can_write: bool,
    /// The bot's Telegram username, once Telegram told it.
    pub bot_username: Option<String>,
    /// Bytes of the largest file that may be uploaded.
    pub max_file_size: u64,
    /// The desk's time zone (IANA name), where nothing else is known.
    pub time_zone: String,
    /// What the desk asks to agree to before the first ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentView>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Asks for the next page; `null` on the last one.
    pub next_cursor: Option<String>,
}

/// One of `GET /api/categories`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryView {
    pub id: CategoryId,
    pub name: String,
    pub icon: String,
    pub description: String,
    /// The head under which it stands in the choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub fields: Vec<Field>,
}

/// One of `GET /api/statuses`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusView {
    pub key: Status,
    pub kind: StatusKind,
    /// In the caller's language and for their side.
    pub label: String,
}

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Sniffed from the content.
    pub mime: String,
    /// Relative, signed, good for 15 minutes.
    pub url: String,
    pub thumbnail_url: Option<String>,
}

/// `POST /api/files/{id}/send`: the file is on its way to the caller's chat with the bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileQueued {
    pub id: FileId,
}

/// A category where it is only named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryRef {
    pub id: CategoryId,
    pub name: String,
    pub icon: String,
}

/// A person where they are only named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    pub id: UserId,
    pub name: String,
}

/// One of `GET /api/people`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonView {
    pub id: UserId,
    pub telegram_id: i64,
    pub name: String,
    pub username: Option<String>,
    /// A role's key.
    pub role: String,
    pub team_ids: Vec<TeamId>,
    pub active: bool,
    pub blocked: bool,
    pub bot_can_write: bool,
    pub last_seen_at: Timestamp,
    /// Tickets that they are still to work on.
    pub open_ticket_count: i64,
}

/// A role and what it may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleView {
    pub key: String,
    pub label: String,
    pub permissions: Vec<String>,
}

/// A team with its members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamView {
    pub id: TeamId,
    pub name: String,
    pub member_ids: Vec<UserId>,
}

/// A QR code as a drawing: a path in a square of so many modules, dark where it is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QrCode {
    /// Modules of a side.
    pub size: usize,
    /// The `d` of an SVG path.
    pub path: String,
}

/// An invite that someone may still come by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteView {
    pub id: i64,
    pub code: String,
    /// Opens the chat with the bot.
    pub link: String,
    /// The link as a QR code.
    pub qr: QrCode,
    /// A role's key.
    pub role: String,
    pub team_ids: Vec<TeamId>,
    pub expires_at: Timestamp,
    pub uses_left: i64,
    pub max_uses: i64,
}

/// The last words on a ticket that the reader may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastComment {
    pub author: PersonRef,
    /// The first 200 characters.
    pub text: String,
    pub internal: bool,
    pub at: Timestamp,
}

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketSummary {
    pub id: TicketId,
    pub title: String,
    pub status: Status,
    pub priority: Priority,
    pub category: CategoryRef,
    pub client: PersonRef,
    pub assignee: Option<PersonRef>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub allowed: Vec<Allowed>,
    pub last_comment: Option<LastComment>,
    /// Comments by others that the reader has not seen, at most 99.
    pub unread_count: i64,
    /// For its client: another one has moved it since they looked last.
    #[serde(default)]
    pub has_news: bool,
    /// Until when the desk means to reply for the first time, while that is waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_expected_at: Option<Timestamp>,
}

/// What staff see of a ticket's client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClientCard {
    pub id: UserId,
    pub name: String,
    pub username: Option<String>,
    pub bot_can_write: bool,
    /// All tickets of this client, bounded at 100.
    pub ticket_count: i64,
    #[serde(default)]
    pub blocked: bool,
    /// Whether the reader may block or unblock them.
    #[serde(default)]
    pub may_block: bool,
}

/// `GET /api/tickets/{id}`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketView {
    pub id: TicketId,
    pub title: String,
    pub description: String,
    pub status: Status,
    pub priority: Priority,
    pub category: CategoryRef,
    pub client: PersonRef,
    pub assignee: Option<PersonRef>,
    pub team_id: Option<TeamId>,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answers: Answers,
    /// The form under which the ticket was filed, in the reader's language.
    pub fields: Vec<Field>,
    /// Files of the ticket itself, those of its form included; a comment's stand beside the comment.
    pub files: Vec<FileView>,
    /// The reader's own files that join the ticket once they have arrived; nobody else is told of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arriving: Vec<UploadView>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Until when the client may reopen; present on finished tickets that can be.
    pub reopen_until: Option<Timestamp>,
    /// What the client thought of the result.
    pub rating: Option<RatingView>,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub allowed: Vec<Allowed>,
    /// The newest comment that the reader has seen.
    pub read_comment_id: Option<CommentId>,
    /// Until when the desk means to reply; absent once it did, on closed tickets, and where nothing is promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_expected_at: Option<Timestamp>,
    /// The newest public comment that the client has seen; 0 is the ticket alone, absent is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_seen_id: Option<CommentId>,
    /// The newest public comment that anyone of the staff has seen; 0 is the ticket alone, absent is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_seen_id: Option<CommentId>,
    /// For staff alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_card: Option<ClientCard>,
}

/// A public reply or an internal note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentView {
    pub id: CommentId,
    pub ticket_id: TicketId,
    pub author: PersonRef,
    /// Whether the author speaks as the ticket's client.
    pub by_client: bool,
    pub body: String,
    pub internal: bool,
    pub files: Vec<FileView>,
    /// The reader's own files that join the comment once they have arrived; nobody else is told of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arriving: Vec<UploadView>,
    pub created_at: Timestamp,
    /// When the words were last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// Until when the caller may change the words; absent where they may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editable_until: Option<Timestamp>,
}

/// What kind of actor an event has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    User,
    System,
    Rule,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActorView {
    pub kind: ActorKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<UserId>,
    pub name: String,
}

/// A line of a ticket's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventView {
    pub id: EventId,
    /// `created`, `status_changed`, `assigned`, `commented`, `comment_edited`, `file_added`, `rated`
    pub kind: String,
    pub actor: ActorView,
    /// A status's key, a person's or a file's name.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Why the status changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<MoveCause>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
    pub internal: bool,
    pub at: Timestamp,
}
