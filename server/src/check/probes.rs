//! One look each at what lies outside of the program.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use uuid::Uuid;

use super::Finding;
use crate::config::Config;
use crate::telegram::{CallError, Telegram, without_address};

pub(super) const TIMEOUT: Duration = Duration::from_secs(10);

/// Without an owner nobody can make the first member of staff.
pub(super) fn owners(config: &Config) -> Option<Finding> {
    config.owner_ids.is_empty().then(|| {
        let fix = "Set ZAYAVKA_OWNER_IDS to your Telegram id; @userinfobot tells it";
        Finding::warning("owners", "the configuration names no owner", fix)
    })
}

pub(super) async fn storage(config: &Config) -> Finding {
    let folder = &config.storage_path;
    match write_beside(folder) {
        Ok(()) => Finding::ok("storage", format!("{} can be written", folder.display())),
        Err(error) => unwritable("storage", folder, &error),
    }
}

/// Writes a file into the folder, or into the nearest one that exists above it, and takes it away again.
pub(super) fn write_beside(folder: &Path) -> std::io::Result<()> {
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let existing = if existing.as_os_str().is_empty() { Path::new(".") } else { existing };
    let path = existing.join(format!(".zayavka-check-{}", Uuid::new_v4().simple()));
    std::fs::write(&path, b"zayavka")?;
    std::fs::remove_file(path)
}

pub(super) fn unwritable(check: &'static str, folder: &Path, error: &std::io::Error) -> Finding {
    let fix = format!("Let the user that runs zayavka write into {}", folder.display());
    Finding::error(check, format!("{} cannot be written: {error}", folder.display()), fix)
}

#[derive(Deserialize)]
struct Me {
    #[serde(default)]
    username: Option<String>,
}

#[derive(Deserialize)]
struct Webhook {
    #[serde(default)]
    url: String,
    #[serde(default)]
    last_error_message: Option<String>,
}

pub(super) async fn telegram(config: &Config) -> Vec<Finding> {
    let telegram = match Telegram::new(config) {
        Ok(telegram) => telegram,
        Err(error) => {
            let fix = "Check ZAYAVKA_TELEGRAM_PROXY";
            return vec![Finding::error("telegram", without_address(error), fix)];
        }
    };
    let me: Result<Me, CallError> = telegram.call("getMe", &json!({}), TIMEOUT).await;
    match me {
        Ok(me) => {
            let name = me.username.unwrap_or_default();
            let mut findings = vec![Finding::ok("token", format!("Telegram knows the bot @{name}"))];
            findings.extend(webhook(config, &telegram).await);
            findings
        }
        Err(CallError::Refused(refusal)) if matches!(refusal.code, 401 | 404) => {
            let fix = "Copy the bot's token anew from @BotFather into ZAYAVKA_BOT_TOKEN";
            vec![Finding::error("token", format!("Telegram refuses the token: {}", refusal.description), fix)]
        }
        Err(CallError::Refused(refusal)) => {
            let detail = format!("Telegram answers {}: {}", refusal.code, refusal.description);
            vec![Finding::warning("token", detail, "Try again in a few minutes")]
        }
        Err(CallError::Unanswered(error)) => {
            let fix = "Let this machine reach Telegram, or name a proxy in ZAYAVKA_TELEGRAM_PROXY";
            vec![Finding::error("telegram", format!("Telegram does not answer: {error}"), fix)]
        }
    }
}

/// Another program's webhook would be taken down at the start.
async fn webhook(config: &Config, telegram: &Telegram) -> Option<Finding> {
    let webhook: Webhook = telegram.call("getWebhookInfo", &json!({}), TIMEOUT).await.ok()?;
    if webhook.url.starts_with(&config.public_url) {
        return webhook.last_error_message.map(|error| {
            let fix = "Let the reverse proxy pass /telegram/webhook, or set ZAYAVKA_TELEGRAM_UPDATES=polling";
            Finding::warning("webhook", format!("Telegram could not bring an update: {error}"), fix)
        });
    }
    (!webhook.url.is_empty()).then(|| {
        let fix = "End the other program, or give Zayavka a bot of its own; its start takes the webhook down";
        Finding::warning("webhook", "another program has set a webhook for this bot", fix)
    })
}

pub(super) async fn public_url(config: &Config) -> Finding {
    let address = format!("{}/healthz", config.public_url);
    let asked = async {
        let client = reqwest::Client::builder().timeout(TIMEOUT).build()?;
        let answer = client.get(&address).send().await?;
        let status = answer.status();
        Ok::<_, reqwest::Error>((status, answer.text().await?))
    };
    match asked.await {
        Ok((status, body)) if status.is_success() && body.trim() == "ok" => {
            Finding::ok("public_url", format!("{} leads to Zayavka", config.public_url))
        }
        Ok((status, _)) if status.is_server_error() => {
            let detail = format!("{address} is answered by {status}: the reverse proxy reaches no Zayavka");
            Finding::warning(
                "public_url",
                detail,
                "Start zayavka, and let the reverse proxy pass to ZAYAVKA_LISTEN",
            )
        }
        Ok(_) => {
            let fix = "Let the reverse proxy pass every path to ZAYAVKA_LISTEN";
            Finding::error("public_url", format!("{address} is answered by something else"), fix)
        }
        Err(error) => {
            let detail = format!("{} was not reached: {}", config.public_url, without_address(error));
            let fix = "Start zayavka and the reverse proxy, and check the name and the certificate";
            Finding::warning("public_url", detail, fix)
        }
    }
}

/// Whether `zayavka serve` can listen where it is told to. A desk that serves there already is as well.
pub(super) async fn listen(config: &Config) -> Finding {
    let address = config.listen;
    let error = match TcpListener::bind(address).await {
        Ok(_) => return Finding::ok("listen", format!("{address} is free")),
        Err(error) => error,
    };
    let is_taken = error.kind() == ErrorKind::AddrInUse;
    if is_taken && is_zayavka(&format!("http://{address}/healthz")).await {
        return Finding::ok("listen", format!("Zayavka serves at {address}"));
    }
    let fix = if is_taken {
        "End the other program, or set ZAYAVKA_LISTEN to a free port"
    } else if error.kind() == ErrorKind::PermissionDenied {
        "Set ZAYAVKA_LISTEN to a port above 1023; the reverse proxy has the lower ones"
    } else {
        "Set ZAYAVKA_LISTEN to an address of this machine"
    };
    Finding::error("listen", format!("{address} cannot be listened at: {error}"), fix)
}

async fn is_zayavka(address: &str) -> bool {
    let asked = async {
        let client = reqwest::Client::builder().timeout(TIMEOUT).no_proxy().build()?;
        client.get(address).send().await?.text().await
    };
    asked.await.is_ok_and(|body| body.trim() == "ok")
}
