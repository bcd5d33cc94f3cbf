//! What the simulator is started with.

use std::fmt;

use anyhow::{Context as _, ensure};
use reqwest::Url;

/// The bot, the Mini App and the script that stands in for telegram.org's.
#[derive(Clone)]
pub struct Config {
    pub(crate) token: String,
    pub(crate) bot_id: i64,
    pub(crate) app_url: Url,
    pub(crate) script: Option<Vec<u8>>,
}

impl Config {
    /// Checks the token's shape (`123456:letters`) and the Mini App's address.
    pub fn new(token: &str, app_url: &str) -> anyhow::Result<Self> {
        let bot_id = bot_id(token).context("a bot token looks like 123456:AbCdEf")?;
        let app_url = Url::parse(app_url).context("the app's address is not a URL")?;
        ensure!(app_url.has_host(), "the app's address has no host");
        Ok(Self { token: token.to_owned(), bot_id, app_url, script: None })
    }

    /// Serves these bytes as `/telegram-web-app.js`.
    #[must_use]
    pub fn with_script(mut self, script: Vec<u8>) -> Self {
        self.script = Some(script);
        self
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("token", &"***")
            .field("bot_id", &self.bot_id)
            .field("app_url", &self.app_url.as_str())
            .finish_non_exhaustive()
    }
}

/// Reads the bot's id out of a token; `None` for what is no token at all.
pub(crate) fn bot_id(token: &str) -> Option<i64> {
    let (id, secret) = token.split_once(':')?;
    let shaped = !secret.is_empty()
        && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if shaped { id.parse().ok().filter(|id| *id > 0) } else { None }
}
