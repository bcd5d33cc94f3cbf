//! The world as the Bot API and the page see it: JSON in Telegram's shapes, and the acts of people.

use serde_json::{Value, json};

use super::{
    World,
    chats::{Chat, ChatKind},
    messages::{Content, Message, Sender},
};

impl World {
    /// The `Chat` of the Bot API.
    pub(crate) fn chat_view(&self, chat: &Chat) -> Value {
        match &chat.kind {
            ChatKind::Private => {
                let mut view = self.people.get(&chat.id).map_or_else(|| json!({}), |person| person.user());
                if let Some(fields) = view.as_object_mut() {
                    fields.retain(|key, _| matches!(key.as_str(), "first_name" | "last_name" | "username"));
                }
                view["id"] = json!(chat.id);
                view["type"] = json!("private");
                view
            }
            ChatKind::Group { title, .. } => {
                let mut view = json!({"id": chat.id, "type": "supergroup", "title": title});
                if chat.is_forum() {
                    view["is_forum"] = json!(true);
                }
                view
            }
        }
    }

    pub(crate) fn sender_view(&self, sender: Sender) -> Value {
        match sender {
            Sender::Bot => self.bot.user(),
            Sender::Person(id) => {
                self.people.get(&id).map_or_else(|| json!({"id": id}), |person| person.user())
            }
        }
    }

    /// The `Message` of the Bot API, with the message it replies to.
    pub(crate) fn message_view(&self, message: &Message) -> Value {
        let mut view = self.flat_view(message);
        let chat = self.chats.get(&message.chat_id);
        let replied = message.reply_to.and_then(|id| chat?.messages.get(&id));
        if let Some(replied) = replied {
            view["reply_to_message"] = self.flat_view(replied);
        }
        view
    }

    /// What the control API shows: Telegram's message, and what only the simulator knows of it.
    pub(crate) fn control_view(&self, message: &Message) -> Value {
        let mut view = self.message_view(message);
        view["edits"] = json!(message.edits);
        view["silent"] = json!(message.silent);
        if let Some(reaction) = &message.reaction {
            view["reaction"] = reaction.clone();
        }
        view
    }

    fn flat_view(&self, message: &Message) -> Value {
        let chat = self.chats.get(&message.chat_id);
        let mut view = json!({
            "message_id": message.id,
            "from": self.sender_view(message.sender),
            "chat": chat.map_or_else(|| json!({"id": message.chat_id}), |chat| self.chat_view(chat)),
            "date": message.date,
        });
        if let Some(edit_date) = message.edit_date {
            view["edit_date"] = json!(edit_date);
        }
        if let Some(thread_id) = message.thread_id {
            view["message_thread_id"] = json!(thread_id);
            view["is_topic_message"] = json!(true);
        }
        if let Some(group) = &message.media_group_id {
            view["media_group_id"] = json!(group);
        }
        match &message.content {
            Content::Text(text) => {
                view["text"] = json!(text.text);
                if !text.entities.is_empty() {
                    view["entities"] = json!(text.entities);
                }
            }
            Content::Media { kind, file_id, caption } => {
                view[kind.field()] = self.files.find(file_id).map_or(Value::Null, |file| file.media(*kind));
                if !caption.text.is_empty() {
                    view["caption"] = json!(caption.text);
                    if !caption.entities.is_empty() {
                        view["caption_entities"] = json!(caption.entities);
                    }
                }
            }
            Content::Bare => {}
        }
        if let Some(markup) = &message.markup {
            view["reply_markup"] = markup.clone();
        }
        for (key, value) in &message.extras {
            view[key.as_str()] = value.clone();
        }
        view
    }

    /// Puts a message into its chat, numbered, and shows it on the page.
    pub(crate) fn post(&mut self, mut message: Message) -> Message {
        message.id = self.next_message_id(message.chat_id);
        if let Some(chat) = self.chats.get_mut(&message.chat_id) {
            chat.messages.insert(message.id, message.clone());
        }
        self.show(&message);
        message
    }

    /// A message that a person sends: the bot gets an update of it.
    pub(crate) fn receive(&mut self, message: Message) -> Message {
        let message = self.post(message);
        self.queue_update(message.chat_id, "message", self.message_view(&message));
        message
    }

    pub(crate) fn show(&self, message: &Message) {
        let view = self.control_view(message);
        self.tell(json!({"kind": "message", "chat_id": message.chat_id, "message": view}));
    }

    /// Queues an update and wakes those who wait for one.
    pub(crate) fn queue_update(&mut self, chat_id: i64, kind: &str, body: Value) {
        self.updates.queue(chat_id, kind, body);
        self.signals.updates.notify_waiters();
    }
}
