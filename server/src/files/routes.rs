//! Uploads and downloads over HTTP.

use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{RequestExt as _, Router};
use futures::TryStreamExt as _;
use zayavka_shared::FileId;
use zayavka_shared::api::FileView;
use zayavka_shared::form::{FieldError, FieldErrorCode};

use super::receive::{Received, receive};
use super::signature::Proof;
use super::{download, store, thumbnail, view};
use crate::App;
use crate::auth::Actor;
use crate::error::{BadRequest, Error};
use crate::http::{Begun, Idempotency, Params, PathId, RequestKey};

/// Bytes that a multipart body may have around its file.
const WRAPPING: u64 = 64 * 1024;
const FIELD: &str = "file";

pub fn routes() -> Router<App> {
    Router::new()
        // The limit is kept while the file is received.
        .route("/api/files", post(upload).layer(DefaultBodyLimit::disable()))
        .route("/files/thumbnails/{id}", get(show_thumbnail))
        .route("/files/{id}/{name}", get(show))
        .merge(super::send::routes())
}

/// Takes a file in; it waits 24 hours for what it will be attached to.
#[utoipa::path(post, path = "/api/files",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body(content_type = "multipart/form-data", description = "One part, `file`, with its name."),
    responses((status = 201, body = FileView)))]
pub(crate) async fn upload(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Error> {
    key.check()?;
    refuse_too_large(&app, &headers)?;
    let mut form: Multipart = request.extract().await.map_err(refusal_of)?;
    let file = receive_part(&app, &mut form).await?;
    let begun = match key.begin(&app, &actor, &file.hash()).await {
        Ok(begun) => begun,
        Err(error) => {
            file.discard(&app).await;
            return Err(error);
        }
    };
    match begun {
        Begun::Repeated(answer) => {
            file.discard(&app).await;
            Ok(answer)
        }
        Begun::Fresh(write) => match record(&app, &actor, write, &file).await {
            Ok(answer) => Ok(answer),
            Err(error) => {
                file.discard(&app).await;
                Err(error)
            }
        },
    }
}

/// A body that says itself how large it is need not be received first.
fn refuse_too_large(app: &App, headers: &HeaderMap) -> Result<(), Error> {
    let max = app.config().max_file_size;
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > max.saturating_add(WRAPPING)) {
        return Err(Error::FileTooLarge { max });
    }
    Ok(())
}

fn refusal_of(rejection: MultipartRejection) -> Error {
    match rejection {
        MultipartRejection::InvalidBoundary(_) => Error::UnsupportedMediaType,
        // The enum may grow.
        _ => Error::BadRequest(BadRequest::Multipart),
    }
}

async fn receive_part(app: &App, form: &mut Multipart) -> Result<Received, Error> {
    let malformed = || Error::BadRequest(BadRequest::Multipart);
    loop {
        let part: Option<Field<'_>> = form.next_field().await.map_err(|_| malformed())?;
        let Some(part) = part else {
            return Err(Error::field(FieldError::new(FIELD, FieldErrorCode::Required)));
        };
        if part.name() == Some(FIELD) {
            let name = part.file_name().unwrap_or_default().to_owned();
            return receive(app, &name, part.map_err(|_| malformed())).await;
        }
    }
}

async fn record(
    app: &App,
    actor: &Actor,
    mut write: Idempotency,
    file: &Received,
) -> Result<Response, Error> {
    store::insert(&mut write.tx, actor.id(), file, app.clock().now()).await?;
    let row = store::find(&mut write.tx, file.id).await?.ok_or(Error::NotFound)?;
    write.answer(StatusCode::CREATED, &view::view(app, row)?).await
}

/// Hands a file out; the address itself is the proof.
async fn show(
    State(app): State<App>,
    Path((id, _name)): Path<(String, String)>,
    params: Params,
    request: Request,
) -> Result<Response, Error> {
    let id: FileId = id.parse().map_err(|_| Error::NotFound)?;
    ensure_signed(&app, id.0.as_bytes(), params)?;
    download::send(&app, id, request).await
}

/// Hands a picture's thumbnail out, by an address of its own.
async fn show_thumbnail(
    State(app): State<App>,
    PathId(id): PathId<FileId>,
    params: Params,
) -> Result<Response, Error> {
    ensure_signed(&app, &thumbnail::subject(id), params)?;
    thumbnail::send(&app, id).await
}

fn ensure_signed(app: &App, subject: &[u8], mut params: Params) -> Result<(), Error> {
    let expires = params.one("expires", |text| text.parse::<i64>().ok()).ok_or(Error::Forbidden)?;
    let signature = params.text("signature").ok_or(Error::Forbidden)?;
    match app.signature_key().check(subject, expires, &signature, app.clock().now()) {
        Proof::Good => Ok(()),
        Proof::Expired | Proof::Forged => Err(Error::Forbidden),
    }
}
