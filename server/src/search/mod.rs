//! Full-text search over tickets: titles, descriptions, answers, conversation and file names, with Russian
//! and English endings and by beginnings of words.
//!
//! A ticket's words are written anew in the transaction of whatever adds words to it, so a search never
//! misses what was acknowledged. What only the staff may read is kept apart.

mod index;
mod names;
mod query;
mod renew;
mod store;
mod words;

pub use index::index;
pub use names::{name_words, wanted_names};
pub use query::{Query, Wanted, wanted_words};
pub use renew::{forget, renew, run};
