//! `cargo xtask bench`: builds what is measured and what measures it, and starts the latter. It has its own
//! process and its own crate (`bench/`), since a generator that shares a runtime with other work is no clock.

use anyhow::Context as _;
use tokio::process::Command;

use crate::install::{POSTGRES, packages, say};
use crate::paths;
use crate::postgres::{Postgres, programs};
use crate::process::{Stop, output};

/// Given on as they are; `cargo xtask bench -- --help` tells them.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Options {
    /// `[--size 100k] [--db sqlite|postgres|both] [OPERATION…] [--save]`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl Options {
    /// Whether a PostgreSQL is wanted.
    fn has_postgres(&self) -> bool {
        self.arguments
            .iter()
            .any(|one| matches!(one.as_str(), "postgres" | "both" | "--db=postgres" | "--db=both"))
    }
}

pub(crate) async fn run(stop: &mut Stop, options: Options) -> anyhow::Result<()> {
    say("Building in release: the first time takes minutes.");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--release"]).current_dir(paths::root());
    cargo.args(["--package", "zayavka", "--package", "zayavka-simulator", "--package", "zayavka-bench"]);
    stop.run(&mut cargo).await?;
    let kept = paths::target().join("bench");
    std::fs::create_dir_all(&kept)?;
    let programs_folder = paths::target().join("release");
    let mut bench = Command::new(programs_folder.join("zayavka-bench"));
    bench.args(&options.arguments);
    bench.arg("--programs").arg(&programs_folder).arg("--kept").arg(&kept);
    bench.arg("--record").arg(paths::root().join("docs/bench/records.jsonl"));
    bench.args(["--commit", &commit().await?]);
    if !options.has_postgres() {
        return stop.run(&mut bench).await;
    }
    packages(stop, &[POSTGRES]).await?;
    let server = Postgres::durable(&kept.join("postgres")).await?;
    bench.args(["--postgres", &server.url(), "--postgres-pid", &server.pid()?.to_string()]);
    bench.arg("--postgres-programs").arg(programs().context("PostgreSQL's programs are not there")?);
    let measured = stop.run(&mut bench).await;
    server.stop().await?;
    measured
}

/// The commit that is measured, marked where files differ from it.
async fn commit() -> anyhow::Result<String> {
    let mut git = Command::new("git");
    let words = output(git.args(["describe", "--always", "--dirty"]).current_dir(paths::root())).await?;
    Ok(words.trim().to_owned())
}
