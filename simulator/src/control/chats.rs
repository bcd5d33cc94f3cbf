//! Chats: what is in them, and whether the bot may still write there.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ControlError;
use crate::{
    clock, percent,
    server::Simulator,
    world::{
        World,
        bot::in_language,
        chats::{Chat, ChatKind, Reach},
        messages::{Content, Message, Sender},
    },
};

/// The messages that are there now, oldest first.
pub(super) async fn messages(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, ControlError> {
    let world = simulator.world();
    let chat = world.chats.get(&id).ok_or_else(|| ControlError::chat(id))?;
    Ok(Json(chat.messages.values().map(|message| world.control_view(message)).collect()))
}

/// The chat as its person sees it: the bot's name, words and menu button, and whether it was started.
pub(super) async fn show(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, ControlError> {
    let world = simulator.world();
    let chat = world.chats.get(&id).ok_or_else(|| ControlError::chat(id))?;
    let language = world.people.get(&id).map_or("", |person| person.language_code.as_str());
    let mut view = world.chat_view(chat);
    view["started"] = json!(chat.started);
    view["blocked"] = json!(chat.reach == Reach::Blocked);
    view["bot_name"] = json!(in_language(&world.bot.names, language));
    view["description"] = json!(in_language(&world.bot.descriptions, language));
    view["menu_button"] = chat.menu_button.clone().unwrap_or_else(|| world.bot.menu_button.clone());
    view["commands"] = world.bot.commands_for(id, language);
    if let ChatKind::Group { topics, .. } = &chat.kind {
        view["topics"] = json!(topics);
    }
    Ok(Json(view))
}

#[derive(Debug, Deserialize)]
pub(super) struct NewGroup {
    id: Option<i64>,
    title: String,
    /// With topics the group is a forum.
    #[serde(default)]
    topics: Vec<String>,
    /// Who adds the bot; the first of the people, if not said.
    from: Option<i64>,
}

/// Makes a group and adds the bot to it.
pub(super) async fn add_group(
    State(simulator): State<Simulator>,
    Json(new): Json<NewGroup>,
) -> Result<(StatusCode, Json<Value>), ControlError> {
    let mut world = simulator.world();
    let lowest = world.chats.keys().next().copied().unwrap_or(0);
    let id = new.id.unwrap_or_else(|| lowest.min(-1_001_000_000_000) - 1);
    if id >= 0 {
        return Err(ControlError::Unfit("a group's id is negative".to_owned()));
    }
    let topics: BTreeMap<i64, String> = (2..).zip(new.topics).collect();
    world.chats.insert(id, Chat::group(id, new.title, topics.clone()));
    let from = new.from.or_else(|| world.people.keys().next().copied()).unwrap_or(0);
    membership(&mut world, id, from, "left", "member");
    Ok((StatusCode::CREATED, Json(json!({"id": id, "topics": topics}))))
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Why {
    /// `blocked` if not said; `deactivated`, `kicked` and `deleted` fail in their own words.
    reason: Option<Reach>,
}

/// The person blocks the bot (a group throws it out); it learns of it by `my_chat_member`.
pub(super) async fn block(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
    why: Option<Json<Why>>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    let chat = world.chats.get_mut(&id).ok_or_else(|| ControlError::chat(id))?;
    let usual = if chat.is_private() { Reach::Blocked } else { Reach::Kicked };
    let reason = why.and_then(|Json(why)| why.reason).unwrap_or(usual);
    match reason {
        Reach::Blocked | Reach::Kicked => set_reach(&mut world, id, reason),
        // The bot is told of neither.
        Reach::Deactivated | Reach::Deleted | Reach::Open | Reach::MigratedTo(_) => chat.reach = reason,
    }
    world.tell(json!({"kind": "chat", "chat_id": id}));
    Ok(Json(json!({"ok": true})))
}

pub(super) async fn unblock(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    if !world.chats.contains_key(&id) {
        return Err(ControlError::chat(id));
    }
    set_reach(&mut world, id, Reach::Open);
    world.tell(json!({"kind": "chat", "chat_id": id}));
    Ok(Json(json!({"ok": true})))
}

pub(super) fn is_blocked(world: &World, id: i64) -> bool {
    world.chats.get(&id).is_some_and(|chat| chat.reach == Reach::Blocked)
}

pub(super) fn set_blocked(world: &mut World, id: i64, blocked: bool) {
    set_reach(world, id, if blocked { Reach::Blocked } else { Reach::Open });
}

fn set_reach(world: &mut World, id: i64, reach: Reach) {
    let Some(chat) = world.chats.get_mut(&id) else { return };
    if chat.reach == reach {
        return;
    }
    chat.reach = reach;
    let from = if chat.is_private() { id } else { world.people.keys().next().copied().unwrap_or(0) };
    let (old, new) = if reach == Reach::Open { ("kicked", "member") } else { ("member", "kicked") };
    membership(world, id, from, old, new);
}

fn membership(world: &mut World, id: i64, from: i64, old: &str, new: &str) {
    let Some(chat) = world.chats.get(&id) else { return };
    let member = |status: &str| {
        let mut member = json!({"user": world.bot.user(), "status": status});
        if status == "kicked" {
            member["until_date"] = json!(0);
        }
        member
    };
    let update = json!({
        "chat": world.chat_view(chat),
        "from": world.sender_view(Sender::Person(from)),
        "date": clock::now_s(),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    });
    world.queue_update(id, "my_chat_member", update);
}

/// The person lets the bot write (requestWriteAccess).
pub(super) async fn allow_write(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    let chat = world.chats.get_mut(&id).ok_or_else(|| ControlError::chat(id))?;
    chat.started = true;
    set_blocked(&mut world, id, false);
    let mut message = Message::new(id, Sender::Person(id), clock::now_s(), Content::Bare);
    message.extras.insert("write_access_allowed".to_owned(), json!({"from_request": true}));
    world.receive(message);
    world.tell(json!({"kind": "chat", "chat_id": id}));
    Ok(Json(json!({"ok": true})))
}

#[derive(Debug, Deserialize)]
pub(super) struct Migration {
    to: i64,
}

/// The group becomes another one: the old id answers with `migrate_to_chat_id`.
pub(super) async fn migrate(
    State(simulator): State<Simulator>,
    Path(id): Path<i64>,
    Json(migration): Json<Migration>,
) -> Result<Json<Value>, ControlError> {
    let mut world = simulator.world();
    let chat = world.chats.get_mut(&id).ok_or_else(|| ControlError::chat(id))?;
    let ChatKind::Group { title, .. } = &chat.kind else {
        return Err(ControlError::Unfit("only a group can be upgraded".to_owned()));
    };
    let title = title.clone();
    chat.reach = Reach::MigratedTo(migration.to);
    world.chats.insert(migration.to, Chat::group(migration.to, title, BTreeMap::new()));
    Ok(Json(json!({"ok": true})))
}

/// A file's bytes, for the page.
pub(super) async fn file(
    State(simulator): State<Simulator>,
    Path(file_id): Path<String>,
) -> Result<Response, ControlError> {
    let world = simulator.world();
    let file = world.files.find(&file_id).ok_or_else(|| ControlError::Missing(format!("file {file_id}")))?;
    // Only pictures are shown; anything else could be a page with scripts.
    let shown = matches!(file.mime.as_str(), "image/jpeg" | "image/png" | "image/webp" | "image/gif");
    let mime = if shown { file.mime.clone() } else { "application/octet-stream".to_owned() };
    let manner = if shown { "inline" } else { "attachment" };
    let disposition = format!("{manner}; filename*=UTF-8''{}", percent::encode(&file.name));
    Ok(([(CONTENT_TYPE, mime), (CONTENT_DISPOSITION, disposition)], file.bytes.clone()).into_response())
}
