//! What every request and worker shares. Made once, cheap to clone.

use std::ops::Deref;
use std::sync::{Arc, RwLock};

use axum::http::HeaderValue;
use zayavka_shared::Language;
use zayavka_shared::ticket::Policy;

use crate::auth::{InitDataKey, Rate};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::files::{SignatureKey, Storage};
use crate::http::content_security_policy;
use crate::live::Hub;
use crate::metrics::Metrics;
use crate::people::User;
use crate::settings::{self, Settings, SettingsCache};
use crate::telegram::Telegram;
use crate::templates::{self, Templates};
use crate::texts::Texts;
use crate::web::WebApp;

/// The running desk.
#[derive(Debug, Clone)]
pub struct App(Arc<State>);

/// See the methods of [`App`].
#[derive(Debug)]
pub struct State {
    config: Config,
    clock: Clock,
    db: Db,
    texts: Texts,
    templates: Templates,
    settings: SettingsCache,
    init_data_key: InitDataKey,
    rate: Rate,
    signature_key: SignatureKey,
    storage: Storage,
    hub: Hub,
    metrics: Metrics,
    telegram: Telegram,
    web: WebApp,
    content_security_policy: HeaderValue,
    /// Who the bot is, once Telegram told it.
    bot: RwLock<Option<Bot>>,
}

/// Who the bot is in Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bot {
    pub username: String,
    /// Whether `t.me/<bot>?startapp=…` opens the Mini App.
    pub has_main_app: bool,
}

/// Why the desk cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartFailure {
    #[error("cannot open the database")]
    Database(#[from] crate::db::OpenFailure),
    #[error("the database refused the first rows")]
    Seed(#[from] sqlx::Error),
    #[error("cannot open the store of files")]
    Storage(#[source] std::io::Error),
    #[error("cannot make the client of the Bot API")]
    Telegram(#[from] reqwest::Error),
    #[error("cannot begin to count")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
    #[error("cannot read the Mini App")]
    WebApp(#[source] std::io::Error),
}

impl App {
    /// Opens the database and the stores. Nothing is asked of Telegram yet.
    ///
    /// # Errors
    /// If one of them does not open.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, StartFailure> {
        let db = Db::open(&config.database_url).await?;
        crate::categories::seed(&db, clock.now()).await?;
        let storage = Storage::open(&config.storage_path).await.map_err(StartFailure::Storage)?;
        let telegram = Telegram::new(&config)?;
        let web = WebApp::load(config.miniapp_dir.as_deref()).map_err(StartFailure::WebApp)?;
        let metrics = Metrics::new()?;
        let hub = Hub::start_at(crate::live::newest_id(&db).await?);
        let app = Self(Arc::new(State {
            init_data_key: InitDataKey::new(&config.bot_token),
            rate: Rate::new(config.rate_limit, &clock),
            signature_key: SignatureKey::new(&config.bot_token),
            content_security_policy: content_security_policy(&config),
            texts: Texts::default(),
            templates: Templates::default(),
            settings: SettingsCache::default(),
            bot: RwLock::default(),
            config,
            clock,
            db,
            storage,
            hub,
            metrics,
            telegram,
            web,
        }));
        // Behind the hub's place: what is changed from here on, the hub tells of.
        templates::reload(&app).await?;
        settings::reload(&app).await?;
        Ok(app)
    }
}

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl State {
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What the desk says in place of what is shipped.
    #[must_use]
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The settings that stand.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        self.settings.get()
    }

    pub(crate) fn settings_cache(&self) -> &SettingsCache {
        &self.settings
    }

    /// The language to speak to someone in: the own choice, else Telegram's, else the desk's, as far as the
    /// desk offers it.
    #[must_use]
    pub fn language_of(&self, user: &User) -> Language {
        self.settings().offered(user.language_under(&self.config))
    }

    #[must_use]
    pub fn init_data_key(&self) -> &InitDataKey {
        &self.init_data_key
    }

    /// How often someone may ask.
    #[must_use]
    pub fn rate(&self) -> &Rate {
        &self.rate
    }

    /// Signs the addresses of files.
    #[must_use]
    pub fn signature_key(&self) -> &SignatureKey {
        &self.signature_key
    }

    #[must_use]
    pub fn storage(&self) -> &Storage {
        &self.storage
    }

    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    #[must_use]
    pub fn telegram(&self) -> &Telegram {
        &self.telegram
    }

    #[must_use]
    pub fn web(&self) -> &WebApp {
        &self.web
    }

    #[must_use]
    pub fn content_security_policy(&self) -> &HeaderValue {
        &self.content_security_policy
    }

    /// The desk's settings that rules depend on.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.settings().policy()
    }

    #[must_use]
    pub fn bot(&self) -> Option<Bot> {
        self.bot.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    #[must_use]
    pub fn bot_username(&self) -> Option<String> {
        self.bot().map(|bot| bot.username)
    }

    /// Remembers who Telegram says the bot is.
    pub fn set_bot(&self, bot: Bot) {
        *self.bot.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bot);
    }
}
