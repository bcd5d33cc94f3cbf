//! The desk's settings.

use serde::{Deserialize, Serialize};

use crate::hours::WorkingWeek;
use crate::{Language, Localized};

/// Days in which a client may reopen a ticket, at most.
pub const REOPEN_DAYS_MAX: i64 = 365;

/// `GET /api/settings`: what stands now; what was never set is as it is shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskSettings {
    /// Empty: as the bot was named when it was made.
    pub bot_name: String,
    /// What a client reads after /start; `{name}` becomes their name.
    pub greeting: Localized,
    /// What stands in the empty chat.
    pub description: Localized,
    /// What stands in the bot's profile.
    pub short_description: Localized,
    pub commands: CommandTexts,
    /// What the button beside the input says.
    pub menu_button: Localized,
    /// Those that people may choose from.
    pub languages: Vec<Language>,
    /// Days after closing in which a client may reopen.
    pub reopen_days: i64,
    /// What a client agrees to before the first ticket; empty asks for nothing.
    pub consent_text: Localized,
    /// Grows when the text changes.
    pub consent_version: i64,
    /// When someone is there to reply, in the desk's time zone.
    #[serde(default)]
    pub working_hours: WorkingWeek,
    /// Days (`YYYY-MM-DD`) on which nobody is, in their order.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// In the answer to a change: what Telegram said to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub telegram: Vec<TelegramAnswer>,
}

/// What the bot's commands are described by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandTexts {
    pub start: Localized,
    pub help: Localized,
}

/// What Telegram said when a setting was applied to the bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TelegramAnswer {
    pub method: String,
    pub ok: bool,
    /// Telegram's own words of a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The body of `PATCH /api/settings`: what is left out stays, an empty text is as shipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ChangeSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greeting: Option<Localized>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Localized>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_description: Option<Localized>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commands: Option<CommandTexts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub menu_button: Option<Localized>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<Language>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopen_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_text: Option<Localized>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_hours: Option<WorkingWeek>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<Vec<String>>,
}

/// In `GET /api/me`, where the desk asks for consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentView {
    pub version: i64,
    /// In the caller's language.
    pub text: String,
    /// Whether the caller agreed to this version.
    pub given: bool,
}

/// The body of `POST /api/me/consent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveConsent {
    pub version: i64,
}
