//! Calls about frequent questions.

use zayavka_shared::api::{AdminFaq, ChangeFaq, FaqView};
use zayavka_shared::{CategoryId, FaqId};

use super::{Api, ApiError, IdempotencyKey, http};

const ALL: &str = "/api/admin/faq";

impl Api {
    /// What a title, as far as it is typed, may be about.
    pub async fn offered_faq(&self, category: CategoryId, title: &str) -> Result<Vec<FaqView>, ApiError> {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("category", &category.to_string())
            .append_pair("q", title)
            .finish();
        self.get(&format!("/api/faq?{query}")).await
    }

    /// Counts that an answer helped.
    pub async fn faq_helped(&self, id: FaqId) -> Result<(), ApiError> {
        let path = format!("/api/faq/{id}/helped");
        http::send::<()>(&self.authorization, "POST", &path, None, None).await?.ok()
    }

    /// Every frequent question, for those who write them.
    pub async fn all_faq(&self) -> Result<Vec<AdminFaq>, ApiError> {
        self.get(ALL).await
    }

    pub async fn create_faq(&self, faq: &ChangeFaq, key: &IdempotencyKey) -> Result<AdminFaq, ApiError> {
        self.post(ALL, faq, key).await
    }

    pub async fn change_faq(&self, id: FaqId, change: &ChangeFaq) -> Result<AdminFaq, ApiError> {
        http::send(&self.authorization, "PATCH", &format!("{ALL}/{id}"), Some(change), None).await?.read()
    }

    pub async fn delete_faq(&self, id: FaqId) -> Result<(), ApiError> {
        http::send::<()>(&self.authorization, "DELETE", &format!("{ALL}/{id}"), None, None).await?.ok()
    }
}
