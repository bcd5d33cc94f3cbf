//! Calls about forms that are being filled in.

use zayavka_shared::CategoryId;
use zayavka_shared::api::{DraftView, OpenDraft, PutDraft};

use super::{Api, ApiError, http};

impl Api {
    /// The person's drafts, on whatever device they were begun.
    pub async fn drafts(&self) -> Result<Vec<DraftView>, ApiError> {
        self.get("/api/drafts").await
    }

    /// Keeps a draft. Where `is_leaving`, the request goes on without the page.
    pub async fn put_draft(
        &self,
        category: CategoryId,
        draft: &PutDraft,
        is_leaving: bool,
    ) -> Result<DraftView, ApiError> {
        let path = path(category);
        if is_leaving {
            return http::send_on_leaving(&self.authorization, "PUT", &path, draft).await?.read();
        }
        http::send(&self.authorization, "PUT", &path, Some(draft), None).await?.read()
    }

    pub async fn discard_draft(&self, category: CategoryId) -> Result<(), ApiError> {
        http::send::<()>(&self.authorization, "DELETE", &path(category), None, None).await?.ok()
    }

    /// Lets files that the person sends to the bot come to a field of the draft.
    pub async fn open_draft(&self, category: CategoryId, field: &str) -> Result<DraftView, ApiError> {
        let body = OpenDraft { field: Some(field.to_owned()) };
        let path = format!("{}/open", path(category));
        http::send(&self.authorization, "POST", &path, Some(&body), None).await?.read()
    }
}

fn path(category: CategoryId) -> String {
    format!("/api/drafts/{category}")
}
