//! The controls of a form, one for each kind of field.

mod choice;
mod choice_sheet;
mod control;
mod frame;
mod line;
mod place;
mod switch;
mod yes_no;

pub use control::FieldControl;
pub(crate) use line::typed_number;
