//! Templates of notifications.

use serde::{Deserialize, Serialize};

use crate::{Language, TicketId};

/// One of `GET /api/templates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateView {
    /// What happens: `received`, `taken`, …
    pub event: String,
    /// Who reads it: `client` or `staff`.
    pub audience: String,
    pub language: Language,
    /// What happens, in the caller's language.
    pub title: String,
    /// What is sent now.
    pub body: String,
    /// What is shipped.
    pub default: String,
    pub is_changed: bool,
    /// What may stand in it.
    pub variables: Vec<TemplateVariable>,
}

/// A variable of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateVariable {
    /// As it stands between the braces.
    pub name: String,
    /// In the caller's language.
    pub meaning: String,
    /// In the caller's language.
    pub example: String,
}

/// The body of `PUT /api/templates/{event}/{audience}/{language}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetTemplate {
    pub body: String,
}

/// The body of `…/preview` and `…/test`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewTemplate {
    pub body: String,
    /// A ticket that gives the values; the newest one where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
}

/// A template as the message that it makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplatePreview {
    /// Telegram's HTML.
    pub text: String,
    /// What the button below says.
    pub button: String,
    /// Whose values these are; `null` for examples.
    pub ticket_id: Option<TicketId>,
    /// Who would read it.
    pub reader: String,
}
