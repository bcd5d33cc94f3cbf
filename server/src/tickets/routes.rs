//! Tickets over HTTP.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use zayavka_shared::api::{
    Assign, EventView, MarkRead, NewTicket, Page, SetStatus, TicketAct, TicketCount, TicketSummary,
    TicketView,
};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::ticket::{Command, Status};
use zayavka_shared::{Permission, TicketId, UserId};

use super::act::{self, act, permit, read_options};
use super::{NewTicketInput, bulk, create_in, events, list, reach, read, view};
use crate::App;
use crate::auth::Actor;
use crate::consents;
use crate::error::Error;
use crate::http::{Begun, Body, Params, PathId, RequestKey};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/tickets", get(list_tickets).post(create_ticket))
        .route("/api/tickets/count", get(count_tickets))
        .route("/api/tickets/bulk", post(bulk::change_many))
        .route("/api/tickets/{id}", get(show_ticket))
        .route("/api/tickets/{id}/events", get(list_events))
        .route("/api/tickets/{id}/status", post(set_status))
        .route("/api/tickets/{id}/take", post(take))
        .route("/api/tickets/{id}/assignee", post(assign))
        .route("/api/tickets/{id}/cancel", post(cancel))
        .route("/api/tickets/{id}/confirm", post(confirm))
        .route("/api/tickets/{id}/reopen", post(reopen))
        .route("/api/tickets/{id}/read", post(mark_read))
}

/// Lists tickets that the caller reaches, narrowed by filters.
#[utoipa::path(get, path = "/api/tickets",
    params(
        ("scope" = Option<String>, Query, description = "mine, assigned, unassigned, team, watched, all"),
        ("sort" = Option<String>, Query, description = "newest, oldest, updated, priority"),
        ("status" = Option<String>, Query), ("category" = Option<String>, Query),
        ("assignee" = Option<String>, Query, description = "ids or none"),
        ("team" = Option<String>, Query), ("priority" = Option<String>, Query), ("client" = Option<String>, Query),
        ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query),
        ("resolved_from" = Option<String>, Query, description = "closed at this moment or later"),
        ("resolved_to" = Option<String>, Query, description = "closed before this moment"),
        ("rating" = Option<String>, Query, description = "scores"),
        ("q" = Option<String>, Query, description = "words that all must be there; -word must not"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query),
    ),
    responses((status = 200, body = Page<TicketSummary>)))]
pub(crate) async fn list_tickets(
    State(app): State<App>,
    actor: Actor,
    params: Params,
) -> Result<Json<Page<TicketSummary>>, Error> {
    list::page(&app, &actor, params).await.map(Json)
}

/// Counts the tickets that the same filters list, up to 10,000.
#[utoipa::path(get, path = "/api/tickets/count", responses((status = 200, body = TicketCount)))]
pub(crate) async fn count_tickets(
    State(app): State<App>,
    actor: Actor,
    params: Params,
) -> Result<Json<TicketCount>, Error> {
    list::count(&app, &actor, params).await.map(Json)
}

/// Files a ticket.
#[utoipa::path(post, path = "/api/tickets", request_body = NewTicket,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = TicketView)))]
pub(crate) async fn create_ticket(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    // Staff may file for a client on the phone: for whom, the body says.
    if !actor.may(Permission::TicketFileForClient) {
        consents::ensure_given(&app, &mut app.db().read().await?, &actor).await?;
    }
    key.check()?;
    let mut fields = body.fields()?;
    let hash = fields.hash().to_owned();
    let input = NewTicketInput::read(&app, &mut app.db().read().await?, &actor, &mut fields).await?;
    let mut write = match key.begin(&app, &actor, &hash).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let stored = create_in(&app, &mut write.tx, &actor, input).await?;
    let view = view(&app, &mut write.tx, &actor, &stored).await?;
    write.answer(StatusCode::CREATED, &view).await
}

/// Shows one ticket.
#[utoipa::path(get, path = "/api/tickets/{id}", responses((status = 200, body = TicketView)))]
pub(crate) async fn show_ticket(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
) -> Result<Json<TicketView>, Error> {
    let mut db = app.db().read().await?;
    let stored = reach(&mut db, &actor.scope(), id).await?;
    view(&app, &mut db, &actor, &stored).await.map(Json)
}

/// Lists a ticket's history, oldest first.
#[utoipa::path(get, path = "/api/tickets/{id}/events",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<EventView>)))]
pub(crate) async fn list_events(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    params: Params,
) -> Result<Json<Page<EventView>>, Error> {
    reach(&mut app.db().read().await?, &actor.scope(), id).await?;
    events::page(&app, &actor, id, params).await.map(Json)
}

/// Moves a ticket to another status.
#[utoipa::path(post, path = "/api/tickets/{id}/status", request_body = SetStatus,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn set_status(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    // The right is the same for every status.
    permit(&app, &actor, id, Command::Move { to: Status::InProgress }).await?;
    key.check()?;
    let mut fields = body.fields()?;
    let to = fields.required("status", |value| Some(value.as_str()?.to_owned()));
    let to = to.and_then(|key| {
        let status = Status::from_key(&key);
        if status.is_none() {
            fields.refuse(FieldError::new("status", FieldErrorCode::UnknownOption));
        }
        status
    });
    let options = read_options(&mut fields)?;
    let to = to.ok_or_else(|| Error::Corrupt("a status is missing without a fault".to_owned()))?;
    act::perform(&app, &actor, id, key, &fields, Command::Move { to }, options).await
}

/// Makes the caller the assignee.
#[utoipa::path(post, path = "/api/tickets/{id}/take", request_body = TicketAct,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn take(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    act(&app, &actor, id, key, body, Command::Take).await
}

/// Gives a ticket to someone, or to nobody.
#[utoipa::path(post, path = "/api/tickets/{id}/assignee", request_body = Assign,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn assign(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    // Whoever may not even give it back may not give it to anyone, but for taking a free one.
    permit(&app, &actor, id, Command::Assign { to: None }).await?;
    key.check()?;
    let mut fields = body.fields()?;
    if !fields.has("user_id") {
        fields.refuse(FieldError::new("user_id", FieldErrorCode::Required));
    }
    let to = fields.integer("user_id").map(UserId);
    let options = read_options(&mut fields)?;
    act::perform(&app, &actor, id, key, &fields, Command::Assign { to }, options).await
}

/// The client withdraws the ticket.
#[utoipa::path(post, path = "/api/tickets/{id}/cancel", request_body = TicketAct,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn cancel(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    act(&app, &actor, id, key, body, Command::Cancel).await
}

/// The client confirms the result.
#[utoipa::path(post, path = "/api/tickets/{id}/confirm", request_body = TicketAct,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn confirm(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    act(&app, &actor, id, key, body, Command::Confirm).await
}

/// The client sends the ticket back into work.
#[utoipa::path(post, path = "/api/tickets/{id}/reopen", request_body = TicketAct,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn reopen(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    act(&app, &actor, id, key, body, Command::Reopen).await
}

/// Notes what the caller has read.
#[utoipa::path(post, path = "/api/tickets/{id}/read", request_body = MarkRead, responses((status = 204)))]
pub(crate) async fn mark_read(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    body: Body,
) -> Result<StatusCode, Error> {
    read::mark_read(&app, &actor, id, body).await
}
