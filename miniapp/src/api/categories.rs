//! Calls of those who build categories.

use zayavka_shared::CategoryId;
use zayavka_shared::api::{AdminCategory, ChangeCategory, FormLabel, TeamView};

use super::{Api, ApiError, IdempotencyKey, http};

const CATEGORIES: &str = "/api/admin/categories";

impl Api {
    /// Every category with its form in each language, archived ones last.
    pub async fn all_categories(&self) -> Result<Vec<AdminCategory>, ApiError> {
        self.get(CATEGORIES).await
    }

    pub async fn create_category(
        &self,
        category: &ChangeCategory,
        key: &IdempotencyKey,
    ) -> Result<AdminCategory, ApiError> {
        self.post(CATEGORIES, category, key).await
    }

    pub async fn change_category(
        &self,
        id: CategoryId,
        change: &ChangeCategory,
    ) -> Result<AdminCategory, ApiError> {
        let path = format!("{CATEGORIES}/{id}");
        http::send(&self.authorization, "PATCH", &path, Some(change), None).await?.read()
    }

    /// The link and the code of a label with this text.
    pub async fn form_label(&self, id: CategoryId, text: &str) -> Result<FormLabel, ApiError> {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("text", text).finish();
        self.get(&format!("{CATEGORIES}/{id}/label?{query}")).await
    }

    pub async fn teams(&self) -> Result<Vec<TeamView>, ApiError> {
        self.get("/api/teams").await
    }
}
