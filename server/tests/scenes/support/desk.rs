//! The server under test.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use reqwest::Client;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use zayavka::App;
use zayavka::clock::Clock;
use zayavka::config::{Config, Source};
use zayavka::people;
use zayavka::routes::router;
use zayavka_shared::{Role, Timestamp};

use super::person::Person;
use super::postgres::Database;

/// The bot's token of every desk.
pub(crate) const TOKEN: &str = "7000000001:test-token-for-localhost-only";
/// The moment at which every desk's clock stands first: 2026-11-02 09:00 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_793_610_000_000);
/// Nothing listens there: Telegram is away, unless a test brings one.
const NOWHERE: &str = "http://127.0.0.1:9";
/// As a setting's value: this desk's own address.
pub(crate) const HERE: &str = "here";
const OWNER: i64 = 3001;
/// How long a state may take to come, and how often it is looked for.
const PATIENCE: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Where a desk keeps what it has: a database and a folder of files, both empty at first.
pub(crate) struct Place {
    folder: TempDir,
    database: Option<Database>,
}

impl Place {
    pub(crate) fn on_sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    /// `None` where no server is named.
    pub(crate) async fn on_postgres() -> Option<Self> {
        Some(Self { folder: tempfile::tempdir().unwrap(), database: Some(Database::create().await?) })
    }

    pub(crate) fn database_url(&self) -> String {
        let sqlite = || format!("sqlite://{}", self.path("zayavka.db").display());
        self.database.as_ref().map_or_else(sqlite, Database::url)
    }

    /// Runs SQL there.
    pub(crate) async fn execute(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.database.is_some() {
            let mut connection = PgConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap();
        } else {
            let mut connection = SqliteConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap();
        }
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.path("files")
    }

    /// Something beside the files.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) async fn clear(self) {
        if let Some(database) = self.database {
            database.drop_it().await;
        }
    }
}

/// A desk with its server.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) address: SocketAddr,
    pub(crate) http: Client,
    clock: Clock,
    server: JoinHandle<()>,
    hub: JoinHandle<()>,
    place: Place,
    next_telegram_id: AtomicI64,
}

impl Desk {
    pub(crate) async fn on_sqlite() -> Self {
        Self::at(Place::on_sqlite(), NOWHERE, &[]).await
    }

    /// `None`, with a word about it, where no server is named.
    pub(crate) async fn on_postgres() -> Option<Self> {
        Some(Self::at(Place::on_postgres().await?, NOWHERE, &[]).await)
    }

    /// The same kind of database as `self` has, with Telegram at this address.
    pub(crate) async fn another(&self, telegram: &str, settings: &[(&str, &str)]) -> Self {
        Self::at(self.another_place().await, telegram, settings).await
    }

    /// A place with the same kind of database.
    pub(crate) async fn another_place(&self) -> Place {
        match &self.place.database {
            Some(_) => Place::on_postgres().await.expect("the server that gave one gives another"),
            None => Place::on_sqlite(),
        }
    }

    /// A desk on what is there already.
    pub(crate) async fn open(place: Place) -> Self {
        Self::at(place, NOWHERE, &[]).await
    }

    async fn at(place: Place, telegram: &str, settings: &[(&str, &str)]) -> Self {
        let url = place.database_url();
        let files = place.files().display().to_string();
        let owner = OWNER.to_string();
        let mut pairs = vec![
            ("ZAYAVKA_BOT_TOKEN", TOKEN),
            ("ZAYAVKA_PUBLIC_URL", "https://desk.example.org"),
            ("ZAYAVKA_OWNER_IDS", &owner),
            ("ZAYAVKA_DATABASE_URL", &url),
            ("ZAYAVKA_STORAGE_URL", &files),
            ("ZAYAVKA_TELEGRAM_API_URL", telegram),
            ("ZAYAVKA_MAX_FILE_SIZE", "1MB"),
            // Scenes ask more at once than people do.
            ("ZAYAVKA_RATE_LIMIT", "off"),
        ];
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let own_url = format!("http://{address}");
        pairs.extend(
            settings.iter().map(|(name, value)| (*name, if *value == HERE { &own_url } else { *value })),
        );
        let config = Config::from_source(&Source::from_pairs(pairs)).unwrap();
        let clock = Clock::standing_at(NOW);
        let app = App::open(config, clock.clone()).await.unwrap();
        let routes = router(app.clone());
        let server = tokio::spawn(async move {
            {
                let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
                axum::serve(listener, routes).await.unwrap();
            }
        });
        let hub = tokio::spawn(zayavka::live::run(app.clone()));
        let http = Client::builder().no_proxy().build().unwrap();
        let next_telegram_id = AtomicI64::new(10_001);
        Self { app, address, http, clock, server, hub, place, next_telegram_id }
    }

    /// Ends the server and drops the database.
    pub(crate) async fn close(self) {
        self.server.abort();
        self.hub.abort();
        self.app.db().close().await;
        self.place.clear().await;
    }

    /// Runs SQL behind the server's back: for states that no call brings about.
    pub(crate) async fn execute(&self, sql: &str) {
        self.place.execute(sql).await;
    }

    /// What a counting statement counts.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.place.database.is_some() {
            let mut connection = PgConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
        }
    }

    /// The texts that a statement of one column gives.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.place.database.is_some() {
            let mut connection = PgConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }

    /// For each message in the order of writing: whether it was sent, and whether it was given up.
    pub(crate) async fn outbox(&self) -> Vec<(bool, bool)> {
        const SQL: &str = "SELECT sent_at IS NOT NULL, failed_at IS NOT NULL FROM outbox ORDER BY id";
        if self.place.database.is_some() {
            let mut connection = PgConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_as(SQL).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&self.database_url()).await.unwrap();
            sqlx::query_as(SQL).fetch_all(&mut connection).await.unwrap()
        }
    }

    /// Waits until something holds; a state that never comes ends the test.
    pub(crate) async fn until(&self, holds: impl AsyncFn() -> bool) {
        let look = async {
            while !holds().await {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
        };
        tokio::time::timeout(PATIENCE, look).await.expect("it never came to hold");
    }

    pub(crate) fn database_url(&self) -> String {
        self.place.database_url()
    }

    /// A path beside the desk's files.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.place.path(name)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets time pass.
    pub(crate) fn wait_ms(&self, ms: i64) {
        self.clock.advance_ms(ms);
    }

    pub(crate) fn wait_days(&self, days: i64) {
        self.wait_ms(days * 24 * 60 * 60 * 1000);
    }

    pub(crate) async fn client(&self, name: &str) -> Person<'_> {
        self.person(name, Role::Client).await
    }

    pub(crate) async fn agent(&self, name: &str) -> Person<'_> {
        self.person(name, Role::Agent).await
    }

    pub(crate) async fn lead(&self, name: &str) -> Person<'_> {
        self.person(name, Role::Lead).await
    }

    pub(crate) async fn admin(&self, name: &str) -> Person<'_> {
        self.person(name, Role::Admin).await
    }

    /// The owner whom the configuration names.
    pub(crate) async fn owner(&self, name: &str) -> Person<'_> {
        self.enter(OWNER, name, Role::Client).await
    }

    async fn person(&self, name: &str, role: Role) -> Person<'_> {
        let telegram_id = self.next_telegram_id.fetch_add(1, Ordering::SeqCst);
        self.enter(telegram_id, name, role).await
    }

    async fn enter(&self, telegram_id: i64, name: &str, role: Role) -> Person<'_> {
        let mut person = Person::new(self, telegram_id, name);
        person.id = person.get("/api/me").await.ok()["id"].as_i64().unwrap();
        if role != Role::Client {
            let mut tx = self.app.db().begin().await.unwrap();
            people::store::set_role(&mut tx, person.user_id(), role).await.unwrap();
            tx.commit().await.unwrap();
        }
        person
    }
}
