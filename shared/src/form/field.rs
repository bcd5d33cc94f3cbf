//! What a form asks for.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

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
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::LongText,
        Self::Number,
        Self::Date,
        Self::Time,
        Self::Choice,
        Self::Choices,
        Self::Boolean,
        Self::Phone,
        Self::Place,
        Self::File,
    ];

    /// The name that stands in the API and in the database; with dashes, it names the text.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Boolean => "boolean",
            Self::Phone => "phone",
            Self::Place => "place",
            Self::File => "file",
        }
    }

    /// Reads a kind by its name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether an admin lists what may be chosen.
    #[must_use]
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// The longest answer that an admin may allow, in characters; `None` where the answer is no free text.
    #[must_use]
    pub fn max_length_limit(self) -> Option<usize> {
        match self {
            Self::Text => Some(1_000),
            Self::LongText => Some(10_000),
            Self::Number
            | Self::Date
            | Self::Time
            | Self::Choice
            | Self::Choices
            | Self::Boolean
            | Self::Phone
            | Self::Place
            | Self::File => None,
        }
    }

    /// Whether another field may be shown by the answer to this one: it must be one plain value.
    #[must_use]
    pub fn may_decide(self) -> bool {
        match self {
            Self::Text
            | Self::LongText
            | Self::Number
            | Self::Date
            | Self::Time
            | Self::Choice
            | Self::Boolean
            | Self::Phone => true,
            Self::Choices | Self::Place | Self::File => false,
        }
    }

    /// Whether an answer may stand before anyone gave one.
    #[must_use]
    pub fn may_begin_with(self) -> bool {
        !matches!(self, Self::Place | Self::File)
    }

    /// Whether a label on a thing can say the answer.
    #[must_use]
    pub fn may_come_from_label(self) -> bool {
        matches!(self, Self::Text | Self::Number | Self::Choice)
    }

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
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<f64>))]
    pub min: Option<Number>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<f64>))]
    pub max: Option<Number>,
    /// The answer that the form begins with; nobody but its client sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// Whether a label on a thing fills it in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_label: bool,
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
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<f64>))]
    pub min: Option<Number>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<f64>))]
    pub max: Option<Number>,
    /// The answer that the form begins with; nobody but its client sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// Whether a label on a thing fills it in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_label: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<VisibleIf>,
}

impl Field {
    /// A field that asks and limits nothing more.
    #[must_use]
    pub fn new(key: &str, kind: FieldKind, label: &str) -> Self {
        Self {
            key: key.to_owned(),
            kind,
            label: label.to_owned(),
            required: false,
            hint: None,
            options: None,
            max_length: None,
            min: None,
            max: None,
            default: None,
            from_label: false,
            visible_if: None,
        }
    }
}

impl FieldDefinition {
    /// A field that asks and limits nothing more.
    #[must_use]
    pub fn new(key: &str, kind: FieldKind, label: Localized) -> Self {
        Self {
            key: key.to_owned(),
            kind,
            label,
            required: false,
            hint: None,
            options: None,
            max_length: None,
            min: None,
            max: None,
            default: None,
            from_label: false,
            visible_if: None,
        }
    }

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
            min: self.min.clone(),
            max: self.max.clone(),
            default: self.default.clone(),
            from_label: self.from_label,
            visible_if: self.visible_if.clone(),
        }
    }
}
