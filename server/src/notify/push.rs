//! A message as the outbox keeps it: complete, so that sending needs nothing else.

use reqwest::Url;
use serde::{Deserialize, Serialize};
use teloxide::payloads::{SendMessage, SendMessageSetters as _};
use teloxide::types::{
    ChatId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ParseMode, WebAppInfo,
};

use crate::config::Config;

/// A text in Telegram's HTML, with at most one button that opens a page of the Mini App, and below it
/// buttons that answer the bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    pub text: String,
    pub button: Option<Button>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// A button that is pressed in the chat itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub text: String,
    /// What the bot hears: 1 to 64 bytes.
    pub data: String,
}

/// What the button says and which page it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub text: String,
    /// Begins with a slash.
    pub path: String,
}

/// Why a kept message cannot be sent: a mistake of ours.
#[derive(Debug, thiserror::Error)]
pub(super) enum PushFault {
    #[error("the payload cannot be read: {0}")]
    Payload(#[from] serde_json::Error),
    #[error("the button's page has no address")]
    Address,
}

impl Push {
    pub(super) fn to_payload(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    pub(super) fn from_payload(payload: &str) -> Result<Self, PushFault> {
        Ok(serde_json::from_str(payload)?)
    }

    /// The request that sends it to a private chat.
    pub(super) fn request(self, config: &Config, chat: i64) -> Result<SendMessage, PushFault> {
        let preview = LinkPreviewOptions {
            is_disabled: true,
            url: None,
            prefer_small_media: false,
            prefer_large_media: false,
            show_above_text: false,
        };
        let request = SendMessage::new(ChatId(chat), self.text)
            .parse_mode(ParseMode::Html)
            .link_preview_options(preview);
        let mut rows = Vec::new();
        if let Some(button) = self.button {
            let url = Url::parse(&config.page_url(&button.path)).map_err(|_| PushFault::Address)?;
            rows.push(vec![InlineKeyboardButton::web_app(button.text, WebAppInfo { url })]);
        }
        if !self.choices.is_empty() {
            let choices = self.choices.into_iter();
            rows.push(choices.map(|one| InlineKeyboardButton::callback(one.text, one.data)).collect());
        }
        if rows.is_empty() {
            return Ok(request);
        }
        Ok(request.reply_markup(InlineKeyboardMarkup::new(rows)))
    }
}
