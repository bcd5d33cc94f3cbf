//! Messages and what they carry.

use serde_json::{Map, Value};

use super::text::Formatted;

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: i64,
    pub(crate) chat_id: i64,
    pub(crate) sender: Sender,
    /// Unix seconds.
    pub(crate) date: i64,
    pub(crate) edit_date: Option<i64>,
    pub(crate) content: Content,
    pub(crate) reply_to: Option<i64>,
    pub(crate) thread_id: Option<i64>,
    pub(crate) markup: Option<Value>,
    /// What makes separate messages one album.
    pub(crate) media_group_id: Option<String>,
    /// How often the message was edited; Telegram does not tell, tests want to know.
    pub(crate) edits: u32,
    pub(crate) reaction: Option<Value>,
    pub(crate) silent: bool,
    /// Fields of Telegram's `Message` that need no rule here: `forward_origin`, `quote`, …
    pub(crate) extras: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender {
    Bot,
    Person(i64),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Text(Formatted),
    Media {
        kind: MediaKind,
        file_id: String,
        caption: Formatted,
    },
    /// Contacts, locations and service messages: all they say is in the extras.
    Bare,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MediaKind {
    Photo,
    Document,
    Voice,
}

impl MediaKind {
    /// The field's name in a request and in a message.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Voice => "voice",
        }
    }

    /// The folder in Telegram's `file_path`.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Photo => "photos",
            Self::Document => "documents",
            Self::Voice => "voice",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Photo, Self::Document, Self::Voice].into_iter().find(|kind| kind.field() == text)
    }
}

impl Message {
    pub(crate) fn new(chat_id: i64, sender: Sender, date: i64, content: Content) -> Self {
        Self {
            id: 0,
            chat_id,
            sender,
            date,
            edit_date: None,
            content,
            reply_to: None,
            thread_id: None,
            markup: None,
            media_group_id: None,
            edits: 0,
            reaction: None,
            silent: false,
            extras: Map::new(),
        }
    }
}
