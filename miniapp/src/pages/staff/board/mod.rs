//! The board: a column for each status.

mod board_page;
mod card;
mod column;
mod columns;
mod strip;

pub(crate) use board_page::Board;
