//! Chats, and whether the bot may write into them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::messages::Message;
use crate::api::Refusal;

/// One chat with the bot in it; a private chat has its person's id.
#[derive(Debug)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: ChatKind,
    /// The person has written to the bot or let it write.
    pub(crate) started: bool,
    pub(crate) reach: Reach,
    pub(crate) messages: BTreeMap<i64, Message>,
    /// The menu button set for this chat alone.
    pub(crate) menu_button: Option<Value>,
}

#[derive(Debug)]
pub(crate) enum ChatKind {
    Private,
    Group { title: String, topics: BTreeMap<i64, String>, last_message: i64 },
}

/// Whether messages of the bot arrive.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reach {
    #[default]
    Open,
    Blocked,
    Deactivated,
    Kicked,
    Deleted,
    #[serde(skip)]
    MigratedTo(i64),
}

impl Chat {
    pub(crate) fn private(id: i64) -> Self {
        Self::new(id, ChatKind::Private)
    }

    pub(crate) fn group(id: i64, title: String, topics: BTreeMap<i64, String>) -> Self {
        // Topics take message numbers, so messages start behind them.
        let last_message = topics.keys().next_back().copied().unwrap_or(0);
        Self { started: true, ..Self::new(id, ChatKind::Group { title, topics, last_message }) }
    }

    fn new(id: i64, kind: ChatKind) -> Self {
        Self { id, kind, started: false, reach: Reach::Open, messages: BTreeMap::new(), menu_button: None }
    }

    pub(crate) fn is_private(&self) -> bool {
        matches!(self.kind, ChatKind::Private)
    }

    pub(crate) fn is_forum(&self) -> bool {
        matches!(&self.kind, ChatKind::Group { topics, .. } if !topics.is_empty())
    }

    pub(super) fn own_counter(&mut self) -> Option<&mut i64> {
        match &mut self.kind {
            ChatKind::Private => None,
            ChatKind::Group { last_message, .. } => Some(last_message),
        }
    }

    /// Whether the bot may write here now, in Telegram's words if not.
    pub(crate) fn writable(&self) -> Result<(), Refusal> {
        match self.reach {
            Reach::Open if self.started => Ok(()),
            Reach::Open => Err(Refusal::bad_request("chat not found")),
            Reach::Blocked => Err(Refusal::forbidden("bot was blocked by the user")),
            Reach::Deactivated => Err(Refusal::forbidden("user is deactivated")),
            Reach::Kicked => Err(Refusal::forbidden("bot was kicked from the supergroup chat")),
            Reach::Deleted => Err(Refusal::forbidden("the group chat was deleted")),
            Reach::MigratedTo(id) => Err(Refusal::migrated(id)),
        }
    }

    /// Whether the topic exists; the general one has no number.
    pub(crate) fn has_topic(&self, topic: i64) -> bool {
        match &self.kind {
            ChatKind::Private => false,
            ChatKind::Group { topics, .. } => topics.contains_key(&topic),
        }
    }
}
