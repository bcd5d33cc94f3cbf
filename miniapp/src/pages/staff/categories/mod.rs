//! Categories of tickets and the forms that their clients fill in.

mod about;
mod answer_time;

mod begins_with;
mod categories_page;
mod category_row;
mod condition_editor;
mod draft;
mod editor;
mod editor_page;
mod field_drawer;
mod field_row;
mod form_section;
mod icon_sheet;
mod options;
mod saving;
mod seen;
mod state;
mod sticker;
mod text_field;
mod words;

pub(crate) use categories_page::Categories;
pub(crate) use editor_page::CategoryEditor;
