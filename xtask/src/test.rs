//! `cargo xtask test`: everything that has to hold, on both databases and in a real browser.

use std::future::Future;
use std::pin::Pin;
use std::time::Instant;

use anyhow::Context as _;
use tokio::process::Command;

use crate::install::{CHROMIUM, CHROMIUM_DRIVER, NPM, POSTGRES, Package};
use crate::postgres::Postgres;
use crate::process::Stop;
use crate::{axe_script, install, miniapp, paths, telegram_script};

const WASM: &str = "wasm32-unknown-unknown";
const MINIAPP: &str = "zayavka-miniapp";
const E2E: &str = "zayavka-e2e";

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// A step (format, clippy, unit, wasm, e2e), or a part of tests' names.
    filter: Option<String>,
}

/// One thing to hold, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Format,
    Clippy,
    /// All crates' own tests; the server's run on SQLite and PostgreSQL.
    Integration,
    Wasm,
    E2e,
}

impl Step {
    const ALL: [Self; 5] = [Self::Format, Self::Clippy, Self::Integration, Self::Wasm, Self::E2e];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Integration => "unit and integration",
            Self::Wasm => "wasm",
            Self::E2e => "e2e",
        }
    }

    fn needs(self) -> &'static [Package] {
        match self {
            Self::Format | Self::Clippy | Self::Wasm => &[],
            Self::Integration => &[POSTGRES],
            Self::E2e => &[CHROMIUM, CHROMIUM_DRIVER, NPM],
        }
    }
}

/// Which steps run, and which of their tests.
struct Choice {
    steps: Vec<Step>,
    tests: Option<String>,
}

impl Choice {
    fn of(filter: Option<String>) -> Self {
        let Some(filter) = filter else { return Self { steps: Step::ALL.to_vec(), tests: None } };
        let named: Vec<Step> = Step::ALL.into_iter().filter(|step| step.name().contains(&filter)).collect();
        if named.is_empty() {
            // Not a step: a part of tests' names.
            return Self { steps: vec![Step::Integration, Step::E2e], tests: Some(filter) };
        }
        Self { steps: named, tests: None }
    }
}

pub(crate) async fn run(stop: &mut Stop, options: Options) -> anyhow::Result<()> {
    let choice = Choice::of(options.filter);
    let needed: Vec<Package> = choice.steps.iter().flat_map(|step| step.needs()).copied().collect();
    install::packages(stop, &needed).await?;
    let all = Instant::now();
    for step in &choice.steps {
        install::say(&format!("{}…", step.name()));
        let started = Instant::now();
        let work: Pin<Box<dyn Future<Output = anyhow::Result<()>> + '_>> = match step {
            Step::Format => Box::pin(format(stop)),
            Step::Clippy => Box::pin(clippy(stop)),
            Step::Integration => Box::pin(integration(stop, choice.tests.as_deref())),
            Step::Wasm => Box::pin(wasm(stop)),
            Step::E2e => Box::pin(e2e(stop, choice.tests.as_deref())),
        };
        work.await.with_context(|| format!("the step «{}»", step.name()))?;
        install::say(&format!("{} held, {} s", step.name(), started.elapsed().as_secs()));
    }
    install::say(&format!("Everything held, {} s", all.elapsed().as_secs()));
    Ok(())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(paths::root());
    cargo
}

async fn format(stop: &mut Stop) -> anyhow::Result<()> {
    stop.run(&mut cargo(&["fmt", "--all", "--check"])).await
}

async fn clippy(stop: &mut Stop) -> anyhow::Result<()> {
    install::wasm_target(stop).await?;
    stop.run(&mut cargo(&["clippy", "--quiet", "--all-targets", "--", "-D", "warnings"])).await?;
    let pages = ["clippy", "--quiet", "--package", MINIAPP, "--target", WASM, "--", "-D", "warnings"];
    stop.run(&mut cargo(&pages)).await
}

async fn integration(stop: &mut Stop, tests: Option<&str>) -> anyhow::Result<()> {
    let postgres = Postgres::start().await?;
    // The Mini App's logic is tested without a browser too.
    let mut command = cargo(&["test", "--quiet", "--workspace", "--exclude", E2E]);
    command.env("ZAYAVKA_TEST_POSTGRES", postgres.url()).args(tests);
    let held = stop.run(&mut command).await;
    postgres.stop().await?;
    held
}

async fn wasm(stop: &mut Stop) -> anyhow::Result<()> {
    miniapp::build(stop, miniapp::Options::QUICK).await.map(drop)
}

async fn e2e(stop: &mut Stop, tests: Option<&str>) -> anyhow::Result<()> {
    let miniapp = miniapp::build(stop, miniapp::Options::QUICK).await?;
    // The binaries as the step before built them beside their tests: built alone, their dependencies would
    // have other features and be compiled once more.
    stop.run(&mut cargo(&["test", "--quiet", "--workspace", "--exclude", E2E, "--no-run"])).await?;
    let script = telegram_script::get().await?;
    let axe = axe_script::get().await?;
    let driver = paths::program("chromedriver").context("chromedriver is not on the PATH")?;
    // A scene waits half of its time, so two share a processor's two cores well. More only wait for each other.
    let mut command = cargo(&["test", "--quiet", "--package", E2E]);
    command.args(tests).args(["--", "--test-threads=2"]);
    command
        .env("ZAYAVKA_E2E_BIN_DIR", paths::binaries())
        .env("ZAYAVKA_E2E_MINIAPP", miniapp)
        .env("ZAYAVKA_E2E_SCRIPT", script)
        .env("ZAYAVKA_E2E_AXE", axe)
        .env("ZAYAVKA_E2E_CHROMEDRIVER", driver);
    stop.run(&mut command).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_filter_every_step_runs_with_all_its_tests() {
        let choice = Choice::of(None);
        assert_eq!((choice.steps.len(), choice.tests), (5, None));
    }

    #[test]
    fn a_filter_names_a_step_or_else_tests() {
        let choice = Choice::of(Some("clippy".to_owned()));
        assert_eq!((choice.steps, choice.tests), (vec![Step::Clippy], None));
        let choice = Choice::of(Some("a_client_never".to_owned()));
        assert_eq!(choice.steps, [Step::Integration, Step::E2e]);
        assert_eq!(choice.tests.as_deref(), Some("a_client_never"));
    }
}
