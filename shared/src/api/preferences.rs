//! What a person is told of by the bot, and when they want quiet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::DayTime;

/// Pushes that are wanted or not wanted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PushGroup {
    /// Of an own ticket: that it was received.
    Receipts,
    /// Of an own ticket: that it stands elsewhere.
    Status,
    /// Of an own ticket: what the staff wrote.
    Replies,
    /// To staff: a ticket that they could take.
    NewTickets,
    /// To staff: a ticket became theirs.
    Assignments,
    /// To the assignee: what the client wrote or did.
    ClientReplies,
    /// To the assignee: what a colleague wrote.
    Colleagues,
}

impl PushGroup {
    pub const ALL: [Self; 7] = [
        Self::NewTickets,
        Self::Assignments,
        Self::ClientReplies,
        Self::Colleagues,
        Self::Status,
        Self::Replies,
        Self::Receipts,
    ];

    /// The word in the API and in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Receipts => "receipts",
            Self::Status => "status",
            Self::Replies => "replies",
            Self::NewTickets => "new_tickets",
            Self::Assignments => "assignments",
            Self::ClientReplies => "client_replies",
            Self::Colleagues => "colleagues",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }

    /// Whether only those who work on tickets are told of it.
    #[must_use]
    pub fn is_for_staff(self) -> bool {
        match self {
            Self::Receipts | Self::Status | Self::Replies => false,
            Self::NewTickets | Self::Assignments | Self::ClientReplies | Self::Colleagues => true,
        }
    }
}

/// Every day from one time to another, in a zone; over midnight where the end is the earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuietHours {
    pub from: DayTime,
    /// Never the same as `from`.
    pub to: DayTime,
    /// An IANA name.
    pub time_zone: String,
}

/// `GET /api/me/preferences`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preferences {
    /// The groups that concern this person, and whether they are wanted.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub pushes: BTreeMap<PushGroup, bool>,
    /// Pushes of these hours come when they end, one for each ticket.
    pub quiet_hours: Option<QuietHours>,
}

/// `PATCH /api/me/preferences`: what is not named stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePreferences {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub pushes: BTreeMap<PushGroup, bool>,
    /// `null` ends them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<QuietHours>))]
    pub quiet_hours: Option<Option<QuietHours>>,
}

impl Preferences {
    /// The preferences as they will stand after the change.
    #[must_use]
    pub fn with(mut self, change: &ChangePreferences) -> Self {
        self.pushes.extend(&change.pushes);
        if let Some(quiet_hours) = &change.quiet_hours {
            self.quiet_hours.clone_from(quiet_hours);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_found_by_its_key_and_speaks_it_in_json() {
        for group in PushGroup::ALL {
            assert_eq!(PushGroup::from_key(group.key()), Some(group));
            assert_eq!(serde_json::to_value(group).ok(), Some(group.key().into()));
        }
        assert_eq!(PushGroup::from_key("weather"), None);
    }

    #[test]
    fn a_change_says_only_what_it_changes() {
        let json = |change: ChangePreferences| serde_json::to_string(&change).ok();
        assert_eq!(json(ChangePreferences::default()).as_deref(), Some("{}"));
        let quiet_hours = Some(None);
        let loud = ChangePreferences { quiet_hours, ..ChangePreferences::default() };
        assert_eq!(json(loud).as_deref(), Some(r#"{"quiet_hours":null}"#));
        let pushes = BTreeMap::from([(PushGroup::Status, false)]);
        let muted = ChangePreferences { pushes, ..ChangePreferences::default() };
        assert_eq!(json(muted).as_deref(), Some(r#"{"pushes":{"status":false}}"#));
    }
}
