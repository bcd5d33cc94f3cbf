//! What of Telegram's updates matters here. Everything else is passed over, so that a field that is newer
//! than this program never costs a person's message.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::auth::TelegramUser;

#[derive(Debug, Deserialize)]
pub(super) struct Update {
    pub(super) message: Option<Message>,
    pub(super) edited_message: Option<Message>,
    pub(super) my_chat_member: Option<Membership>,
    pub(super) callback_query: Option<Pressed>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Message {
    pub(super) message_id: i64,
    pub(super) from: Option<Sender>,
    pub(super) chat: Chat,
    #[serde(default)]
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) caption: Option<String>,
    #[serde(default)]
    pub(super) reply_to_message: Option<Replied>,
    /// The same for all messages of an album.
    #[serde(default)]
    pub(super) media_group_id: Option<String>,
    /// The same picture in several sizes.
    #[serde(default)]
    pub(super) photo: Vec<Attachment>,
    #[serde(default)]
    pub(super) document: Option<Attachment>,
    #[serde(default)]
    pub(super) voice: Option<Attachment>,
    #[serde(default)]
    pub(super) video: Option<Attachment>,
    #[serde(default)]
    pub(super) video_note: Option<Attachment>,
    #[serde(default)]
    pub(super) audio: Option<Attachment>,
    #[serde(flatten)]
    pub(super) rest: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Sender {
    #[serde(default)]
    pub(super) is_bot: bool,
    #[serde(flatten)]
    pub(super) user: TelegramUser,
}

#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub(super) id: i64,
    #[serde(rename = "type")]
    pub(super) kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Replied {
    pub(super) message_id: i64,
}

/// A file that Telegram keeps.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Attachment {
    pub(super) file_id: String,
    #[serde(default)]
    pub(super) file_name: Option<String>,
    #[serde(default)]
    pub(super) file_size: Option<u64>,
    #[serde(default)]
    pub(super) width: u64,
    #[serde(default)]
    pub(super) height: u64,
}

/// A button below one of the bot's messages was pressed.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    pub(super) id: String,
    pub(super) from: Sender,
    #[serde(default)]
    pub(super) message: Option<Below>,
    #[serde(default)]
    pub(super) data: String,
}

/// The message that the button stands below.
#[derive(Debug, Deserialize)]
pub(super) struct Below {
    pub(super) chat: Chat,
}

/// The bot's own place in a chat has changed.
#[derive(Debug, Deserialize)]
pub(super) struct Membership {
    pub(super) from: Sender,
    pub(super) chat: Chat,
    pub(super) new_chat_member: Member,
}

#[derive(Debug, Deserialize)]
pub(super) struct Member {
    pub(super) status: String,
}

impl Chat {
    pub(super) fn is_private(&self) -> bool {
        self.kind == "private"
    }
}

impl Update {
    /// The chat whose updates are handled one after the other.
    pub(super) fn chat(&self) -> Option<i64> {
        let message = self.message.as_ref().or(self.edited_message.as_ref()).map(|message| message.chat.id);
        let member = || self.my_chat_member.as_ref().map(|change| change.chat.id);
        message.or_else(member).or_else(|| Some(self.callback_query.as_ref()?.message.as_ref()?.chat.id))
    }
}

impl Message {
    /// The file that stands in the message, with a name for what Telegram does not name.
    pub(super) fn attachment(&self) -> Option<(&Attachment, &'static str)> {
        let photo = self.photo.iter().max_by_key(|size| (size.width * size.height, size.file_size));
        let kinds = [
            (photo, "photo"),
            (self.document.as_ref(), "document"),
            (self.voice.as_ref(), "voice"),
            (self.video.as_ref(), "video"),
            (self.video_note.as_ref(), "video"),
            (self.audio.as_ref(), "audio"),
        ];
        kinds.into_iter().find_map(|(attachment, name)| Some((attachment?, name)))
    }

    /// The text, or the words below a file.
    pub(super) fn words(&self) -> &str {
        self.text.as_deref().or(self.caption.as_deref()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(fields: Value) -> Message {
        let mut message = serde_json::json!({
            "message_id": 7,
            "date": 1_800_000_000,
            "from": {"id": 1001, "is_bot": false, "first_name": "Anna", "language_code": "en"},
            "chat": {"id": 1001, "type": "private", "first_name": "Anna"},
        });
        for (key, value) in fields.as_object().unwrap() {
            message[key] = value.clone();
        }
        serde_json::from_value(message).unwrap()
    }

    #[test]
    fn of_a_photo_the_largest_size_is_taken() {
        let message = message(serde_json::json!({"photo": [
            {"file_id": "s", "width": 90, "height": 60, "file_size": 900},
            {"file_id": "l", "width": 1280, "height": 853},
            {"file_id": "m", "width": 320, "height": 213, "file_size": 20_000},
        ], "caption": "Here"}));
        let (photo, name) = message.attachment().unwrap();
        assert_eq!((photo.file_id.as_str(), name, message.words()), ("l", "photo", "Here"));
    }

    #[test]
    fn what_is_newer_than_this_program_is_passed_over() {
        let update: Update = serde_json::from_value(serde_json::json!({
            "update_id": 1, "message": {
                "message_id": 7, "chat": {"id": 1, "type": "private", "new": {}}, "text": "x", "newer": [1],
                "from": {"id": 1, "is_bot": false, "first_name": "A", "newest": null},
            },
        }))
        .unwrap();
        assert_eq!((update.chat(), update.message.unwrap().words()), (Some(1), "x"));
        let update: Update = serde_json::from_value(serde_json::json!({"update_id": 2, "new": {}})).unwrap();
        assert_eq!(update.chat(), None);
    }
}
