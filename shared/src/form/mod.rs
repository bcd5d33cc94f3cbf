//! Forms of categories: fields, answers, and the one validator that browser and server both run.

mod answer;
mod check;
mod field;
mod filled;
mod label;
mod name;
mod read;
mod slug;

pub use answer::{Answers, FieldError, FieldErrorCode, validate};
pub use check::{
    FIELDS_MAX, HINT_MAX, KEY_MAX, LABEL_MAX, OPTION_MAX, OPTIONS_MAX, check_form, check_localized,
};
pub use field::{Field, FieldDefinition, FieldKind, FieldOption, OptionDefinition, VisibleIf};
pub use filled::{DESCRIPTION, FILES, Filled, TITLE, check_ticket};
pub use label::{
    LABEL_TEXT_MAX, START_MAX, STARTAPP_MAX, decode_label, encode_label, read_start_param, start_param,
};
pub use name::name_fields;
pub use read::{read_form, read_localized};
pub use slug::slug;

/// Most files that one `file` field takes.
pub const FILES_MAX: usize = 10;
