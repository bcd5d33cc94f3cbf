//! Files that come part by part, so that a broken line costs one part and not the whole.
//!
//! A part is on the disk before it is acknowledged, and a file is judged by its first bytes as any other. The
//! upload's id is the id of the file it becomes, so a ticket or a comment may name it while it is still under
//! way: then it joins in the transaction of its arrival. Only its uploader is told of it before that.

mod arrive;
mod forget;
mod promise;
mod receive;
pub(crate) mod routes;
mod store;
mod view;

pub(super) use forget::forget_old;
pub(super) use promise::promise;
pub(crate) use routes::routes;
pub use view::{Arriving, arriving};
