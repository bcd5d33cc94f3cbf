//! Takes updates at an address of ours: each is kept and committed before Telegram is told that it arrived.
//! Every process takes them; the one that leads sets the webhook and handles what was kept.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use tokio::time::sleep;
use tracing::{error, info, warn};

use super::poll::KINDS;
use super::store;
use crate::App;
use crate::config::{Secret, UpdatesMode};
use crate::notify::retry_delay_ms;
use crate::telegram::CallError;

const PATH: &str = "/telegram/webhook";
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
/// Separates this use of the token from all others.
const PURPOSE: &[u8] = b"zayavka webhook";
/// Telegram's updates have some ten kilobytes at most.
const BODY_MAX: usize = 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(20);
const LONGEST_DELAY_MS: i64 = 60_000;
/// Whoever else holds the token may take the webhook down; it does not stay so for longer than this.
const RENEW_EVERY: Duration = Duration::from_secs(60 * 60);

pub fn routes() -> Router<App> {
    Router::new().route(PATH, post(take))
}

/// Sets the webhook now and again, until it is dropped.
pub(super) async fn run(app: &App) {
    let mut failures = 0;
    loop {
        match set_webhook(app).await {
            Ok(()) => {
                info!("Telegram brings updates to {PATH}");
                failures = 0;
                sleep(RENEW_EVERY).await;
            }
            Err(error) => {
                failures += 1;
                if failures == 1 {
                    warn!(error = %error, "the webhook could not be set; trying again");
                }
                let delay_ms = retry_delay_ms(failures, LONGEST_DELAY_MS, 0);
                sleep(Duration::from_millis(delay_ms.unsigned_abs())).await;
            }
        }
    }
}

/// Asks Telegram to bring updates here. What waits there since before comes, too.
///
/// # Errors
/// If Telegram refuses or does not answer.
pub async fn set_webhook(app: &App) -> Result<(), CallError> {
    let params = json!({
        "url": app.config().page_url(PATH),
        "secret_token": secret(&app.config().bot_token),
        "allowed_updates": KINDS,
    });
    let _: bool = app.telegram().call("setWebhook", &params, TIMEOUT).await?;
    Ok(())
}

/// What Telegram proves itself with: the same for every process of a desk, and of no use for anything else.
fn secret(token: &Secret) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(token.expose().as_bytes()).expect("a key of any length");
    mac.update(PURPOSE);
    hex::encode(mac.finalize().into_bytes())
}

async fn take(State(app): State<App>, request: Request) -> StatusCode {
    if app.config().telegram_updates != UpdatesMode::Webhook {
        return StatusCode::NOT_FOUND;
    }
    if !is_telegrams(request.headers(), &app.config().bot_token) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = axum::body::to_bytes(request.into_body(), BODY_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Some((id, update)) = read(&body) else { return StatusCode::BAD_REQUEST };
    match keep(&app, id, &update).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            // Telegram brings it again.
            error!(error = %error, update.id = id, "update {id} cannot be kept");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn is_telegrams(headers: &HeaderMap, token: &Secret) -> bool {
    let given = headers.get(SECRET_HEADER).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    secret(token).as_bytes().ct_eq(given).into()
}

fn read(body: &Bytes) -> Option<(i64, Value)> {
    let update: Value = serde_json::from_slice(body).ok()?;
    Some((update.as_object()?.get("update_id")?.as_i64()?, update))
}

/// Written as polling writes it, so that an update that came both ways is known as one.
async fn keep(app: &App, id: i64, update: &Value) -> Result<(), sqlx::Error> {
    let mut tx = app.db().begin().await?;
    store::insert(&mut tx, id, &update.to_string(), app.clock().now()).await?;
    tx.commit().await
}
