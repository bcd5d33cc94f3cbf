//! One look each at what lies outside of the program.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use sqlx::{Connection as _, PgConnection, SqliteConnection};
use uuid::Uuid;

use super::Finding;
use crate::config::{Config, DatabaseUrl};
use crate::telegram::{CallError, Telegram, without_address};

const TIMEOUT: Duration = Duration::from_secs(10);

/// Without an owner nobody can make the first member of staff.
pub(super) fn owners(config: &Config) -> Option<Finding> {
    config.owner_ids.is_empty().then(|| {
        let fix = "Set ZAYAVKA_OWNER_IDS to your Telegram id; @userinfobot tells it";
        Finding::warning("owners", "the configuration names no owner", fix)
    })
}

pub(super) async fn database(config: &Config) -> Finding {
    match &config.database_url {
        DatabaseUrl::Sqlite(path) => sqlite(path).await,
        DatabaseUrl::Postgres(url) => postgres(url).await,
    }
}

async fn sqlite(path: &Path) -> Finding {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !path.exists() {
        return match write_beside(folder) {
            Ok(()) => Finding::ok("database", format!("{} will be made", path.display())),
            Err(error) => unwritable("database", folder, &error),
        };
    }
    let opened = async {
        let mut connection =
            SqliteConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await?;
        sqlx::query("PRAGMA schema_version").execute(&mut connection).await?;
        connection.close().await
    };
    if let Err(error) = opened.await {
        let fix = "Restore it from a backup, or name another file in ZAYAVKA_DATABASE_URL";
        return Finding::error("database", format!("{} is no database: {error}", path.display()), fix);
    }
    match write_beside(folder) {
        Ok(()) => Finding::ok("database", format!("{} can be read and written", path.display())),
        Err(error) => unwritable("database", folder, &error),
    }
}

async fn postgres(url: &str) -> Finding {
    let asked = async {
        let mut connection = PgConnection::connect(url).await?;
        let version: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::int")
            .fetch_one(&mut connection)
            .await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>(version / 10_000)
    };
    match tokio::time::timeout(TIMEOUT, asked).await {
        Ok(Ok(version)) if version < 15 => Finding::error(
            "database",
            format!("PostgreSQL {version} is too old"),
            "Move to PostgreSQL 15 or newer",
        ),
        Ok(Ok(version)) => Finding::ok("database", format!("PostgreSQL {version} answers")),
        Ok(Err(error)) => {
            let fix = "Check the address, the user and the password in ZAYAVKA_DATABASE_URL";
            Finding::error("database", format!("PostgreSQL refuses: {error}"), fix)
        }
        Err(_) => {
            let fix = "Check the address in ZAYAVKA_DATABASE_URL and the firewall";
            Finding::error("database", "PostgreSQL does not answer", fix)
        }
    }
}

pub(super) async fn storage(config: &Config) -> Finding {
    let folder = &config.storage_path;
    match write_beside(folder) {
        Ok(()) => Finding::ok("storage", format!("{} can be written", folder.display())),
        Err(error) => unwritable("storage", folder, &error),
    }
}

/// Writes a file into the folder, or into the nearest one that exists above it, and takes it away again.
fn write_beside(folder: &Path) -> std::io::Result<()> {
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let existing = if existing.as_os_str().is_empty() { Path::new(".") } else { existing };
    let path = existing.join(format!(".zayavka-check-{}", Uuid::new_v4().simple()));
    std::fs::write(&path, b"zayavka")?;
    std::fs::remove_file(path)
}

fn unwritable(check: &'static str, folder: &Path, error: &std::io::Error) -> Finding {
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
