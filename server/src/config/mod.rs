//! What an operator sets: the environment first, then `zayavka.toml`. A wrong value stops the start with
//! its name, its fault and an example.

mod source;
mod value;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use zayavka_shared::Language;

pub use source::{ConfigError, Fault, Source};
pub use value::{DatabaseUrl, Secret, UpdatesMode};

/// A span as operators and callers write it: `90s`, `30m`, `24h`, `7d`.
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    value::duration(text).ok()
}

/// Everything the server was told at its start.
#[derive(Debug, Clone)]
pub struct Config {
    pub bot_token: Secret,
    /// Where people's browsers find this server; without a trailing slash.
    pub public_url: String,
    /// Telegram ids of the owners, whatever the database says.
    pub owner_ids: Vec<i64>,
    pub listen: SocketAddr,
    /// Where `/metrics` is served; nowhere by default.
    pub metrics_listen: Option<SocketAddr>,
    pub database_url: DatabaseUrl,
    /// The folder of uploaded files.
    pub storage_path: PathBuf,
    /// Where the Bot API is; without a trailing slash.
    pub telegram_api_url: String,
    pub telegram_proxy: Option<String>,
    pub telegram_updates: UpdatesMode,
    pub telegram_script_url: String,
    /// Origins that may frame the app beside Telegram's.
    pub frame_ancestors: Vec<String>,
    pub init_data_max_age: Duration,
    /// Bytes.
    pub max_file_size: u64,
    /// Requests a second of one person; `None` for as many as they like.
    pub rate_limit: Option<NonZeroU32>,
    pub language: Language,
    /// An IANA name.
    pub time_zone: String,
    /// A filter of `tracing-subscriber`.
    pub log: String,
    /// The folder that the Mini App was built into, while it is not built into the binary.
    pub miniapp_dir: Option<PathBuf>,
}

impl Config {
    /// Reads the environment and, for what it does not say, `zayavka.toml` in the working folder.
    ///
    /// # Errors
    /// Every fault found, not only the first.
    pub fn load() -> Result<Self, ConfigError> {
        Self::from_source(&Source::of_process()?)
    }

    /// The rules of the desk's time zone.
    #[must_use]
    pub fn zone(&self) -> chrono_tz::Tz {
        self.time_zone.parse().expect("the zone's name was checked when it was read")
    }

    /// Reads the values of one source.
    ///
    /// # Errors
    /// Every fault found, not only the first.
    pub fn from_source(source: &Source) -> Result<Self, ConfigError> {
        let mut read = source.reader();
        let bot_token = read.required("BOT_TOKEN", "1234567890:AAExample_of-a-token", value::bot_token);
        let public_url = read.required("PUBLIC_URL", "https://desk.example.org", value::public_url);
        let owner_ids = read.or("OWNER_IDS", "", "123456789, 987654321", value::owner_ids);
        let listen = read.or("LISTEN", "127.0.0.1:8080", "127.0.0.1:8080", value::listen);
        let metrics_listen = read.optional("METRICS_LISTEN", "127.0.0.1:9090", value::listen);
        let database = "sqlite://data/zayavka.db";
        let database_url = read.or("DATABASE_URL", database, database, value::database_url);
        let storage_path = read.or("STORAGE_URL", "data/files", "data/files", value::storage);
        let api = "https://api.telegram.org";
        let telegram_api_url = read.or("TELEGRAM_API_URL", api, api, value::http_url);
        let telegram_proxy = read.optional("TELEGRAM_PROXY", "socks5://127.0.0.1:1080", value::proxy);
        let telegram_updates = read.or("TELEGRAM_UPDATES", "polling", "polling", value::updates_mode);
        let script = "https://telegram.org/js/telegram-web-app.js";
        let telegram_script_url = read.or("TELEGRAM_SCRIPT_URL", script, script, value::http_url);
        let frame_ancestors = read.or("FRAME_ANCESTORS", "", "https://demo.example.org", value::origins);
        let init_data_max_age = read.or("INIT_DATA_MAX_AGE", "24h", "24h", value::duration);
        let max_file_size = read.or("MAX_FILE_SIZE", "50MB", "50MB", value::size);
        let rate_limit = read.or("RATE_LIMIT", "20/s", "20/s", value::rate_limit);
        let language = read.or("LANGUAGE", "ru", "en", value::language);
        let time_zone = read.or("TIME_ZONE", "Europe/Moscow", "Europe/Moscow", value::time_zone);
        let log = read.or("LOG", "info", "zayavka=debug", value::log_filter);
        let miniapp_dir = read.optional("MINIAPP_DIR", "target/miniapp", value::folder);
        read.faults()?;
        let complete = || {
            Some(Self {
                bot_token: bot_token?,
                public_url: public_url?,
                owner_ids: owner_ids?,
                listen: listen?,
                metrics_listen,
                database_url: database_url?,
                storage_path: storage_path?,
                telegram_api_url: telegram_api_url?,
                telegram_proxy,
                telegram_updates: telegram_updates?,
                telegram_script_url: telegram_script_url?,
                frame_ancestors: frame_ancestors?,
                init_data_max_age: init_data_max_age?,
                max_file_size: max_file_size?,
                rate_limit: rate_limit?,
                language: language?,
                time_zone: time_zone?,
                log: log?,
                miniapp_dir,
            })
        };
        Ok(complete().expect("a value that is missing left a fault"))
    }

    /// The address of a page of the Mini App; `path` begins with a slash.
    #[must_use]
    pub fn page_url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}
