//! Other programs: run to their end, or kept and ended by us. None outlives the command that started it.

use std::future::Future;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};
use tokio::signal::unix::{SignalKind, signal};

/// How long a program may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(10);

/// SIGINT and SIGTERM to this command.
#[derive(Debug)]
pub(crate) struct Stop {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

impl Stop {
    pub(crate) fn listen() -> anyhow::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until one of them comes.
    pub(crate) async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }

    /// The work's result, unless the command is stopped before.
    pub(crate) async fn unless<T>(
        &mut self,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<T> {
        tokio::select! {
            done = work => done,
            () = self.wait() => bail!("stopped"),
        }
    }

    /// Runs a program to its end; a failure of it is an error.
    pub(crate) async fn run(&mut self, command: &mut Command) -> anyhow::Result<()> {
        let words = words(command);
        let mut child = Running::start(&words, command)?;
        let status = tokio::select! {
            status = child.ended() => status?,
            () = self.wait() => {
                child.end().await?;
                bail!("stopped");
            }
        };
        if !status.success() {
            bail!("`{words}` failed ({status})");
        }
        Ok(())
    }
}

/// A program that runs beside us. Dropped, it is killed.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) name: String,
    child: Child,
}

impl Running {
    pub(crate) fn start(name: &str, command: &mut Command) -> anyhow::Result<Self> {
        let child = command
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start `{}`", words(command)))?;
        Ok(Self { name: name.to_owned(), child })
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self) -> anyhow::Result<ExitStatus> {
        self.child.wait().await.with_context(|| format!("cannot wait for {}", self.name))
    }

    /// Asks it to end, and kills it if it does not.
    pub(crate) async fn end(&mut self) -> anyhow::Result<()> {
        let pid = self.child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let Some(pid) = pid else { return Ok(()) };
        // It may have ended by itself in this moment.
        if kill_process(pid, Signal::TERM).is_err() {
            return Ok(());
        }
        match tokio::time::timeout(GRACE, self.child.wait()).await {
            Ok(ended) => ended.map(drop).with_context(|| format!("cannot wait for {}", self.name)),
            Err(_) => self.child.kill().await.with_context(|| format!("cannot kill {}", self.name)),
        }
    }
}

/// What a program says; its failure is an error with what it said.
pub(crate) async fn output(command: &mut Command) -> anyhow::Result<String> {
    let words = words(command);
    let output = command
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .with_context(|| format!("cannot start `{words}`"))?;
    if !output.status.success() {
        bail!("`{words}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn words(command: &Command) -> String {
    let command = command.as_std();
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}
