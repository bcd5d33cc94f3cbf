//! Changes to messages that are there: text, buttons, reactions, deletion.

use serde_json::{Value, json};

use super::{
    Refusal,
    answer::Answer,
    keyboard,
    params::Params,
    send::{caption, chat_id, formatted, pay},
};
use crate::{
    clock,
    world::{
        World,
        messages::{Content, Message, Sender},
        text::Formatted,
    },
};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly \
                            the same as a current content and reply markup of the message";

/// Own messages may be deleted for everyone for this long.
const DELETABLE_S: i64 = 48 * 3600;

pub(super) fn edit_text(world: &mut World, params: &Params) -> Answer {
    let message = editable(world, params)?;
    let text = formatted(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(Refusal::bad_request("message text is empty"));
    }
    if text.units() > 4096 {
        return Err(Refusal::bad_request("message is too long"));
    }
    match message.content {
        Content::Text(_) => change(world, params, message, |content| *content = Content::Text(text)),
        Content::Media { .. } | Content::Bare => {
            Err(Refusal::bad_request("there is no text in the message to edit"))
        }
    }
}

pub(super) fn edit_caption(world: &mut World, params: &Params) -> Answer {
    let message = editable(world, params)?;
    let new: Formatted = caption(params)?;
    match message.content {
        Content::Media { .. } => change(world, params, message, |content| {
            if let Content::Media { caption, .. } = content {
                *caption = new;
            }
        }),
        Content::Text(_) | Content::Bare => {
            Err(Refusal::bad_request("there is no caption in the message to edit"))
        }
    }
}

pub(super) fn edit_markup(world: &mut World, params: &Params) -> Answer {
    let message = editable(world, params)?;
    change(world, params, message, |_| {})
}

/// Applies a change and the new buttons; an edit without buttons takes them away, as in Telegram.
fn change(world: &mut World, params: &Params, message: Message, apply: impl FnOnce(&mut Content)) -> Answer {
    let private = world.chats.get(&message.chat_id).is_some_and(|chat| chat.is_private());
    let mut edited = message.clone();
    apply(&mut edited.content);
    edited.markup = keyboard::markup(params, private)?;
    if edited.content == message.content && edited.markup == message.markup {
        return Err(Refusal::bad_request(NOT_MODIFIED));
    }
    pay(world, message.chat_id, private, 1)?;
    // Buttons alone do not make a message "edited".
    if edited.content != message.content {
        edited.edit_date = Some(clock::now_s());
    }
    edited.edits += 1;
    if let Some(chat) = world.chats.get_mut(&edited.chat_id) {
        chat.messages.insert(edited.id, edited.clone());
    }
    world.show(&edited);
    Ok(world.message_view(&edited))
}

fn editable(world: &World, params: &Params) -> Result<Message, Refusal> {
    let message = find(world, params, "message to edit not found")?;
    match message.sender {
        Sender::Bot => Ok(message),
        Sender::Person(_) => Err(Refusal::bad_request("message can't be edited")),
    }
}

fn find(world: &World, params: &Params, missing: &str) -> Result<Message, Refusal> {
    let chat_id = chat_id(params)?;
    let id = params
        .number("message_id")
        .ok_or_else(|| Refusal::bad_request("message identifier is not specified"))?;
    let chat = world.chats.get(&chat_id).ok_or_else(|| Refusal::bad_request("chat not found"))?;
    chat.writable()?;
    chat.messages.get(&id).cloned().ok_or_else(|| Refusal::bad_request(missing))
}

pub(super) fn delete(world: &mut World, params: &Params) -> Answer {
    let message = find(world, params, "message to delete not found")?;
    if clock::now_s() - message.date > DELETABLE_S {
        return Err(Refusal::bad_request("message can't be deleted for everyone"));
    }
    if let Some(chat) = world.chats.get_mut(&message.chat_id) {
        chat.messages.remove(&message.id);
    }
    world.tell(json!({"kind": "deleted", "chat_id": message.chat_id, "message_id": message.id}));
    Ok(json!(true))
}

/// The emoji that a bot may react with, as far as Zayavka could want them (telegram.md: no ✅).
const REACTIONS: [&str; 27] = [
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "😢", "🎉", "🤩", "🙏", "👌", "🕊", "💯", "🤣",
    "⚡", "🏆", "💔", "👀", "✍", "🤝", "🫡", "🆒", "🤗",
];

pub(super) fn react(world: &mut World, params: &Params) -> Answer {
    let mut message = find(world, params, "message to react not found")?;
    let reactions = params.object("reaction")?.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    if reactions.len() > 1 {
        return Err(Refusal::bad_request("REACTIONS_TOO_MANY"));
    }
    let known = |reaction: &Value| {
        reaction["type"] == "emoji"
            && reaction["emoji"].as_str().is_some_and(|emoji| REACTIONS.contains(&emoji))
    };
    if !reactions.iter().all(known) {
        return Err(Refusal::bad_request("REACTION_INVALID"));
    }
    message.reaction = reactions.into_iter().next();
    if let Some(chat) = world.chats.get_mut(&message.chat_id) {
        chat.messages.insert(message.id, message.clone());
    }
    world.show(&message);
    Ok(json!(true))
}

/// answerCallbackQuery: shown to the one who pressed.
pub(super) fn answer_callback(world: &mut World, params: &Params) -> Answer {
    let text = params.text("text").unwrap_or_default();
    if text.encode_utf16().count() > 200 {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    let id = params.text("callback_query_id").unwrap_or_default();
    let answer = json!({"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")});
    if !world.callbacks.answer(&id, answer, clock::now_ms()) {
        return Err(Refusal::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    }
    world.signals.callbacks.notify_waiters();
    Ok(json!(true))
}

pub(super) fn chat_action(world: &mut World, params: &Params) -> Answer {
    let chat_id = chat_id(params)?;
    let chat = world.chats.get(&chat_id).ok_or_else(|| Refusal::bad_request("chat not found"))?;
    chat.writable()?;
    let action = params.text("action").unwrap_or_default();
    world.tell(json!({"kind": "action", "chat_id": chat_id, "action": action}));
    Ok(json!(true))
}
