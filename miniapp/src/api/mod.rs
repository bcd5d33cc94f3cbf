//! The one module that speaks HTTP: a typed function for each call of the server.

mod categories;
mod conversation;
mod drafts;
mod error;
mod faq;
mod http;
mod idempotency;
mod many;
mod people;
mod query;
mod reports;
mod settings;
mod upload;

use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zayavka_shared::api::{
    AddComment, Assign, CategoryView, CommentView, EventView, MarkRead, Me, NewRating, NewTicket, Page,
    PersonRef, SetLanguage, SetStatus, StatusView, TicketAct, TicketSummary, TicketView,
};
use zayavka_shared::{Language, TicketId};

use crate::clock;

pub use error::ApiError;
pub use idempotency::IdempotencyKey;
pub use people::ClientQuery;
pub use query::{AssigneeFilter, Period, Scope, Sort, TicketQuery};
pub use upload::PartRequest;

/// Entries of one page of a long list of comments or events.
const PAGE: u8 = 100;
/// A mobile line that just fell away is often back after a moment.
const RETRY_MS: u32 = 1_000;

/// The server, spoken to in the name of one person. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    authorization: Rc<str>,
}

impl Api {
    /// Speaks in the name of whom `init_data` (raw, as Telegram gave it) names.
    #[must_use]
    pub fn new(init_data: &str) -> Self {
        Self { authorization: format!("tma {init_data}").into() }
    }

    pub async fn me(&self) -> Result<Me, ApiError> {
        self.get("/api/me").await
    }

    /// `None` goes by Telegram's language again.
    pub async fn set_language(&self, language: Option<Language>) -> Result<Me, ApiError> {
        http::send(&self.authorization, "PATCH", "/api/me", Some(&SetLanguage { language }), None)
            .await?
            .read()
    }

    pub async fn categories(&self) -> Result<Vec<CategoryView>, ApiError> {
        self.get("/api/categories").await
    }

    pub async fn statuses(&self) -> Result<Vec<StatusView>, ApiError> {
        self.get("/api/statuses").await
    }

    /// One page of tickets; `cursor` is what the page before ended with.
    pub async fn tickets(
        &self,
        query: &TicketQuery,
        cursor: Option<&str>,
    ) -> Result<Page<TicketSummary>, ApiError> {
        self.get(&query.path(cursor)).await
    }

    pub async fn ticket(&self, id: TicketId) -> Result<TicketView, ApiError> {
        self.get(&format!("/api/tickets/{id}")).await
    }

    pub async fn file_ticket(
        &self,
        ticket: &NewTicket,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post("/api/tickets", ticket, key).await
    }

    /// One page of a conversation, oldest first.
    pub async fn comments(&self, id: TicketId, cursor: Option<&str>) -> Result<Page<CommentView>, ApiError> {
        self.get(&query::paged(&format!("/api/tickets/{id}/comments"), PAGE, cursor)).await
    }

    pub async fn add_comment(
        &self,
        id: TicketId,
        comment: &AddComment,
        key: &IdempotencyKey,
    ) -> Result<CommentView, ApiError> {
        self.post(&format!("/api/tickets/{id}/comments"), comment, key).await
    }

    /// One page of a ticket's history, oldest first.
    pub async fn events(&self, id: TicketId, cursor: Option<&str>) -> Result<Page<EventView>, ApiError> {
        self.get(&query::paged(&format!("/api/tickets/{id}/events"), PAGE, cursor)).await
    }

    pub async fn set_status(
        &self,
        id: TicketId,
        body: &SetStatus,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/status"), body, key).await
    }

    pub async fn take(
        &self,
        id: TicketId,
        body: &TicketAct,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/take"), body, key).await
    }

    pub async fn cancel(
        &self,
        id: TicketId,
        body: &TicketAct,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/cancel"), body, key).await
    }

    pub async fn confirm(
        &self,
        id: TicketId,
        body: &TicketAct,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/confirm"), body, key).await
    }

    pub async fn reopen(
        &self,
        id: TicketId,
        body: &TicketAct,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/reopen"), body, key).await
    }

    pub async fn rate(
        &self,
        id: TicketId,
        rating: &NewRating,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/rating"), rating, key).await
    }

    pub async fn assign(
        &self,
        id: TicketId,
        body: &Assign,
        key: &IdempotencyKey,
    ) -> Result<TicketView, ApiError> {
        self.post(&format!("/api/tickets/{id}/assignee"), body, key).await
    }

    /// Tells that everything up to this comment and this line of history was seen.
    pub async fn mark_read(&self, id: TicketId, seen: &MarkRead) -> Result<(), ApiError> {
        let path = format!("/api/tickets/{id}/read");
        http::send(&self.authorization, "POST", &path, Some(seen), None).await?.ok()
    }

    /// Who may become an assignee. Empty where the caller may not ask.
    pub async fn staff(&self) -> Result<Vec<PersonRef>, ApiError> {
        let answer: Result<Page<PersonRef>, ApiError> =
            self.get("/api/people?active=true&role=agent,lead,admin,owner&limit=100").await;
        match answer {
            Ok(page) => Ok(page.items),
            Err(error) if error.is_refused() => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Opens the live stream; see [`crate::live`].
    pub(crate) async fn open_live(
        &self,
        last_event_id: Option<&str>,
        abort: &web_sys::AbortSignal,
    ) -> Result<web_sys::Response, ApiError> {
        http::open_stream(&self.authorization, "/api/live", last_event_id, abort).await
    }

    async fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A, ApiError> {
        http::send::<()>(&self.authorization, "GET", path, None, None).await?.read()
    }

    /// A POST is safe to repeat: all tries carry the same key, and the server answers them as one.
    async fn post<B: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
        key: &IdempotencyKey,
    ) -> Result<A, ApiError> {
        let first = http::send(&self.authorization, "POST", path, Some(body), Some(key)).await;
        let answer = match first {
            Err(ApiError::Offline) => {
                clock::sleep(RETRY_MS).await;
                http::send(&self.authorization, "POST", path, Some(body), Some(key)).await
            }
            answer => answer,
        };
        answer?.read()
    }
}
