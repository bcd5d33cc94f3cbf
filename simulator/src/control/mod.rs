//! The control API: plays the people, orders faults, and shows what happened.
//!
//! Only tests and the page use it. Faulty requests get `{"error": …}`.

mod chats;
mod events;
mod launch;
mod orders;
mod people;
mod press;
mod write;

use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, patch, post},
};
use serde_json::json;

use crate::server::Simulator;

/// Everything under `/control`.
pub(crate) fn routes() -> Router<Simulator> {
    Router::new()
        .route("/bot", get(people::bot))
        .route("/people", get(people::list).post(people::add))
        .route("/people/{id}", patch(people::change))
        .route("/people/{id}/init-data", post(launch::init_data))
        .route("/people/{id}/share-contact", post(launch::share_contact))
        .route("/groups", post(chats::add_group))
        .route("/chats/{id}", get(chats::show))
        .route("/chats/{id}/messages", get(chats::messages).post(write::write))
        .route("/chats/{id}/press", post(press::press))
        .route("/chats/{id}/block", post(chats::block))
        .route("/chats/{id}/unblock", post(chats::unblock))
        .route("/chats/{id}/allow-write", post(chats::allow_write))
        .route("/chats/{id}/migrate", post(chats::migrate))
        .route("/files/{file_id}", get(chats::file))
        .route("/calls", get(orders::calls))
        .route("/faults", get(orders::faults).post(orders::add_fault).delete(orders::remove_faults))
        .route("/clock", post(orders::advance_clock))
        .route("/reset", post(orders::reset))
        .route("/events", get(events::stream))
}

/// Why the control API could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ControlError {
    #[error("there is no {0}")]
    Missing(String),
    #[error("{0}")]
    Unfit(String),
}

impl ControlError {
    fn person(id: i64) -> Self {
        Self::Missing(format!("person {id}"))
    }

    fn chat(id: i64) -> Self {
        Self::Missing(format!("chat {id}"))
    }

    fn message(id: i64) -> Self {
        Self::Missing(format!("message {id}"))
    }
}

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        (status, Json(json!({"error": self.to_string()}))).into_response()
    }
}
