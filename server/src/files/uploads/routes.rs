//! Uploads part by part over HTTP.

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use uuid::Uuid;
use zayavka_shared::api::{NewUpload, PART_MAX, UPLOAD_OFFSET, UploadView};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{FileId, file};

use super::{receive, store, view};
use crate::App;
use crate::auth::Actor;
use crate::best_effort::BestEffort as _;
use crate::db::Conn;
use crate::error::{BadRequest, Error};
use crate::files::name;
use crate::files::view::view as file_view;
use crate::http::{Begun, Body, Fields, PathId, RequestKey};

const BYTES: &[u8] = b"application/octet-stream";

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/api/uploads", post(begin))
        .route("/api/uploads/{id}", get(show).patch(take_part).delete(give_up))
}

/// Announces a file; what would be refused is refused before a byte is sent.
#[utoipa::path(post, path = "/api/uploads", request_body = NewUpload,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = UploadView)))]
pub(crate) async fn begin(
    State(app): State<App>,
    actor: Actor,
    key: RequestKey,
    body: Body,
) -> Result<Response, Error> {
    key.check()?;
    let mut fields = body.fields()?;
    let announced = read(&app, &mut fields)?;
    let mut write = match key.begin(&app, &actor, fields.hash()).await? {
        Begun::Fresh(write) => write,
        Begun::Repeated(answer) => return Ok(answer),
    };
    let (id, tx) = (FileId(Uuid::new_v4()), &mut write.tx);
    store::insert(tx, id, actor.id(), &announced.name, announced.size, app.clock().now()).await?;
    let row = store::find(tx, id, actor.id()).await?.ok_or(Error::NotFound)?;
    write.answer(StatusCode::CREATED, &view::view(&row)?).await
}

/// Tells how far a file is.
#[utoipa::path(get, path = "/api/uploads/{id}", responses((status = 200, body = UploadView)))]
pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FileId>,
) -> Result<Json<UploadView>, Error> {
    find(&app, &mut app.db().read().await?, &actor, id).await.map(Json)
}

/// Takes the next part in: it begins where the last one ended.
#[utoipa::path(patch, path = "/api/uploads/{id}",
    params(("Upload-Offset" = i64, Header)),
    request_body(content_type = "application/octet-stream", description = "1 to `part_size` bytes."),
    responses((status = 200, body = UploadView)))]
pub(crate) async fn take_part(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FileId>,
    headers: HeaderMap,
    request: Request,
) -> Result<Json<UploadView>, Error> {
    let stands = find(&app, &mut app.db().read().await?, &actor, id).await?;
    let offset = offset(&headers).ok_or(Error::BadRequest(BadRequest::UploadOffset))?;
    let limit = usize::try_from(PART_MAX).expect("a part fits in memory");
    let part =
        to_bytes(request.into_body(), limit).await.map_err(|_| Error::BodyTooLarge { max: PART_MAX })?;
    if headers.get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes() != BYTES) {
        return Err(Error::UnsupportedMediaType);
    }
    if stands.offset == stands.size {
        // It has arrived.
        return Err(Error::OffsetConflict { offset: stands.size });
    }
    receive::receive(&app, &actor, id, offset, part).await.map(Json)
}

/// Gives a file up that has not arrived, promised or not.
#[utoipa::path(delete, path = "/api/uploads/{id}", responses((status = 204)))]
pub(crate) async fn give_up(
    State(app): State<App>,
    actor: Actor,
    PathId(id): PathId<FileId>,
) -> Result<StatusCode, Error> {
    store::find(&mut app.db().read().await?, id, actor.id()).await?.ok_or(Error::NotFound)?;
    // A part that is being written ends first.
    let _growing = app.storage().grow(id).await?;
    let mut tx = app.db().begin().await?;
    store::find(&mut tx, id, actor.id()).await?.ok_or(Error::NotFound)?;
    store::take(&mut tx, id).await?;
    tx.commit().await?;
    app.storage().abandon(id).await.best_effort("removing a file that was given up");
    Ok(StatusCode::NO_CONTENT)
}

struct Announced {
    name: String,
    size: i64,
}

fn read(app: &App, fields: &mut Fields) -> Result<Announced, Error> {
    let max = app.config().max_file_size;
    let name = fields.required("name", |value| value.as_str().map(name::clean));
    let size = fields.required("size", serde_json::Value::as_i64);
    if size.is_some_and(|size| u64::try_from(size).is_ok_and(|size| size > max)) {
        return Err(Error::FileTooLarge { max });
    }
    if name.as_deref().is_some_and(file::is_program) {
        return Err(Error::FileType);
    }
    if size.is_some_and(|size| size < 1) {
        fields.refuse(FieldError::new("size", FieldErrorCode::Required));
    }
    fields.finish()?;
    let announced = name.zip(size).map(|(name, size)| Announced { name, size });
    announced.ok_or_else(|| Error::Corrupt("a field is missing without a fault".to_owned()))
}

/// The caller's own file, under way or arrived. One that is attached is told of by what it is attached to.
async fn find(app: &App, db: &mut Conn, actor: &Actor, id: FileId) -> Result<UploadView, Error> {
    if let Some(row) = store::find(db, id, actor.id()).await? {
        return view::view(&row);
    }
    let (row, is_attached) = store::find_arrived(db, id, actor.id()).await?.ok_or(Error::NotFound)?;
    let whole = view::whole(&row, id);
    let file = if is_attached { None } else { Some(file_view(app, row)?) };
    Ok(UploadView { file, ..whole })
}

fn offset(headers: &HeaderMap) -> Option<i64> {
    let text = headers.get(UPLOAD_OFFSET)?.to_str().ok()?;
    text.parse().ok().filter(|offset| *offset >= 0)
}
