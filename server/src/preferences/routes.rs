//! A person's own preferences over HTTP.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use chrono_tz::Tz;
use serde_json::Value;
use zayavka_shared::DayTime;
use zayavka_shared::api::{ChangePreferences, Preferences, PushGroup};
use zayavka_shared::form::{FieldError, FieldErrorCode};

use super::wishes::offered;
use super::{Quiet, store};
use crate::App;
use crate::auth::Actor;
use crate::db::NewEvent;
use crate::error::Error;
use crate::http::{Body, Fields};
use crate::notify;
use crate::people;

pub fn routes() -> Router<App> {
    Router::new().route("/api/me/preferences", get(show).patch(change))
}

/// Tells what the bot pushes to the caller, and when.
#[utoipa::path(get, path = "/api/me/preferences", responses((status = 200, body = Preferences)))]
pub(crate) async fn show(State(app): State<App>, actor: Actor) -> Result<Json<Preferences>, Error> {
    let wishes = store::find(&mut app.db().read().await?, actor.id()).await?;
    Ok(Json(wishes.view(actor.is_staff())))
}

/// Changes it. What quiet hours hold back goes by the new ones at once.
#[utoipa::path(patch, path = "/api/me/preferences", request_body = ChangePreferences,
    responses((status = 200, body = Preferences)))]
pub(crate) async fn change(
    State(app): State<App>,
    actor: Actor,
    body: Body,
) -> Result<Json<Preferences>, Error> {
    let mut fields = body.fields()?;
    let pushes = read_pushes(&mut fields, actor.is_staff());
    let quiet = read_quiet(&mut fields);
    fields.finish()?;
    let now = app.clock().now();
    let mut tx = app.db().begin().await?;
    // Two switches may be pressed on two pages at once: neither may undo the other.
    people::store::find_locked(&mut tx, actor.id()).await?.ok_or(Error::NotFound)?;
    let mut wishes = store::find(&mut tx, actor.id()).await?;
    for (group, is_wanted) in pushes {
        wishes.set(group, is_wanted);
    }
    if let Some(quiet) = quiet {
        wishes.quiet = quiet;
        notify::hold_anew(&mut tx, actor.id(), quiet, now).await?;
    }
    store::save(&mut tx, actor.id(), &wishes).await?;
    tx.record(NewEvent::about_person(actor.id(), actor.as_ref(), now));
    tx.commit().await?;
    Ok(Json(wishes.view(actor.is_staff())))
}

fn read_pushes(fields: &mut Fields, is_staff: bool) -> Vec<(PushGroup, bool)> {
    let pushes = fields.read("pushes", |value| value.as_object().cloned()).unwrap_or_default();
    let mut read = Vec::new();
    for (key, value) in pushes {
        let group = offered(is_staff).find(|group| group.key() == key);
        let fault = |code| FieldError::new(format!("pushes.{key}"), code);
        match (group, value.as_bool()) {
            (Some(group), Some(is_wanted)) => read.push((group, is_wanted)),
            (Some(_), None) => fields.refuse(fault(FieldErrorCode::WrongKind)),
            (None, _) => fields.refuse(fault(FieldErrorCode::UnknownField)),
        }
    }
    read
}

/// `None` where nothing is said of them, `Some(None)` where they are to end.
fn read_quiet(fields: &mut Fields) -> Option<Option<Quiet>> {
    if fields.has("quiet_hours") && !fields.is_given("quiet_hours") {
        return Some(None);
    }
    let hours = fields.read("quiet_hours", |value| value.as_object().cloned())?;
    let mut part = |name: &str| {
        let text = hours.get(name).and_then(Value::as_str).map(str::to_owned);
        if text.is_none() {
            let code =
                if hours.contains_key(name) { FieldErrorCode::WrongKind } else { FieldErrorCode::Required };
            fields.refuse(FieldError::new(format!("quiet_hours.{name}"), code));
        }
        text
    };
    let (from, to, zone) = (part("from"), part("to"), part("time_zone"));
    let mut refuse = |name: &str, code| fields.refuse(FieldError::new(format!("quiet_hours.{name}"), code));
    let mut time = |name: &str, text: Option<String>| {
        let time = text?.parse::<DayTime>();
        if time.is_err() {
            refuse(name, FieldErrorCode::WrongKind);
        }
        time.ok()
    };
    let (from, to) = (time("from", from), time("to", to));
    let zone = zone.and_then(|name| {
        let zone = name.parse::<Tz>();
        if zone.is_err() {
            refuse("time_zone", FieldErrorCode::UnknownOption);
        }
        zone.ok()
    });
    let (from, to, zone) = (from?, to?, zone?);
    let quiet = Quiet::new(from, to, zone);
    if quiet.is_none() {
        refuse("to", FieldErrorCode::WrongKind);
    }
    quiet.map(Some)
}
