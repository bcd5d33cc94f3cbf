//! A desk to measure: seeded once, copied for each run, served by the real binary.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tokio::process::{Child, Command};

use crate::person::TOKEN;
use crate::proc;

const SEED: &str = "1";
const DEADLINE: Duration = Duration::from_secs(30);
/// How long a fresh server may settle before its memory is read.
const SETTLE: Duration = Duration::from_secs(2);
/// A run's copy; the seeded one is never served.
const RUN: &str = "run";

/// Where the rows are.
#[derive(Debug, Clone)]
pub(crate) enum Database {
    Sqlite,
    Postgres(Server),
}

/// A running PostgreSQL.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    /// Folder of its programs.
    pub(crate) programs: PathBuf,
    pub(crate) pid: u32,
}

impl Database {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }
}

/// What a desk is made of and where it lies.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    programs: PathBuf,
    folder: PathBuf,
    database: Database,
    size: u64,
}

impl Place {
    pub(crate) fn new(programs: &Path, kept: &Path, database: Database, size: u64) -> Self {
        let folder = kept.join(format!("{}-{size}", database.name()));
        Self { programs: programs.to_owned(), folder, database, size }
    }

    /// The address of the seeded database, or of a copy.
    fn url(&self, copy: Option<&str>) -> String {
        match &self.database {
            Database::Sqlite => {
                format!("sqlite://{}/{}.db", self.folder.display(), copy.unwrap_or("seeded"))
            }
            Database::Postgres(Server { url, .. }) => {
                let server = url.rsplit_once('/').map_or(url.as_str(), |(server, _)| server);
                format!("{server}/{}", self.database_name(copy))
            }
        }
    }

    fn database_name(&self, copy: Option<&str>) -> String {
        format!("desk_{}_{}", self.size, copy.unwrap_or("seeded"))
    }

    async fn seed(&self) -> anyhow::Result<()> {
        let done = self.folder.join("seeded");
        if done.exists() {
            return Ok(());
        }
        std::fs::create_dir_all(&self.folder)?;
        println!("Seeding {} tickets on {}.", self.size, self.database.name());
        let began = Instant::now();
        match &self.database {
            Database::Sqlite => remove_sqlite(&self.folder.join("seeded.db"))?,
            Database::Postgres(_) => {
                let name = self.database_name(None);
                self.psql(&format!("DROP DATABASE IF EXISTS {name}")).await?;
                self.psql(&format!("CREATE DATABASE {name}")).await?;
            }
        }
        let mut seed = self.command(None, 8080, 8081);
        seed.args(["seed", "--tickets", &self.size.to_string(), "--seed", SEED]);
        let made = seed.output().await?;
        ensure!(made.status.success(), "cannot seed: {}", String::from_utf8_lossy(&made.stderr));
        println!("Seeded in {:.1} s.", began.elapsed().as_secs_f64());
        Ok(std::fs::write(done, "")?)
    }

    async fn copy(&self) -> anyhow::Result<()> {
        match &self.database {
            Database::Sqlite => {
                let copy = self.folder.join(format!("{RUN}.db"));
                remove_sqlite(&copy)?;
                for ending in ["", "-wal"] {
                    let seeded = self.folder.join(format!("seeded.db{ending}"));
                    if seeded.exists() {
                        std::fs::copy(seeded, self.folder.join(format!("{RUN}.db{ending}")))?;
                    }
                }
            }
            Database::Postgres(_) => {
                let (seeded, copy) = (self.database_name(None), self.database_name(Some(RUN)));
                self.psql(&format!("DROP DATABASE IF EXISTS {copy} WITH (FORCE)")).await?;
                self.psql(&format!("CREATE DATABASE {copy} TEMPLATE {seeded}")).await?;
            }
        }
        Ok(())
    }

    async fn psql(&self, sql: &str) -> anyhow::Result<()> {
        let Database::Postgres(Server { url, programs, .. }) = &self.database else { return Ok(()) };
        let done = Command::new(programs.join("psql")).args(["-d", url, "-c", sql]).output().await?;
        ensure!(done.status.success(), "{sql}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }

    fn command(&self, copy: Option<&str>, port: u16, simulator_port: u16) -> Command {
        let mut command = Command::new(self.programs.join("zayavka"));
        command
            .env_clear()
            .current_dir(&self.folder)
            .env("ZAYAVKA_BOT_TOKEN", TOKEN)
            .env("ZAYAVKA_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
            .env("ZAYAVKA_LISTEN", format!("127.0.0.1:{port}"))
            .env("ZAYAVKA_DATABASE_URL", self.url(copy))
            .env("ZAYAVKA_STORAGE_URL", self.folder.join("files"))
            .env("ZAYAVKA_TELEGRAM_API_URL", format!("http://127.0.0.1:{simulator_port}"))
            .env(
                "ZAYAVKA_TELEGRAM_SCRIPT_URL",
                format!("http://127.0.0.1:{simulator_port}/telegram-web-app.js"),
            )
            .env("ZAYAVKA_RATE_LIMIT", "off")
            .env("ZAYAVKA_LOG", "error")
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }
}

fn remove_sqlite(file: &Path) -> std::io::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{ending}", file.display()));
        if path.exists() {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// A desk that serves. Dropped, its programs are killed.
#[derive(Debug)]
pub(crate) struct Desk {
    place: Place,
    server: Child,
    pub(crate) port: u16,
    simulator: Child,
    simulator_port: u16,
}

impl Desk {
    pub(crate) async fn open(place: Place) -> anyhow::Result<Self> {
        place.seed().await?;
        place.copy().await?;
        let (port, simulator_port) = (free_port()?, free_port()?);
        let simulator = Command::new(place.programs.join("zayavka-simulator"))
            .args(["--listen", &format!("127.0.0.1:{simulator_port}"), "--token", TOKEN])
            .args(["--app-url", &format!("http://127.0.0.1:{port}")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the simulator")?;
        let server = start(&place, port, simulator_port)?;
        let mut desk = Self { place, server, port, simulator, simulator_port };
        desk.ready().await?;
        Ok(desk)
    }

    /// Ends the server and starts it anew; the time until it answers.
    pub(crate) async fn restart(&mut self) -> anyhow::Result<Duration> {
        self.server.kill().await?;
        let began = Instant::now();
        self.server = start(&self.place, self.port, self.simulator_port)?;
        self.ready().await?;
        Ok(began.elapsed())
    }

    /// Waits for the first answer; asks each millisecond, since that is what is measured.
    async fn ready(&mut self) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            if let Some(status) = self.server.try_wait()? {
                let log = std::fs::read_to_string(self.place.folder.join("server.log"))
                    .unwrap_or_else(|_| String::new());
                bail!("the server ended by itself ({status}): {log}");
            }
            if is_ready(self.port).await {
                return Ok(());
            }
            ensure!(began.elapsed() < DEADLINE, "the server does not answer");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Bytes of memory of a server that has just started and has nothing to do.
    pub(crate) async fn rss_at_rest(&mut self) -> anyhow::Result<u64> {
        self.restart().await?;
        tokio::time::sleep(SETTLE).await;
        self.rss()
    }

    pub(crate) fn rss(&self) -> anyhow::Result<u64> {
        proc::rss(self.pid()?)
    }

    /// Milliseconds of processor that the server and its database have used.
    pub(crate) fn cpu_ms(&self) -> anyhow::Result<f64> {
        let mut pids = vec![self.pid()?];
        if let Database::Postgres(Server { pid, .. }) = self.place.database {
            pids.push(pid);
            pids.extend(proc::children(pid)?);
        }
        proc::cpu_ms(&pids)
    }

    fn pid(&self) -> anyhow::Result<u32> {
        self.server.id().context("the server does not run")
    }

    /// A folder for what the run itself needs.
    pub(crate) fn size(&self) -> u64 {
        self.place.size
    }

    pub(crate) async fn close(mut self) -> anyhow::Result<()> {
        self.server.kill().await?;
        self.simulator.kill().await?;
        Ok(())
    }
}

fn start(place: &Place, port: u16, simulator_port: u16) -> anyhow::Result<Child> {
    let log = File::create(place.folder.join("server.log"))?;
    place
        .command(Some(RUN), port, simulator_port)
        .arg("serve")
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("cannot start the server")
}

async fn is_ready(port: u16) -> bool {
    use crate::connection::{Connection, Request};
    let Ok(mut connection) = Connection::open(port).await else { return false };
    connection.send(Request::get("", "/readyz")).await.is_ok_and(|answer| answer.status.is_success())
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
