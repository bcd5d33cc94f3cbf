//! A list of tickets as a file: the list's own filters and order, streamed page by page.

use axum::body::{Body as HttpBody, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::DateTime;
use futures::{Stream, stream};
use tracing::error;
use zayavka_shared::api::{ExportLink, NewExportLink};
use zayavka_shared::form::{FieldError, FieldErrorCode};
use zayavka_shared::{Timestamp, UserId};

use super::csv::Table;
use super::filter::Filter;
use super::list::{self, Position};
use crate::App;
use crate::auth::Actor;
use crate::db::Way;
use crate::error::Error;
use crate::files::Proof;
use crate::http::{Body, Params};
use crate::{people, teams};

/// Tickets that are read at once.
const PAGE: i64 = 500;
/// Characters of the filters that a link may carry.
const FILTERS_MAX: usize = 4_000;
const LINK: &str = "/files/export/tickets.csv";

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/export/tickets.csv", get(export_csv))
        .route("/api/export/links", post(link_csv))
        .route(LINK, get(follow_link))
}

/// Exports what the same filters list, as CSV, for staff.
#[utoipa::path(get, path = "/api/export/tickets.csv",
    responses((status = 200, body = String, content_type = "text/csv")))]
pub(crate) async fn export_csv(
    State(app): State<App>,
    actor: Actor,
    params: Params,
) -> Result<Response, Error> {
    ensure_staff(&actor)?;
    let filter = read_filter(params, &actor)?;
    export(app, actor, filter).await
}

/// Gives an address of such a file for a quarter of an hour: a phone opens files outside of the app, where
/// nobody can say who they are.
#[utoipa::path(post, path = "/api/export/links", request_body = NewExportLink,
    responses((status = 200, body = ExportLink)))]
pub(crate) async fn link_csv(
    State(app): State<App>,
    actor: Actor,
    body: Body,
) -> Result<Json<ExportLink>, Error> {
    ensure_staff(&actor)?;
    let mut fields = body.fields()?;
    let filters = fields.required("filters", |value| Some(value.as_str()?.to_owned()));
    if filters.as_ref().is_some_and(|filters| filters.len() > FILTERS_MAX || filters.contains('#')) {
        fields.refuse(FieldError::new("filters", FieldErrorCode::TooLong));
    }
    fields.finish()?;
    let filters = filters.ok_or_else(|| Error::Corrupt("filters are missing without a fault".to_owned()))?;
    read_filter(Params::parse(&filters), &actor)?;
    let signed = format!("person={}&{filters}", actor.id());
    let proof = app.signature_key().query(&subject(&signed), app.clock().now());
    Ok(Json(ExportLink { url: format!("{LINK}?{signed}&{proof}") }))
}

/// Hands the file out to whoever holds its address, with the rights that its person has now.
async fn follow_link(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = query.ok_or(Error::Forbidden)?;
    let (signed, proof) = query.split_once("&expires=").ok_or(Error::Forbidden)?;
    let (expires, signature) = proof.split_once("&signature=").ok_or(Error::Forbidden)?;
    let expires = expires.parse().map_err(|_| Error::Forbidden)?;
    match app.signature_key().check(&subject(signed), expires, signature, app.clock().now()) {
        Proof::Good => {}
        Proof::Expired | Proof::Forged => return Err(Error::Forbidden),
    }
    let mut params = Params::parse(signed);
    let person = params.one("person", |text| text.parse().ok()).map(UserId).ok_or(Error::Forbidden)?;
    let mut db = app.db().read().await?;
    let user = people::store::find(&mut db, person).await?.ok_or(Error::Forbidden)?;
    if user.is_blocked {
        return Err(Error::Blocked);
    }
    let actor = people::actor_of(&app, &mut db, user, Timestamp(i64::MAX)).await?;
    drop(db);
    ensure_staff(&actor)?;
    let filter = read_filter(params, &actor)?;
    export(app, actor, filter).await
}

/// What the signature is for; files' addresses are signed by the file's own 16 bytes.
fn subject(signed: &str) -> Vec<u8> {
    format!("export of tickets: {signed}").into_bytes()
}

fn ensure_staff(actor: &Actor) -> Result<(), Error> {
    if actor.is_staff() { Ok(()) } else { Err(Error::Forbidden) }
}

fn read_filter(mut params: Params, actor: &Actor) -> Result<Filter, Error> {
    let filter = Filter::read(&mut params, actor);
    params.finish()?;
    Ok(filter)
}

async fn export(app: App, actor: Actor, filter: Filter) -> Result<Response, Error> {
    let time_zone = app.config().time_zone.parse().unwrap_or(chrono_tz::UTC);
    let today = DateTime::from_timestamp_millis(app.clock().now().0).unwrap_or(DateTime::UNIX_EPOCH);
    let name = format!("tickets-{}.csv", today.with_timezone(&time_zone).format("%Y-%m-%d"));
    let teams = teams::store::list(&mut app.db().read().await?).await?;
    let teams = teams.into_iter().map(|team| (team.id, team.name)).collect();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .expect("a date makes no header faulty");
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, disposition),
        // Telegram Web fetches what Telegram's downloadFile asks it for.
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("https://web.telegram.org")),
    ];
    let body =
        HttpBody::from_stream(chunks(Walk { app, actor, filter, time_zone, teams, stage: Stage::Head }));
    Ok((headers, body).into_response())
}

/// How far an export has come.
enum Stage {
    Head,
    Rows { way: Way, after: Option<Position> },
    Done,
}

struct Walk {
    app: App,
    actor: Actor,
    filter: Filter,
    time_zone: chrono_tz::Tz,
    teams: std::collections::HashMap<zayavka_shared::TeamId, String>,
    stage: Stage,
}

/// The file, a page of tickets at a time. A failure cuts it short, so that nobody takes a part for the whole.
fn chunks(walk: Walk) -> impl Stream<Item = Result<Bytes, Error>> {
    stream::try_unfold(walk, |mut walk| async {
        let chunk = walk.next().await;
        if let Err(error) = &chunk {
            error!(error = %error, "an export of tickets was cut short");
        }
        Ok(chunk?.map(|chunk| (chunk, walk)))
    })
}

impl Walk {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        match self.stage {
            Stage::Done => Ok(None),
            Stage::Head => {
                let way = self.filter.way(&mut self.app.db().read().await?, &self.actor).await?;
                self.stage = Stage::Rows { way, after: None };
                Ok(Some(self.table().head()?.into()))
            }
            Stage::Rows { way, after } => {
                let mut db = self.app.db().read().await?;
                let rows = list::rows(&mut db, &self.actor, &self.filter, way, after, PAGE).await?;
                drop(db);
                let last = rows.last().map(|row| self.filter.sort.position(row));
                self.stage = last.map_or(Stage::Done, |last| Stage::Rows { way, after: Some(last) });
                Ok(Some(self.table().lines(&rows)?.into()))
            }
        }
    }

    fn table(&self) -> Table<'_> {
        Table {
            texts: self.app.texts(),
            language: self.actor.language,
            time_zone: self.time_zone,
            teams: &self.teams,
        }
    }
}
