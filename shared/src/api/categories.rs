//! Categories as those who build them see them.

use serde::{Deserialize, Serialize};

use super::QrCode;
use crate::form::FieldDefinition;
use crate::{CategoryId, Localized, TeamId};

/// One of `GET /api/admin/categories`: active ones first, each part in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdminCategory {
    pub id: CategoryId,
    pub name: Localized,
    /// Blank where there is none.
    pub description: Localized,
    /// The head under which it stands in the choice; blank where there is none.
    pub group: Localized,
    pub icon: String,
    /// The team that gets the tickets.
    pub team_id: Option<TeamId>,
    /// Working minutes in which the desk means to reply first; absent promises nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_within_minutes: Option<i64>,
    /// Whether new tickets may have it.
    pub active: bool,
    /// Counted from one, archived ones behind the others.
    pub position: i64,
    pub fields: Vec<FieldDefinition>,
    /// Counts the forms that the category had.
    pub form_version: i64,
    /// Counts the changes of everything but the position.
    pub version: i64,
    /// Tickets of this category, which keep the form they were filed under.
    pub ticket_count: i64,
}

/// `POST /api/admin/categories`, which takes all but `version`, and `PATCH …/{id}`: what is not named stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeCategory {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Localized>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localized>,
    /// Blank in both languages takes the category out of its group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Localized>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// `null` means no team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TeamId>))]
    pub team_id: Option<Option<TeamId>>,
    /// `null` promises nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub answer_within_minutes: Option<Option<i64>>,
    /// An archived category is not offered; its tickets stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// The place among those that are offered, from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    /// A field without a key is given one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<FieldDefinition>>,
    /// The version that the caller has seen; an older one is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// `GET /api/admin/categories/{id}/label`: what stands on a label that leads to the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormLabel {
    pub link: String,
    pub qr: QrCode,
}
