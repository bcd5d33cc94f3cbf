//! What a form asks for.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Language, Localized};

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Text,
    LongText,
    Number,
    /// `YYYY-MM-DD`
    Date,
    /// `HH:MM`
    Time,
    Choice,
    Choices,
    Boolean,
    Phone,
    /// `{lat, lon, text?}`
    Place,
    /// File ids.
    File,
}

impl FieldKind {
    /// Characters that a text answer may have where the field itself says nothing.
    #[must_use]
    pub fn default_max_length(self) -> usize {
        match self {
            Self::LongText => 4_000,
            Self::Phone => 32,
            Self::Text
            | Self::Number
            | Self::Date
            | Self::Time
            | Self::Choice
            | Self::Choices
            | Self::Boolean
            | Self::Place
            | Self::File => 300,
        }
    }
}

/// Shows a field only while another one has a certain answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisibleIf {
    /// The other field's key.
    pub field: String,
    pub equals: Value,
}

/// One choice, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldOption {
    pub value: String,
    pub label: String,
}

/// A field of a form, in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Field {
    pub key: String,
    pub kind: FieldKind,
    pub label: String,
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<FieldOption>>,
    /// Characters of a text answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<VisibleIf>,
}

/// One choice, as an admin defines it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionDefinition {
    pub value: String,
    pub label: Localized,
}

/// A field of a form, as an admin defines it and as the database keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldDefinition {
    pub key: String,
    pub kind: FieldKind,
    pub label: Localized,
    #[serde(default)]
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Localized>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<OptionDefinition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<VisibleIf>,
}

impl FieldDefinition {
    /// The field as someone who reads `language` sees it.
    #[must_use]
    pub fn localize(&self, language: Language) -> Field {
        Field {
            key: self.key.clone(),
            kind: self.kind,
            label: self.label.get(language).to_owned(),
            required: self.required,
            hint: self.hint.as_ref().map(|hint| hint.get(language).to_owned()),
            options: self.options.as_ref().map(|options| {
                options
                    .iter()
                    .map(|option| FieldOption {
                        value: option.value.clone(),
                        label: option.label.get(language).to_owned(),
                    })
                    .collect()
            }),
            max_length: self.max_length,
            visible_if: self.visible_if.clone(),
        }
    }
}
