//! Calls about templates, the desk's settings, the own preferences and consent.

use zayavka_shared::TicketId;
use zayavka_shared::api::{
    ChangePreferences, ChangeSettings, DeskSettings, GiveConsent, Me, Preferences, PreviewTemplate,
    SetTemplate, TemplatePreview, TemplateView,
};

use super::{Api, ApiError, IdempotencyKey, http};

impl Api {
    pub async fn templates(&self) -> Result<Vec<TemplateView>, ApiError> {
        self.get("/api/templates").await
    }

    pub async fn set_template(&self, template: &TemplateView, body: &str) -> Result<TemplateView, ApiError> {
        let body = SetTemplate { body: body.to_owned() };
        http::send(&self.authorization, "PUT", &path(template), Some(&body), None).await?.read()
    }

    /// Gives up the desk's own template.
    pub async fn reset_template(&self, template: &TemplateView) -> Result<TemplateView, ApiError> {
        http::send(&self.authorization, "DELETE", &path(template), None::<&()>, None).await?.read()
    }

    /// Shows a body as a message.
    pub async fn preview_template(
        &self,
        template: &TemplateView,
        body: &str,
    ) -> Result<TemplatePreview, ApiError> {
        let address = format!("{}/preview", path(template));
        http::send(&self.authorization, "POST", &address, Some(&preview(body, None)), None).await?.read()
    }

    /// Sends a body to the own chat, with the ticket's values.
    pub async fn test_template(
        &self,
        template: &TemplateView,
        body: &str,
        ticket: Option<TicketId>,
    ) -> Result<TemplatePreview, ApiError> {
        let address = format!("{}/test", path(template));
        self.post(&address, &preview(body, ticket), &IdempotencyKey::new()).await
    }

    pub async fn settings(&self) -> Result<DeskSettings, ApiError> {
        self.get("/api/settings").await
    }

    pub async fn change_settings(&self, change: &ChangeSettings) -> Result<DeskSettings, ApiError> {
        http::send(&self.authorization, "PATCH", "/api/settings", Some(change), None).await?.read()
    }

    pub async fn preferences(&self) -> Result<Preferences, ApiError> {
        self.get("/api/me/preferences").await
    }

    pub async fn change_preferences(&self, change: &ChangePreferences) -> Result<Preferences, ApiError> {
        http::send(&self.authorization, "PATCH", "/api/me/preferences", Some(change), None).await?.read()
    }

    /// Agrees to the text with this version.
    pub async fn give_consent(&self, version: i64) -> Result<Me, ApiError> {
        let body = GiveConsent { version };
        http::send(&self.authorization, "POST", "/api/me/consent", Some(&body), None).await?.read()
    }
}

fn path(template: &TemplateView) -> String {
    format!("/api/templates/{}/{}/{}", template.event, template.audience, template.language.code())
}

fn preview(body: &str, ticket_id: Option<TicketId>) -> PreviewTemplate {
    PreviewTemplate { body: body.to_owned(), ticket_id }
}
