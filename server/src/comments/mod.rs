//! What is said on a ticket: public replies and internal notes.

mod edit;
pub(crate) mod routes;
pub mod store;
mod view;

use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Ticket, Visibility};
use zayavka_shared::{CommentId, FileId, Timestamp};

use crate::auth::Actor;
use crate::db::Tx;
use crate::error::Error;
use crate::files;

pub(crate) use edit::edit_in;
pub use routes::routes;

/// What someone says, with the files beside it.
#[derive(Debug, Clone)]
pub struct Words {
    /// Empty only where files stand beside it.
    pub body: CommentBody,
    pub file_ids: Vec<FileId>,
}

/// Writes a comment with its files; only `tickets::perform_in` calls this, once the rules agreed.
pub(crate) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    visibility: Visibility,
    words: &Words,
    now: Timestamp,
) -> Result<CommentId, Error> {
    let comment = store::NewComment {
        ticket: ticket.id,
        author: actor.id(),
        by_client: actor.id() == ticket.client,
        body: words.body.as_str(),
        is_internal: visibility == Visibility::Internal,
    };
    let id = store::insert(tx, &comment, now).await?;
    files::attach(tx, actor.id(), "file_ids", &words.file_ids, ticket.id, Some(id), now).await?;
    Ok(id)
}
