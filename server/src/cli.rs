//! The command line.

use std::io::{IsTerminal as _, stderr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::backup::{self, Unusable};
use crate::config::Config;
use crate::db::Touched;
use crate::{check, demo, openapi, seed, serve};

/// The helpdesk inside Telegram.
#[derive(Debug, Parser)]
#[command(name = "zayavka", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// API, Mini App, bot and workers in one process.
    Serve,
    /// Looks at configuration, token, database, storage and public address; names each fault with its mend.
    Check {
        /// Prints the findings as JSON.
        #[arg(long)]
        json: bool,
        /// Asks nothing of Telegram or of the public address.
        #[arg(long)]
        offline: bool,
    },
    /// Writes the database and the files into one archive, while the desk serves.
    Backup { file: PathBuf },
    /// Restores an archive into an empty database and an empty folder.
    Restore { file: PathBuf },
    /// Fills an empty database with the people and tickets of a busy desk.
    Seed {
        /// How many tickets; some are of each status, however few.
        #[arg(long)]
        tickets: u64,
        /// The same number gives the same rows.
        #[arg(long)]
        seed: u64,
    },
    /// Prints the OpenAPI document.
    Openapi,
    /// Fills an empty database with the people and tickets of the demonstration.
    #[command(hide = true)]
    DemoData {
        /// The people alone, without tickets.
        #[arg(long)]
        people_only: bool,
    },
}

/// Runs what the command line asks for. Exit 0: done; 1: it failed; 2: the configuration, or what
/// was named to be filled, cannot be used.
#[must_use]
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    if matches!(command, Command::Openapi) {
        println!("{}", openapi::document());
        return ExitCode::SUCCESS;
    }
    if let Command::Check { json, offline } = command {
        let options = check::Options { is_json: json, is_offline: offline };
        return match tokio::runtime::Runtime::new() {
            Ok(runtime) => runtime.block_on(check::run(options)),
            Err(error) => {
                eprintln!("zayavka: {error}");
                ExitCode::FAILURE
            }
        };
    }
    let config = match Config::load() {
        Ok(config) => config,
        Err(error) => {
            eprintln!("zayavka: {error}");
            return ExitCode::from(2);
        }
    };
    start_log(&config);
    match run_with(command, config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zayavka: {error:#}");
            if is_unusable(&error) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn run_with(command: Command, config: Config) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Serve => serve::serve(config).await,
            Command::DemoData { people_only } => demo::fill(config, people_only).await,
            Command::Backup { file } => backup::run_take(&config, &file).await,
            Command::Restore { file } => backup::run_restore(&config, &file).await,
            Command::Seed { tickets, seed } => seed::run(&config, seed::Plan { tickets, seed }).await,
            Command::Openapi | Command::Check { .. } => Ok(()),
        }
    })
}

/// Whether what was named to be filled, or to be filled from, is at fault.
fn is_unusable(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| matches!(cause.downcast_ref(), Some(Touched::NotEmpty)) || cause.is::<Unusable>())
}

/// Lines for people on a terminal, JSON for machines elsewhere.
fn start_log(config: &Config) {
    let filter = EnvFilter::new(&config.log);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    if stderr().is_terminal() {
        log.init();
    } else {
        log.json().flatten_event(true).init();
    }
}
