//! A desk of its own for a test: simulator, server, fresh data, and the people of the demonstration.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

use crate::api::Api;
use crate::line::Line;
use crate::people::Person;
use crate::process::{Program, free_port};
use crate::simulator::Simulator;
use crate::tools::Tools;

/// Worth nothing outside: the simulator takes it.
const TOKEN: &str = "7000000001:e2e-token-for-localhost-only";

/// The desk; dropped, its programs end and its data goes.
#[derive(Debug)]
pub struct Desk {
    http: reqwest::Client,
    tools: Tools,
    simulator: Simulator,
    simulator_program: Program,
    server: Option<Program>,
    line: Line,
    server_port: u16,
    simulator_port: u16,
    /// Last, so that programs end before their folder goes.
    folder: TempDir,
}

impl Desk {
    /// A desk that serves, whose people have all begun a chat with the bot.
    ///
    /// # Errors
    /// If a program does not start.
    pub async fn open() -> Result<Self> {
        let mut desk = Self::prepare().await?;
        desk.start_server().await?;
        Ok(desk)
    }

    /// A desk that serves and has the demonstration's tickets: number 1 is worked on and talked about, 2 is in
    /// review, 3 is new.
    ///
    /// # Errors
    /// If a program does not start.
    pub async fn with_tickets() -> Result<Self> {
        let mut desk = Self::fill(&["demo-data"]).await?;
        desk.start_server().await?;
        Ok(desk)
    }

    /// A desk that serves and has been in use for two years, until November 2026.
    ///
    /// # Errors
    /// If a program does not start.
    pub async fn seeded(tickets: u32) -> Result<Self> {
        let mut desk = Self::fill(&["seed", "--tickets", &tickets.to_string(), "--seed", "1"]).await?;
        desk.start_server().await?;
        Ok(desk)
    }

    /// A desk whose server has not been started yet.
    ///
    /// # Errors
    /// If a program does not start.
    pub async fn prepare() -> Result<Self> {
        Self::fill(&["demo-data", "--people-only"]).await
    }

    /// `command` is what the server's program fills the database with.
    async fn fill(command: &[&str]) -> Result<Self> {
        let tools = Tools::find()?;
        let folder = tempfile::Builder::new().prefix("zayavka-e2e-").tempdir()?;
        let http = reqwest::Client::builder().no_proxy().build()?;
        let (server_port, simulator_port) = (free_port()?, free_port()?);
        let mut run = Command::new(&tools.simulator);
        run.args(["--listen", &format!("127.0.0.1:{simulator_port}"), "--token", TOKEN])
            .args(["--app-url", &format!("http://127.0.0.1:{server_port}")])
            .arg("--script")
            .arg(&tools.script)
            .env("RUST_LOG", "warn");
        let mut program = Program::start("simulator", &mut run, folder.path())?;
        let simulator = Simulator::new(http.clone(), simulator_port);
        program.answers(&http, &simulator.page()).await?;
        for person in Person::ALL {
            simulator.starts(person).await?;
        }
        let line = Line::to(simulator_port).await?;
        let desk = Self {
            http,
            tools,
            simulator,
            simulator_program: program,
            server: None,
            line,
            server_port,
            simulator_port,
            folder,
        };
        let made = desk.command(command[0]).args(&command[1..]).output()?;
        ensure!(made.status.success(), "no data: {}", String::from_utf8_lossy(&made.stderr));
        Ok(desk)
    }

    /// Starts the server over the data that is there.
    ///
    /// # Errors
    /// If it does not come up.
    pub async fn start_server(&mut self) -> Result<()> {
        let mut server = Program::start("server", &mut self.command("serve"), self.folder.path())?;
        server.answers(&self.http, &format!("{}/readyz", self.url())).await?;
        self.server = Some(server);
        Ok(())
    }

    /// Kills the server with SIGKILL.
    ///
    /// # Errors
    /// If it does not run.
    pub fn kill_server(&mut self) -> Result<()> {
        self.server.take().context("no server runs")?.kill()
    }

    #[must_use]
    pub fn simulator(&self) -> &Simulator {
        &self.simulator
    }

    /// The line from the server to the Bot API.
    pub fn line(&mut self) -> &mut Line {
        &mut self.line
    }

    /// Where the server is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.server_port)
    }

    /// Where a person's Mini App is: each has a host of their own.
    #[must_use]
    pub fn app_origin(&self, person: Person) -> String {
        format!("http://{}.localhost:{}", person.slug, self.server_port)
    }

    /// A folder that goes with the desk.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The person's way to the API.
    ///
    /// # Errors
    /// If the simulator does not sign.
    pub async fn api(&self, person: Person) -> Result<Api> {
        let (init_data, _) = self.simulator.launch(person).await?;
        Ok(Api::new(self.http.clone(), self.url(), init_data))
    }

    /// The last words of the programs, for a failed test.
    #[must_use]
    pub fn logs(&self) -> String {
        let server = self.server.as_ref().map_or_else(String::new, Program::tail);
        format!("--- server\n{server}\n--- simulator\n{}", self.simulator_program.tail())
    }

    fn command(&self, verb: &str) -> Command {
        let telegram = format!("http://127.0.0.1:{}", self.line.port());
        let page = format!("http://127.0.0.1:{}", self.simulator_port);
        let mut command = Command::new(&self.tools.server);
        command
            .arg(verb)
            .current_dir(self.folder.path())
            .env("ZAYAVKA_BOT_TOKEN", TOKEN)
            .env("ZAYAVKA_PUBLIC_URL", self.url())
            .env("ZAYAVKA_LISTEN", format!("127.0.0.1:{}", self.server_port))
            .env("ZAYAVKA_OWNER_IDS", crate::people::DMITRY.id.to_string())
            .env("ZAYAVKA_TELEGRAM_API_URL", telegram)
            .env("ZAYAVKA_TELEGRAM_SCRIPT_URL", format!("{page}/telegram-web-app.js"))
            .env("ZAYAVKA_FRAME_ANCESTORS", page)
            .env(
                "ZAYAVKA_DATABASE_URL",
                format!("sqlite://{}", self.folder.path().join("zayavka.db").display()),
            )
            .env("ZAYAVKA_STORAGE_URL", self.folder.path().join("files"))
            .env("ZAYAVKA_MINIAPP_DIR", &self.tools.miniapp)
            .env("ZAYAVKA_LOG", "info,sqlx=warn");
        command
    }
}
