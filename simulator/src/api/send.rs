//! sendMessage, and what all that send have in common.

use serde_json::{Value, json};

use super::{Refusal, answer::Answer, html, keyboard, params::Params};
use crate::{
    clock,
    world::{
        World,
        messages::{Content, Message, Sender},
        text::Formatted,
    },
};

const TEXT_LIMIT: usize = 4096;
const CAPTION_LIMIT: usize = 1024;

pub(super) fn send_message(world: &mut World, params: &Params) -> Answer {
    let target = Target::find(world, params)?;
    let text = formatted(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(Refusal::bad_request("message text is empty"));
    }
    if text.units() > TEXT_LIMIT {
        return Err(Refusal::bad_request("message is too long"));
    }
    let markup = keyboard::markup(params, target.private)?;
    target.pay(world, 1)?;
    let message = Message { markup, ..target.message(Content::Text(text)) };
    let message = world.post(message);
    Ok(world.message_view(&message))
}

/// Where a message goes, checked: the chat, its topic and the message it replies to.
pub(super) struct Target {
    pub(super) chat_id: i64,
    pub(super) private: bool,
    reply_to: Option<i64>,
    thread_id: Option<i64>,
    silent: bool,
    protected: bool,
}

impl Target {
    pub(super) fn find(world: &World, params: &Params) -> Result<Self, Refusal> {
        let chat_id = chat_id(params)?;
        let chat = world.chats.get(&chat_id).ok_or_else(|| Refusal::bad_request("chat not found"))?;
        chat.writable()?;
        let thread_id = params.number("message_thread_id").filter(|thread| *thread != 0);
        if thread_id.is_some_and(|thread| !chat.has_topic(thread)) {
            return Err(Refusal::bad_request("message thread not found"));
        }
        let reply = params.object("reply_parameters")?.unwrap_or(Value::Null);
        let wanted = reply["message_id"].as_i64().or_else(|| params.number("reply_to_message_id"));
        let without =
            reply["allow_sending_without_reply"] == true || params.flag("allow_sending_without_reply");
        let reply_to = wanted.filter(|id| chat.messages.contains_key(id));
        if wanted.is_some() && reply_to.is_none() && !without {
            return Err(Refusal::bad_request("message to be replied not found"));
        }
        Ok(Self {
            chat_id,
            private: chat.is_private(),
            reply_to,
            thread_id,
            silent: params.flag("disable_notification"),
            protected: params.flag("protect_content"),
        })
    }

    /// Counts the messages against the flood limits.
    pub(super) fn pay(&self, world: &mut World, items: usize) -> Result<(), Refusal> {
        pay(world, self.chat_id, self.private, items)
    }

    pub(super) fn message(&self, content: Content) -> Message {
        let mut message = Message::new(self.chat_id, Sender::Bot, clock::now_s(), content);
        message.reply_to = self.reply_to;
        message.thread_id = self.thread_id;
        message.silent = self.silent;
        if self.protected {
            message.extras.insert("has_protected_content".to_owned(), json!(true));
        }
        message
    }
}

/// Counts messages or edits against the flood limits.
pub(super) fn pay(world: &mut World, chat_id: i64, private: bool, items: usize) -> Result<(), Refusal> {
    world.limits.take(chat_id, private, items, clock::now_ms()).map_err(Refusal::flood)
}

pub(super) fn chat_id(params: &Params) -> Result<i64, Refusal> {
    match params.number("chat_id") {
        Some(id) => Ok(id),
        None if params.text("chat_id").is_some_and(|text| !text.is_empty()) => {
            Err(Refusal::bad_request("chat not found"))
        }
        None => Err(Refusal::bad_request("chat_id is empty")),
    }
}

/// A caption within its limit, perhaps empty.
pub(super) fn caption(params: &Params) -> Result<Formatted, Refusal> {
    within_caption(formatted(params, "caption", "caption_entities")?)
}

pub(super) fn within_caption(caption: Formatted) -> Result<Formatted, Refusal> {
    if caption.units() > CAPTION_LIMIT {
        return Err(Refusal::bad_request("message caption is too long"));
    }
    Ok(caption)
}

/// A text parameter with its formatting.
pub(super) fn formatted(params: &Params, text: &str, entities: &str) -> Result<Formatted, Refusal> {
    let given = params.object(entities)?;
    parsed(&params.text(text).unwrap_or_default(), params.text("parse_mode").as_deref(), given)
}

pub(super) fn parsed(text: &str, mode: Option<&str>, entities: Option<Value>) -> Result<Formatted, Refusal> {
    let formatted = match mode.unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => html::parse(text)
            .map_err(|fault| Refusal::bad_request(format!("can't parse entities: {fault}")))?,
        "" => {
            let entities = entities.and_then(|list| list.as_array().cloned()).unwrap_or_default();
            Formatted { text: text.to_owned(), entities }
        }
        // Telegram knows Markdown too; Zayavka writes HTML alone.
        _ => return Err(Refusal::bad_request("unsupported parse_mode")),
    };
    let formatted = Formatted { text: formatted.text.replace('\r', ""), ..formatted };
    Ok(formatted.trimmed().detected())
}
