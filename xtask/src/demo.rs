//! `cargo xtask demo`: the desk with a stand-in for Telegram, on this machine alone.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::Command;

use crate::install::say;
use crate::process::{Running, Stop};
use crate::{miniapp, paths, telegram_script};

/// Worth nothing outside: the simulator takes it.
const TOKEN: &str = "7000000001:demo-token-for-localhost-only";
const OWNER: &str = "3001";
/// Who has begun a chat with the bot already: the client, two agents, the owner.
const PEOPLE: [u32; 4] = [1001, 2001, 2002, 3001];
/// How long a program may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The server's port.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The port of the simulator and its page.
    #[arg(long, default_value_t = 8081)]
    simulator_port: u16,
    /// Keeps the data in this folder, and goes on with what is there.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Builds, starts and waits for SIGINT or SIGTERM.
pub(crate) async fn run(stop: &mut Stop, options: Options) -> anyhow::Result<()> {
    for (port, flag) in [(options.port, "--port"), (options.simulator_port, "--simulator-port")] {
        ensure!(
            TcpListener::bind(("127.0.0.1", port)).is_ok(),
            "port {port} is taken: end what listens there, or choose another by {flag}"
        );
    }
    let miniapp = miniapp::build(stop, miniapp::Options::QUICK).await?;
    say("Building the server and the simulator.");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--package", "zayavka", "--package", "zayavka-simulator"]);
    stop.run(cargo.current_dir(paths::root())).await?;
    let script = match telegram_script::get().await {
        Ok(script) => Some(script),
        Err(error) => {
            say(&format!("Without npm the Mini App asks telegram.org for Telegram's script ({error:#})."));
            None
        }
    };
    let fresh = tempfile::Builder::new().prefix("zayavka-demo-").tempdir()?;
    let folder = options.keep.clone().unwrap_or_else(|| fresh.path().to_owned());
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let demo = Demo { options, folder: std::path::absolute(folder)?, miniapp, script };
    demo.run(stop).await
}

struct Demo {
    options: Options,
    folder: PathBuf,
    miniapp: PathBuf,
    script: Option<PathBuf>,
}

impl Demo {
    async fn run(&self, stop: &mut Stop) -> anyhow::Result<()> {
        let mut simulator = Running::start("the simulator", &mut self.simulator())?;
        let mut server = match stop.unless(self.open(&mut simulator)).await {
            Ok(server) => server,
            Err(error) => {
                simulator.end().await?;
                return Err(error);
            }
        };
        println!("Open http://127.0.0.1:{}", self.options.simulator_port);
        let end = tokio::select! {
            () = stop.wait() => Ok(()),
            status = simulator.ended() => Err((simulator.name.clone(), status)),
            status = server.ended() => Err((server.name.clone(), status)),
        };
        server.end().await?;
        simulator.end().await?;
        match end {
            Ok(()) => Ok(()),
            Err((name, status)) => bail!("{name} ended by itself ({})", status?),
        }
    }

    /// Brings everything up behind the simulator.
    async fn open(&self, simulator: &mut Running) -> anyhow::Result<Running> {
        answers(simulator, self.options.simulator_port, "/control/people").await?;
        let is_new = !self.database().exists();
        if is_new {
            for person in PEOPLE {
                let path = format!("/control/chats/{person}/messages");
                post(self.options.simulator_port, &path, r#"{"text": "/start"}"#).await?;
            }
            let mut fill = self.server("demo-data");
            let status = fill.kill_on_drop(true).status().await?;
            ensure!(status.success(), "the demonstration's data could not be made ({status})");
        }
        let mut server = Running::start("the server", &mut self.server("serve"))?;
        answers(&mut server, self.options.port, "/readyz").await?;
        Ok(server)
    }

    fn simulator(&self) -> Command {
        let mut command = Command::new(paths::binaries().join("zayavka-simulator"));
        command.args(["--listen", &format!("127.0.0.1:{}", self.options.simulator_port)]);
        command.args(["--token", TOKEN, "--app-url", &format!("http://127.0.0.1:{}", self.options.port)]);
        if let Some(script) = &self.script {
            command.arg("--script").arg(script);
        }
        command.env("RUST_LOG", "warn");
        command
    }

    fn server(&self, command: &str) -> Command {
        let simulator = format!("127.0.0.1:{}", self.options.simulator_port);
        let mut server = Command::new(paths::binaries().join("zayavka"));
        server
            .arg(command)
            .current_dir(&self.folder)
            .env("ZAYAVKA_BOT_TOKEN", TOKEN)
            .env("ZAYAVKA_PUBLIC_URL", format!("http://127.0.0.1:{}", self.options.port))
            .env("ZAYAVKA_LISTEN", format!("127.0.0.1:{}", self.options.port))
            .env("ZAYAVKA_OWNER_IDS", OWNER)
            .env("ZAYAVKA_TELEGRAM_API_URL", format!("http://{simulator}"))
            .env(
                "ZAYAVKA_FRAME_ANCESTORS",
                format!("http://{simulator},http://localhost:{}", self.options.simulator_port),
            )
            .env("ZAYAVKA_DATABASE_URL", format!("sqlite://{}", self.database().display()))
            .env("ZAYAVKA_STORAGE_URL", self.folder.join("files"))
            .env("ZAYAVKA_MINIAPP_DIR", &self.miniapp)
            .env("ZAYAVKA_LOG", "warn");
        if self.script.is_some() {
            server.env("ZAYAVKA_TELEGRAM_SCRIPT_URL", format!("http://{simulator}/telegram-web-app.js"));
        }
        server
    }

    fn database(&self) -> PathBuf {
        Path::new(&self.folder).join("zayavka.db")
    }
}

/// Waits until a program answers; its end before that is an error.
async fn answers(program: &mut Running, port: u16, path: &str) -> anyhow::Result<()> {
    let asking = async {
        while !request(port, "GET", path, "").await.is_ok_and(|status| status == 200) {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    };
    let asked = tokio::select! {
        status = program.ended() => Err(status?),
        patient = tokio::time::timeout(PATIENCE, asking) => Ok(patient),
    };
    match asked {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => bail!("{} did not answer on port {port} in {} s", program.name, PATIENCE.as_secs()),
        Err(status) => bail!("{} ended by itself ({status})", program.name),
    }
}

async fn post(port: u16, path: &str, body: &str) -> anyhow::Result<()> {
    let status = request(port, "POST", path, body).await?;
    ensure!((200..300).contains(&status), "POST {path} was answered by {status}");
    Ok(())
}

/// One request to a program of ours on this machine; the status of its answer.
async fn request(port: u16, method: &str, path: &str, body: &str) -> anyhow::Result<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let line = String::from_utf8_lossy(&answer);
    line.split(' ').nth(1).and_then(|status| status.parse().ok()).context("the answer is no HTTP")
}
