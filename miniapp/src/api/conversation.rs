//! Calls about words that were said and files that were sent.

use zayavka_shared::api::{CommentView, EditComment, FileQueued};
use zayavka_shared::{CommentId, FileId, TicketId};

use super::{Api, ApiError, IdempotencyKey, http};

impl Api {
    /// Changes words that were just said.
    pub async fn edit_comment(
        &self,
        ticket: TicketId,
        comment: CommentId,
        body: String,
    ) -> Result<CommentView, ApiError> {
        let path = format!("/api/tickets/{ticket}/comments/{comment}");
        http::send(&self.authorization, "PATCH", &path, Some(&EditComment { body }), None).await?.read()
    }

    /// Lets the bot send a file to the person's own chat.
    pub async fn send_to_chat(&self, file: FileId) -> Result<FileQueued, ApiError> {
        let nothing = serde_json::Map::new();
        self.post(&format!("/api/files/{file}/send"), &nothing, &IdempotencyKey::new()).await
    }
}
