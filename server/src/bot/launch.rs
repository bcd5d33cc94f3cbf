//! Presents the bot: its name is learned, and what the settings say of it is set. Done once after each
//! start, as soon as Telegram answers; nothing waits for it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use tokio::time::sleep;
use tracing::{info, warn};

use crate::notify::retry_delay_ms;
use crate::settings;
use crate::telegram::CallError;
use crate::{App, Bot};

const TIMEOUT: Duration = Duration::from_secs(20);
const LONGEST_DELAY_MS: i64 = 60_000;

#[derive(Deserialize)]
struct Me {
    #[serde(default)]
    username: Option<String>,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    has_main_web_app: bool,
}

/// Presents the bot, then waits for ever: a worker that ends has failed.
pub(super) async fn run(app: &App) {
    let mut failures = 0;
    while let Err(error) = present(app).await {
        failures += 1;
        if failures == 1 {
            warn!(error = %error, "the bot could not be presented; trying again");
        }
        sleep(Duration::from_millis(retry_delay_ms(failures, LONGEST_DELAY_MS, 0).unsigned_abs())).await;
    }
    std::future::pending().await
}

async fn present(app: &App) -> Result<(), CallError> {
    let me: Me = app.telegram().call("getMe", &json!({}), TIMEOUT).await?;
    if let Some(username) = me.username {
        info!(bot.username = username, "the bot is @{username}");
        app.set_bot(Bot { username, has_main_app: me.has_main_web_app });
    }
    let settings = app.settings();
    for call in settings::calls(app, &settings) {
        // A name is rarely taken anew, and what was never set here may be set elsewhere.
        let is_named = call.method == "setMyName" && me.first_name == settings.bot_name;
        if !call.is_empty && !is_named {
            settings::make(app, &call).await?;
        }
    }
    Ok(())
}
