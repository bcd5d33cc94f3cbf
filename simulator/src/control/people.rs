//! The people and the bot they talk to.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ControlError;
use crate::{server::Simulator, world::people::Person};

/// Ids of people who were added without one begin here.
const FIRST_FREE_ID: i64 = 500_001;

#[derive(Debug, Deserialize)]
pub(super) struct NewPerson {
    id: Option<i64>,
    first_name: String,
    last_name: Option<String>,
    username: Option<String>,
    language_code: Option<String>,
    role: Option<String>,
}

pub(super) async fn list(State(simulator): State<Simulator>) -> Json<Value> {
    let world = simulator.world();
    Json(Value::Array(world.people.values().map(view).collect()))
}

/// Adds a person, or replaces the one with this id.
pub(super) async fn add(
    State(simulator): State<Simulator>,
    Json(new): Json<NewPerson>,
) -> Result<(StatusCode, Json<Value>), ControlError> {
    let mut world = simulator.world();
    let last = world.people.keys().next_back().copied().unwrap_or(0);
    let id = new.id.unwrap_or_else(|| FIRST_FREE_ID.max(last + 1));
    if id <= 0 {
        return Err(ControlError::Unfit("a person's id is positive".to_owned()));
    }
    let person = Person {
        id,
        first_name: new.first_name,
        last_name: new.last_name,
        username: new.username,
        language_code: new.language_code.unwrap_or_else(|| "ru".to_owned()),
        role: new.role,
    };
    let added = view(&person);
    world.add_person(person);
    world.tell(json!({"kind": "people"}));
    Ok((StatusCode::CREATED, Json(added)))
}

#[derive(Debug, Deserialize)]
pub(super) struct Changes {
    first_name: Option<String>,
    last_name: Option<String>,
    username: Option<String>,
    language_code: Option<String>,
}

pub(super) async fn change(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
    Json(changes): Json<Changes>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    let person = world.people.get_mut(&id).ok_or_else(|| ControlError::person(id))?;
    if let Some(first_name) = changes.first_name {
        person.first_name = first_name;
    }
    if let Some(language_code) = changes.language_code {
        person.language_code = language_code;
    }
    // An empty text takes the optional ones away.
    if let Some(last_name) = changes.last_name {
        person.last_name = Some(last_name).filter(|name| !name.is_empty());
    }
    if let Some(username) = changes.username {
        person.username = Some(username).filter(|name| !name.is_empty());
    }
    let changed = view(person);
    world.tell(json!({"kind": "people"}));
    Ok(Json(changed))
}

/// What the page needs to know once.
pub(super) async fn bot(State(simulator): State<Simulator>) -> Json<Value> {
    let mut bot = simulator.world().bot.me();
    bot["app_url"] = json!(simulator.config.app_url.as_str());
    Json(bot)
}

fn view(person: &Person) -> Value {
    let mut view = json!(person);
    view["host"] = json!(format!("{}.localhost", person.host_label()));
    view
}
