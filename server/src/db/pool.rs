//! Opens a database and keeps its pools.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use tracing::warn;

use super::{Conn, Inner, MigrateFailure, Signals, Tx, migrate};
use crate::best_effort::BestEffort as _;
use crate::config::DatabaseUrl;

/// How long a request waits for a connection before it fails.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
/// Between two wakes of the other processes: at most 50 a second.
const NOTIFY_PAUSE: Duration = Duration::from_millis(20);
const LISTEN_RETRY: Duration = Duration::from_secs(1);
const CHANNEL: &str = "zayavka_commits";

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
    signals: Arc<Signals>,
}

#[derive(Debug, Clone)]
enum Pools {
    /// SQLite has one writer at a time: waiting for the one connection costs less than a busy database.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// Connections to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolState {
    pub open: u32,
    /// Those of them that nobody uses just now.
    pub idle: u32,
}

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    #[error("cannot create the folder of the database")]
    Folder(#[source] std::io::Error),
    #[error("cannot open the database")]
    Open(#[from] sqlx::Error),
    #[error(transparent)]
    Migrate(#[from] MigrateFailure),
}

impl Db {
    /// Opens the database, creates it if it is a file that does not exist, and brings its tables up to date.
    ///
    /// # Errors
    /// If the database does not answer or cannot be migrated.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, OpenFailure> {
        let db = Self::connect(url, true).await?;
        db.migrate().await?;
        Ok(db)
    }

    /// Opens a database as it is: none is created, and its tables stay as they are.
    ///
    /// # Errors
    /// If the database is not there or does not answer.
    pub async fn open_existing(url: &DatabaseUrl) -> Result<Self, OpenFailure> {
        Self::connect(url, false).await
    }

    /// As [`Self::open`], with the tables of an earlier version; those that are of a later one stay so.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_at(url: &DatabaseUrl, version: i64) -> Result<Self, OpenFailure> {
        let db = Self::connect(url, true).await?;
        match &db.pools {
            Pools::Sqlite { writer, .. } => migrate::sqlite_to(version, writer).await?,
            Pools::Postgres(pool) => migrate::postgres_to(version, pool).await?,
        }
        Ok(db)
    }

    async fn connect(url: &DatabaseUrl, may_create: bool) -> Result<Self, OpenFailure> {
        let pools = match url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path, may_create).await?,
            DatabaseUrl::Postgres(url) => open_postgres(url.parse()?).await?,
        };
        Ok(Self { pools, signals: Arc::default() })
    }

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// If they are of a version that this program does not know, or the database refuses.
    pub async fn migrate(&self) -> Result<(), MigrateFailure> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrate::sqlite(writer).await,
            Pools::Postgres(pool) => migrate::postgres(pool).await,
        }
    }

    /// The version of the tables that this program works with.
    #[must_use]
    pub fn newest_migration() -> i64 {
        migrate::newest()
    }

    /// A connection that sees the database as it is now, whatever is committed meanwhile.
    ///
    /// # Errors
    /// If none becomes free in time.
    pub async fn snapshot(&self) -> Result<Conn, sqlx::Error> {
        const POSTGRES: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
        let inner = match &self.pools {
            Pools::Sqlite { readers, .. } => Inner::SqliteTx(readers.begin().await?),
            Pools::Postgres(pool) => Inner::PostgresTx(pool.begin_with(POSTGRES).await?),
        };
        Ok(Conn(inner))
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// If none becomes free in time.
    pub async fn read(&self) -> Result<Conn, sqlx::Error> {
        let inner = match &self.pools {
            Pools::Sqlite { readers, .. } => Inner::SqliteRead(readers.acquire().await?),
            Pools::Postgres(pool) => Inner::PostgresRead(pool.acquire().await?),
        };
        Ok(Conn(inner))
    }

    /// A transaction for writing; dropped without a commit, it never happened.
    ///
    /// # Errors
    /// If no connection becomes free in time.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        let inner = match &self.pools {
            Pools::Sqlite { writer, .. } => Inner::SqliteTx(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Inner::PostgresTx(pool.begin().await?),
        };
        Ok(Tx::new(Conn(inner), self.signals.clone()))
    }

    /// How many connections there are.
    #[must_use]
    pub fn pool_state(&self) -> PoolState {
        let of = |size: u32, idle: usize| PoolState { open: size, idle: u32::try_from(idle).unwrap_or(size) };
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                of(readers.size() + writer.size(), readers.num_idle() + writer.num_idle())
            }
            Pools::Postgres(pool) => of(pool.size(), pool.num_idle()),
        }
    }

    #[must_use]
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// The PostgreSQL pool, for what only it has: advisory locks and wakes between processes.
    #[must_use]
    pub fn postgres(&self) -> Option<&PgPool> {
        match &self.pools {
            Pools::Sqlite { .. } => None,
            Pools::Postgres(pool) => Some(pool),
        }
    }

    /// Tells other processes of commits here and hears of theirs; ends only when it is dropped. SQLite is
    /// one process's own and needs no such talk.
    pub async fn keep_in_touch(&self) {
        match &self.pools {
            Pools::Sqlite { .. } => std::future::pending().await,
            Pools::Postgres(pool) => {
                tokio::join!(tell_others(pool, &self.signals), hear_others(pool, &self.signals));
            }
        }
    }

    /// Waits for open connections and closes them.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(path: &Path, may_create: bool) -> Result<Pools, OpenFailure> {
    let folder = path.parent().filter(|folder| may_create && !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(OpenFailure::Folder)?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(may_create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(ACQUIRE_TIMEOUT);
    let pool = |connections| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
    };
    let writer = pool(1).connect_with(options.clone()).await?;
    let readers = pool(SQLITE_READERS).connect_lazy_with(options.create_if_missing(false));
    Ok(Pools::Sqlite { readers, writer })
}

async fn open_postgres(options: PgConnectOptions) -> Result<Pools, OpenFailure> {
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options.application_name("zayavka"))
        .await?;
    Ok(Pools::Postgres(pool))
}

async fn tell_others(pool: &PgPool, signals: &Signals) {
    let mut commits = signals.watch_local();
    while commits.changed().await.is_ok() {
        sqlx::query("SELECT pg_notify($1, '')")
            .bind(CHANNEL)
            .execute(pool)
            .await
            .best_effort("waking other processes");
        tokio::time::sleep(NOTIFY_PAUSE).await;
    }
}

async fn hear_others(pool: &PgPool, signals: &Signals) {
    loop {
        if let Err(error) = listen(pool, signals).await {
            warn!(error = %error, "lost touch with other processes; trying again");
        }
        tokio::time::sleep(LISTEN_RETRY).await;
    }
}

async fn listen(pool: &PgPool, signals: &Signals) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        listener.recv().await?;
        signals.heard();
    }
}
