//! Forms of categories: fields, answers, and the one validator that browser and server both run.

mod answer;
mod field;

pub use answer::{Answers, FieldError, FieldErrorCode, validate};
pub use field::{Field, FieldDefinition, FieldKind, FieldOption, OptionDefinition, VisibleIf};

/// Most files that one `file` field takes.
pub const FILES_MAX: usize = 10;
