//! A person writes to the bot: text, reply, files, contact, or an edit of what they wrote.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use super::ControlError;
use crate::{
    clock, percent,
    server::Simulator,
    world::{
        World,
        files::mime_of,
        messages::{Content, MediaKind, Message, Sender},
        text::Formatted,
    },
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Writing {
    text: Option<String>,
    /// The message that is replied to.
    reply_to: Option<i64>,
    #[serde(default)]
    files: Vec<Attached>,
    /// `true` for the person's own number, or Telegram's `Contact`.
    contact: Option<Value>,
    location: Option<Value>,
    forward_origin: Option<Value>,
    quote: Option<Value>,
    /// The own message that is edited instead of sending a new one.
    edit: Option<i64>,
    /// Who writes, in a group.
    from: Option<i64>,
    /// The topic, in a group.
    thread: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct Attached {
    name: String,
    mime: Option<String>,
    content_base64: Option<String>,
    text: Option<String>,
    /// `photo`, `document` or `voice`; pictures are photos if not said.
    kind: Option<String>,
}

/// Answers with the message; an album with its first, the whole of it under `album`.
pub(super) async fn write(
    State(simulator): State<Simulator>,
    Path(chat_id): Path<i64>,
    Json(writing): Json<Writing>,
) -> Result<(StatusCode, Json<Value>), ControlError> {
    let mut world = simulator.world();
    let sender = sender(&world, chat_id, writing.from)?;
    if let Some(id) = writing.edit {
        return edit(&mut world, chat_id, id, sender, writing.text).map(|view| (StatusCode::OK, Json(view)));
    }
    if let Some(id) = writing.reply_to
        && world.chats.get(&chat_id).is_none_or(|chat| !chat.messages.contains_key(&id))
    {
        return Err(ControlError::message(id));
    }
    let contents = contents(&mut world, &writing)?;
    start(&mut world, chat_id);
    let album = (contents.len() > 1).then(|| (world.random() >> 2).to_string());
    let mut sent = Vec::new();
    for content in contents {
        let mut message = Message::new(chat_id, Sender::Person(sender), clock::now_s(), content);
        message.reply_to = writing.reply_to;
        message.thread_id = writing.thread;
        message.media_group_id.clone_from(&album);
        message.extras = extras(&world, &writing, sender);
        let message = world.receive(message);
        sent.push(world.control_view(&message));
    }
    let mut first = sent.first().cloned().unwrap_or(Value::Null);
    if sent.len() > 1 {
        first["album"] = Value::Array(sent);
    }
    Ok((StatusCode::CREATED, Json(first)))
}

/// Whoever writes to the bot has started it and unblocked it.
fn start(world: &mut World, chat_id: i64) {
    let blocked = super::chats::is_blocked(world, chat_id);
    if blocked {
        super::chats::set_blocked(world, chat_id, false);
    }
    if let Some(chat) = world.chats.get_mut(&chat_id)
        && !chat.started
    {
        chat.started = true;
        world.tell(json!({"kind": "chat", "chat_id": chat_id}));
    }
}

pub(super) fn sender(world: &World, chat_id: i64, from: Option<i64>) -> Result<i64, ControlError> {
    let chat = world.chats.get(&chat_id).ok_or_else(|| ControlError::chat(chat_id))?;
    let sender = if chat.is_private() {
        chat_id
    } else {
        from.ok_or_else(|| ControlError::Unfit("in a group say who: from".to_owned()))?
    };
    if world.people.contains_key(&sender) { Ok(sender) } else { Err(ControlError::person(sender)) }
}

fn contents(world: &mut World, writing: &Writing) -> Result<Vec<Content>, ControlError> {
    let text = Formatted::plain(writing.text.as_deref().unwrap_or_default()).trimmed().detected();
    let mut contents = Vec::new();
    for (index, attached) in writing.files.iter().enumerate() {
        // Clients put the caption under the first item of an album.
        let caption = if index == 0 { text.clone() } else { Formatted::default() };
        let (kind, file_id) = attached.keep(world)?;
        contents.push(Content::Media { kind, file_id, caption });
    }
    if contents.is_empty() && (writing.contact.is_some() || writing.location.is_some()) {
        contents.push(Content::Bare);
    }
    if contents.is_empty() {
        if text.text.is_empty() {
            return Err(ControlError::Unfit("a message needs text, files, contact or location".to_owned()));
        }
        contents.push(Content::Text(text));
    }
    Ok(contents)
}

impl Attached {
    fn keep(&self, world: &mut World) -> Result<(MediaKind, String), ControlError> {
        let bytes = match (&self.content_base64, &self.text) {
            (Some(encoded), _) => percent::base64(encoded)
                .ok_or_else(|| ControlError::Unfit(format!("{}: content_base64 is no base64", self.name)))?,
            (None, Some(text)) => text.clone().into_bytes(),
            (None, None) => {
                return Err(ControlError::Unfit(format!("{}: no content_base64 and no text", self.name)));
            }
        };
        let mime = self.mime.clone().unwrap_or_else(|| mime_of(&self.name).to_owned());
        let kind = match self.kind.as_deref() {
            Some(kind) => MediaKind::parse(kind)
                .ok_or_else(|| ControlError::Unfit(format!("{kind} is no kind of file")))?,
            None if matches!(mime.as_str(), "image/jpeg" | "image/png" | "image/webp") => MediaKind::Photo,
            None => MediaKind::Document,
        };
        Ok((kind, world.files.add(kind, &self.name, &mime, Bytes::from(bytes))))
    }
}

fn extras(world: &World, writing: &Writing, sender: i64) -> serde_json::Map<String, Value> {
    let mut extras = serde_json::Map::new();
    let own = || {
        world.people.get(&sender).map_or(Value::Null, |person| {
            json!({
                "phone_number": person.phone_number(),
                "first_name": person.first_name,
                "user_id": person.id,
            })
        })
    };
    let contact = match &writing.contact {
        Some(Value::Bool(true)) => Some(own()),
        other => other.clone().filter(Value::is_object),
    };
    for (key, value) in [
        ("contact", contact),
        ("location", writing.location.clone()),
        ("forward_origin", writing.forward_origin.clone()),
        ("quote", writing.quote.clone()),
    ] {
        if let Some(value) = value {
            extras.insert(key.to_owned(), value);
        }
    }
    extras
}

fn edit(
    world: &mut World,
    chat_id: i64,
    id: i64,
    sender: i64,
    text: Option<String>,
) -> Result<Value, ControlError> {
    let chat = world.chats.get_mut(&chat_id).ok_or_else(|| ControlError::chat(chat_id))?;
    let message = chat
        .messages
        .get_mut(&id)
        .filter(|message| message.sender == Sender::Person(sender))
        .ok_or_else(|| ControlError::message(id))?;
    let text = Formatted::plain(&text.unwrap_or_default()).trimmed().detected();
    match &mut message.content {
        Content::Text(old) => *old = text,
        Content::Media { caption, .. } => *caption = text,
        Content::Bare => return Err(ControlError::Unfit("this message has no text".to_owned())),
    }
    message.edit_date = Some(clock::now_s());
    message.edits += 1;
    let message = message.clone();
    world.show(&message);
    world.queue_update(chat_id, "edited_message", world.message_view(&message));
    Ok(world.control_view(&message))
}
