//! Keys of repeated requests: the same request with the same key is done once and answered alike.
//!
//! The answer is kept in the transaction of the write itself, so there is never one without the other. A
//! simultaneous twin waits for that transaction: on SQLite for the one writer, on PostgreSQL for the row.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sqlx::FromRow;
use zayavka_shared::{Timestamp, UserId};

use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, Tx, execute, on};
use crate::error::{BadRequest, Error};

const HEADER: &str = "idempotency-key";
const LENGTH_MAX: usize = 128;
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// The key that a request names, if any, and what it is bound to. A malformed one is refused when the write
/// begins, behind what must be said before.
#[derive(Debug, Clone)]
pub struct RequestKey {
    key: Result<Option<String>, BadRequest>,
    method: Method,
    path: String,
}

impl FromRequestParts<App> for RequestKey {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let key = match parts.headers.get(HEADER) {
            None => Ok(None),
            Some(value) => match value.to_str() {
                Ok(key) if is_key(key) => Ok(Some(key.to_owned())),
                Ok(_) | Err(_) => Err(BadRequest::IdempotencyKey),
            },
        };
        Ok(Self { key, method: parts.method.clone(), path: parts.uri.path().to_owned() })
    }
}

/// 1 to 128 printable ASCII characters.
fn is_key(text: &str) -> bool {
    (1..=LENGTH_MAX).contains(&text.len()) && text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// A write that has begun, or the answer it had before.
#[derive(Debug)]
pub enum Begun {
    Fresh(Idempotency),
    Repeated(Response),
}

/// The transaction of a write, with the place that keeps its answer.
#[derive(Debug)]
pub struct Idempotency {
    pub tx: Tx,
    kept: Option<Kept>,
}

#[derive(Debug)]
struct Kept {
    user: UserId,
    method: String,
    path: String,
    key: String,
}

impl RequestKey {
    /// Refuses a malformed key.
    ///
    /// # Errors
    /// [`BadRequest::IdempotencyKey`]
    pub fn check(&self) -> Result<(), Error> {
        self.key.clone().map(|_| ()).map_err(Error::BadRequest)
    }

    /// Opens the transaction of a write whose body has this hash.
    ///
    /// # Errors
    /// If the key is malformed, or was used with another body.
    pub async fn begin(self, app: &App, actor: &Actor, body_hash: &str) -> Result<Begun, Error> {
        let key = self.key.map_err(Error::BadRequest)?;
        let mut tx = app.db().begin().await?;
        let Some(key) = key else { return Ok(Begun::Fresh(Idempotency { tx, kept: None })) };
        let kept = Kept { user: actor.id(), method: self.method.to_string(), path: self.path, key };
        let now = app.clock().now();
        forget_old(&mut tx, now).await?;
        if insert(&mut tx, &kept, body_hash, now).await? {
            return Ok(Begun::Fresh(Idempotency { tx, kept: Some(kept) }));
        }
        let answer =
            find(&mut tx, &kept).await?.ok_or_else(|| Error::Corrupt("a key without a row".to_owned()))?;
        if answer.body_hash != body_hash {
            return Err(Error::IdempotencyKeyReused);
        }
        answer.into_response().map(Begun::Repeated)
    }
}

impl Idempotency {
    /// Keeps the answer, commits, and gives the answer back.
    ///
    /// # Errors
    /// If the database refuses; then nothing was done.
    pub async fn answer(mut self, status: StatusCode, body: &impl Serialize) -> Result<Response, Error> {
        let body = serde_json::to_string(body)?;
        if let Some(kept) = &self.kept {
            keep(&mut self.tx, kept, status, &body).await?;
        }
        self.tx.commit().await?;
        Ok(json(status, body))
    }
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(axum::http::header::CONTENT_TYPE, "application/json")], body).into_response()
}

const FORGET: &str = "DELETE FROM idempotency_keys WHERE created_at < $1";

const INSERT: &str = "
    INSERT INTO idempotency_keys (user_id, method, path, key, body_hash, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (user_id, method, path, key) DO NOTHING";

const FIND: &str = "
    SELECT body_hash, status, body
    FROM idempotency_keys
    WHERE user_id = $1 AND method = $2 AND path = $3 AND key = $4";

const KEEP: &str = "
    UPDATE idempotency_keys
    SET status = $5, body = $6
    WHERE user_id = $1 AND method = $2 AND path = $3 AND key = $4";

#[derive(Debug, FromRow)]
struct KeptAnswer {
    body_hash: String,
    status: Option<i64>,
    body: Option<String>,
}

impl KeptAnswer {
    fn into_response(self) -> Result<Response, Error> {
        let status = self.status.and_then(|status| u16::try_from(status).ok());
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        match (status, self.body) {
            (Some(status), Some(body)) => Ok(json(status, body)),
            (_, None) | (None, _) => Err(Error::Corrupt("a key without an answer".to_owned())),
        }
    }
}

async fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<(), sqlx::Error> {
    let before = now.plus_ms(-KEPT_MS).0;
    execute!(tx, sqlx::query(FORGET).bind(before))?;
    Ok(())
}

/// Whether the key was free.
async fn insert(tx: &mut Conn, kept: &Kept, body_hash: &str, now: Timestamp) -> Result<bool, sqlx::Error> {
    let rows = execute!(
        tx,
        sqlx::query(INSERT)
            .bind(kept.user.0)
            .bind(&kept.method)
            .bind(&kept.path)
            .bind(&kept.key)
            .bind(body_hash)
            .bind(now.0)
    )?;
    Ok(rows == 1)
}

async fn find(tx: &mut Conn, kept: &Kept) -> Result<Option<KeptAnswer>, sqlx::Error> {
    on!(tx, c => sqlx::query_as(FIND)
        .bind(kept.user.0)
        .bind(&kept.method)
        .bind(&kept.path)
        .bind(&kept.key)
        .fetch_optional(c)
        .await)
}

async fn keep(tx: &mut Conn, kept: &Kept, status: StatusCode, body: &str) -> Result<(), sqlx::Error> {
    execute!(
        tx,
        sqlx::query(KEEP)
            .bind(kept.user.0)
            .bind(&kept.method)
            .bind(&kept.path)
            .bind(&kept.key)
            .bind(i64::from(status.as_u16()))
            .bind(body)
    )?;
    Ok(())
}
