//! Ratings over HTTP.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use zayavka_shared::TicketId;
use zayavka_shared::api::{NewRating, TicketView};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Command, Score};

use crate::App;
use crate::auth::Actor;
use crate::error::Error;
use crate::http::{Body, PathId, RequestKey};
use crate::tickets::{Options, perform_once, permit};

pub fn routes() -> Router<App> {
    Router::new().route("/api/tickets/{id}/rating", post(rate))
}

/// The client says how content they are with a ticket that is done; again replaces.
#[utoipa::path(post, path = "/api/tickets/{id}/rating", request_body = NewRating,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = TicketView)))]
pub(crate) async fn rate(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<TicketId>,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    // The right is the same for every score.
    permit(&app, &actor, id, Command::Rate { score: Score::ALL[0] }).await?;
    key.check()?;
    let mut fields = body.fields()?;
    let score = fields.required("score", serde_json::Value::as_i64);
    let score = score.and_then(|score| {
        let known = Score::new(score);
        if known.is_none() {
            fields.refuse(FieldError::new("score", FieldErrorCode::UnknownOption));
        }
        known
    });
    let reason = fields.text("reason", CommentBody::parse);
    fields.finish()?;
    let score = score.ok_or_else(|| Error::Corrupt("a score is missing without a fault".to_owned()))?;
    let options = Options { reason, ..Options::default() };
    perform_once(&app, &actor, id, key, &fields, Command::Rate { score }, options).await
}
