//! The Bot API: one client for all that is asked of Telegram. teloxide supplies types and requests;
//! delivery (inbox, outbox) is ours.

mod call;

pub(crate) use call::without_address;
pub use call::{CallError, Refusal};

use std::time::Duration;

use reqwest::{Client, Proxy, Url};
use teloxide::Bot;

use crate::config::Config;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Above the longest long poll and the slowest upload.
const TIMEOUT: Duration = Duration::from_secs(75);

/// Telegram, spoken to as this desk's bot.
#[derive(Debug, Clone)]
pub struct Telegram {
    bot: Bot,
    client: Client,
}

impl Telegram {
    /// Makes the client; no request is sent.
    ///
    /// # Errors
    /// If the proxy's address is not one, or TLS cannot be set up.
    pub fn new(config: &Config) -> Result<Self, reqwest::Error> {
        // Only the proxy that was named for Telegram, never one that the environment names for all.
        let mut builder =
            Client::builder().connect_timeout(CONNECT_TIMEOUT).timeout(TIMEOUT).tcp_nodelay(true).no_proxy();
        if let Some(proxy) = &config.telegram_proxy {
            builder = builder.proxy(Proxy::all(proxy)?);
        }
        let client = builder.build()?;
        let api_url =
            Url::parse(&config.telegram_api_url).expect("the configuration took this address as one");
        let bot = Bot::with_client(config.bot_token.expose(), client.clone()).set_api_url(api_url);
        Ok(Self { bot, client })
    }

    /// Requests with Telegram's own types.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// The HTTP client behind it, which goes through the same proxy.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }
}
