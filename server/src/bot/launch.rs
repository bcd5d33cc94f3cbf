//! Presents the bot: its name is learned, its commands and its menu button are set. Done once after each
//! start, as soon as Telegram answers; nothing waits for it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::sleep;
use tracing::{info, warn};
use zayavka_shared::Language;

use crate::App;
use crate::notify::retry_delay_ms;
use crate::telegram::CallError;

const TIMEOUT: Duration = Duration::from_secs(20);
const LONGEST_DELAY_MS: i64 = 60_000;
/// Telegram's languages that are answered in Russian (see `Language::from_telegram`); all others get what
/// is set without a language.
const RUSSIAN: [&str; 4] = ["ru", "be", "uk", "kk"];

#[derive(Deserialize)]
struct Me {
    #[serde(default)]
    username: Option<String>,
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
        app.set_bot_username(username);
    }
    set_commands(app, Language::En, None).await?;
    for code in RUSSIAN {
        set_commands(app, Language::Ru, Some(code)).await?;
    }
    let text = app.texts().get(app.config().language, "bot-menu", &[]);
    let button = json!({"type": "web_app", "text": text, "web_app": {"url": app.config().page_url("/")}});
    ask(app, "setChatMenuButton", &json!({"menu_button": button})).await
}

async fn set_commands(app: &App, language: Language, code: Option<&str>) -> Result<(), CallError> {
    let describe = |command: &str| {
        let description = app.texts().get(language, &format!("bot-command-{command}"), &[]);
        json!({"command": command, "description": description})
    };
    let mut params = json!({"commands": [describe("start"), describe("help")]});
    if let Some(code) = code {
        params["language_code"] = code.into();
    }
    ask(app, "setMyCommands", &params).await
}

async fn ask(app: &App, method: &str, params: &Value) -> Result<(), CallError> {
    let _: bool = app.telegram().call(method, params, TIMEOUT).await?;
    Ok(())
}
