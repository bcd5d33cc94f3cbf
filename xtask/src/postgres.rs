//! A PostgreSQL of our own on a free port: for tests fresh and thrown away at the end, for measurements
//! durable and kept.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use tokio::process::Command;

use crate::paths;
use crate::process::output;

const USER: &str = "postgres";
const SETTINGS: [&str; 3] = ["max_connections=400", "listen_addresses=127.0.0.1", "log_min_messages=fatal"];
/// Quick rather than durable: the data of tests lives as long as they do.
const QUICK: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// The folder of the server's programs; Debian keeps them off the PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    if let Some(found) = paths::program("pg_ctl") {
        // A link to one of them does not lead to the others.
        return found.canonicalize().ok()?.parent().map(Path::to_owned);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    folders.filter(|folder| folder.join("pg_ctl").is_file()).max()
}

/// A running server.
#[derive(Debug)]
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    /// Of a server whose data is thrown away.
    _passing: Option<tempfile::TempDir>,
}

impl Postgres {
    /// A fresh server whose data goes with it.
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("zayavka-postgres-").tempdir()?;
        let mut server = Self::launch(folder.path(), &QUICK).await?;
        server._passing = Some(folder);
        Ok(server)
    }

    /// A server that keeps its data in `folder`, and makes durable what it acknowledges.
    pub(crate) async fn durable(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Self::launch(folder, &[]).await
    }

    async fn launch(folder: &Path, settings: &[&str]) -> anyhow::Result<Self> {
        let programs = programs().context("PostgreSQL's programs are not there")?;
        let server = Self { programs, folder: folder.to_owned(), port: free_port()?, _passing: None };
        if is_root() {
            // The server refuses to run as root.
            output(Command::new("chown").arg(USER).arg(folder)).await?;
        }
        let data = server.data();
        if !data.exists() {
            let mut initdb = server.program("initdb");
            initdb.args(["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-D"]).arg(&data);
            output(&mut initdb).await?;
        }
        let mut options = format!("-p {} -k {}", server.port, folder.display());
        for setting in SETTINGS.iter().chain(settings) {
            options.push_str(&format!(" -c {setting}"));
        }
        let log = folder.join("log");
        let mut start = server.program("pg_ctl");
        start.arg("-D").arg(&data).arg("-l").arg(&log).args(["-w", "-o", &options, "start"]);
        // The server would keep the pipes of a captured output open for ever.
        let started =
            start.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).status().await?;
        ensure!(started.success(), "PostgreSQL does not start:\n{}", std::fs::read_to_string(&log)?);
        Ok(server)
    }

    /// For a superuser; a test makes its own database there.
    pub(crate) fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }

    pub(crate) async fn stop(self) -> anyhow::Result<()> {
        let mut stop = self.program("pg_ctl");
        output(stop.arg("-D").arg(self.data()).args(["-w", "-m", "immediate", "stop"])).await.map(drop)
    }

    /// The process that the others are children of.
    pub(crate) fn pid(&self) -> anyhow::Result<u32> {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid"))?;
        file.lines()
            .next()
            .context("no number of a process")?
            .trim()
            .parse()
            .context("no number of a process")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if is_root() {
            let mut other = Command::new("runuser");
            other.args(["-u", USER, "--"]).arg(path);
            other
        } else {
            Command::new(path)
        };
        command.current_dir("/");
        command
    }
}

fn is_root() -> bool {
    rustix::process::getuid().is_root()
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
