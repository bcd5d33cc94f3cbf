//! The desk's working hours as a clock: how far a moment is when only working time counts.

mod reckon;

pub use reckon::{Calendar, after_working_minutes};
