//! Opens the Mini App for a person: signed initData and the address with it in the hash.

use axum::{
    Json,
    extract::{Path, State},
};
use reqwest::Url;
use serde::Deserialize;
use serde_json::{Value, json};

use super::ControlError;
use crate::{
    clock, init_data, percent,
    server::Simulator,
    world::{
        World,
        chats::Reach,
        messages::{Content, Message, Sender},
        people::Person,
    },
};

/// The theme that a launch outside the page carries.
const LIGHT_THEME: &str = include_str!("../../static/theme-light.json");
const VERSION: &str = "9.1";
const PLATFORM: &str = "weba";

#[derive(Debug, Default, Deserialize)]
pub(super) struct Launch {
    /// Opens by `t.me/<bot>?startapp=…` instead of a button.
    start_param: Option<String>,
    /// Unix seconds; now, if not said.
    auth_date: Option<i64>,
    /// Replaces the path (and query) of the app's address.
    path: Option<String>,
    /// Replaces the whole address.
    url: Option<String>,
}

/// `{init_data, url}` for a launch by the menu button, or by a link if there is a `start_param`.
pub(super) async fn init_data(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
    launch: Option<Json<Launch>>,
) -> Result<Json<Value>, ControlError> {
    let Json(launch) = launch.unwrap_or_default();
    let mut world = simulator.world();
    let mut address = match &launch.url {
        Some(url) => parse(url)?,
        None => simulator.config.app_url.clone(),
    };
    if let Some(path) = &launch.path {
        address = address.join(path).map_err(|_| ControlError::Unfit(format!("{path} is no path")))?;
    }
    let auth_date = launch.auth_date.unwrap_or_else(clock::now_s);
    let opened = match launch.start_param {
        Some(start_param) => {
            check_start_param(&start_param)?;
            address.query_pairs_mut().append_pair("tgWebAppStartParam", &start_param);
            By::Link { start_param }
        }
        None => By::Button,
    };
    open(&simulator, &mut world, id, address, opened, auth_date).map(Json)
}

/// What opened the app decides which fields initData has.
pub(super) enum By {
    Button,
    Link { start_param: String },
}

pub(super) fn parse(url: &str) -> Result<Url, ControlError> {
    Url::parse(url).map_err(|_| ControlError::Unfit(format!("{url} is no URL")))
}

fn check_start_param(text: &str) -> Result<(), ControlError> {
    let shaped =
        text.len() <= 512 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if shaped { Ok(()) } else { Err(ControlError::Unfit("start_param is ^[A-Za-z0-9_-]{0,512}$".to_owned())) }
}

/// Signs initData for a person and puts it into the address.
pub(super) fn open(
    simulator: &Simulator,
    world: &mut World,
    person_id: i64,
    mut address: Url,
    by: By,
    auth_date: i64,
) -> Result<Value, ControlError> {
    let person = world.people.get(&person_id).cloned().ok_or_else(|| ControlError::person(person_id))?;
    let may_write = world.chats.get(&person_id).is_some_and(|chat| chat.started && chat.reach == Reach::Open);
    let user = ("user".to_owned(), user_json(&person, may_write));
    let mut pairs = match by {
        By::Button => vec![("query_id".to_owned(), query_id(world, person_id)), user],
        By::Link { start_param } => vec![
            user,
            ("chat_instance".to_owned(), chat_instance(person_id)),
            ("chat_type".to_owned(), "sender".to_owned()),
            ("start_param".to_owned(), start_param),
        ],
    };
    pairs.push(("auth_date".to_owned(), auth_date.to_string()));
    let signature = init_data::stand_in_signature(&pairs);
    pairs.push(("signature".to_owned(), signature));
    let init_data = init_data::sign(&simulator.config.token, &pairs);
    // One origin for two people would share its sessionStorage, so each has a host.
    if address.host_str().is_some_and(crate::api::is_loopback) {
        let host = format!("{}.localhost", person.host_label());
        address.set_host(Some(&host)).map_err(|_| ControlError::Unfit(format!("{host} is no host")))?;
    }
    let theme: Value = serde_json::from_str(LIGHT_THEME).expect("the theme in static/ is JSON");
    let hash = [
        ("tgWebAppData", init_data.as_str()),
        ("tgWebAppVersion", VERSION),
        ("tgWebAppPlatform", PLATFORM),
        ("tgWebAppThemeParams", &theme.to_string()),
    ]
    .map(|(key, value)| format!("{key}={}", percent::encode(value)))
    .join("&");
    address.set_fragment(Some(&hash));
    Ok(json!({"init_data": init_data, "url": address.as_str()}))
}

/// The user as Telegram writes it: slashes escaped, Unicode raw.
fn user_json(person: &Person, may_write: bool) -> String {
    let mut user = person.user();
    if let Some(fields) = user.as_object_mut() {
        fields.remove("is_bot");
        fields.entry("last_name").or_insert_with(|| json!(""));
        if may_write {
            fields.insert("allows_write_to_pm".to_owned(), json!(true));
        }
    }
    user.to_string().replace('/', "\\/")
}

fn query_id(world: &mut World, person_id: i64) -> String {
    format!("AA{person_id:x}{:016x}", world.random())
}

/// The same for the same person, as Telegram's is for the same chat.
pub(super) fn chat_instance(person_id: i64) -> String {
    format!("-{}", 3_000_000_000_000_000_000_u64 + person_id.unsigned_abs() % 1_000_000_000)
}

/// The person shares their phone number: the bot gets a message, the app a signed answer.
pub(super) async fn share_contact(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    let person = world.people.get(&id).cloned().ok_or_else(|| ControlError::person(id))?;
    let mut contact = json!({
        "phone_number": person.phone_number(),
        "first_name": person.first_name,
        "user_id": person.id,
    });
    if let Some(last_name) = &person.last_name {
        contact["last_name"] = json!(last_name);
    }
    let pairs = vec![
        ("contact".to_owned(), contact.to_string()),
        ("auth_date".to_owned(), clock::now_s().to_string()),
    ];
    let response = init_data::sign(&simulator.config.token, &pairs);
    if let Some(chat) = world.chats.get_mut(&id) {
        chat.started = true;
    }
    let mut message = Message::new(id, Sender::Person(id), clock::now_s(), Content::Bare);
    message.extras.insert("contact".to_owned(), contact);
    world.receive(message);
    world.tell(json!({"kind": "chat", "chat_id": id}));
    Ok(Json(json!({"response": response})))
}
