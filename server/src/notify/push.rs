//! A message as the outbox keeps it: complete, so that sending needs nothing else.

use reqwest::Url;
use serde::{Deserialize, Serialize};
use teloxide::payloads::{SendMessage, SendMessageSetters as _};
use teloxide::types::{
    ChatId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ParseMode, WebAppInfo,
};

use crate::config::Config;

/// A text in Telegram's HTML, with at most one button that opens a page of the Mini App.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    pub text: String,
    pub button: Option<Button>,
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
        let Some(button) = self.button else { return Ok(request) };
        let url = Url::parse(&config.page_url(&button.path)).map_err(|_| PushFault::Address)?;
        let button = InlineKeyboardButton::web_app(button.text, WebAppInfo { url });
        Ok(request.reply_markup(InlineKeyboardMarkup::new([[button]])))
    }
}
