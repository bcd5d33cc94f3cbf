//! The project's own commands, `cargo xtask demo` and `cargo xtask test` before all.
//!
//! Each installs what is missing, says what and why while it does, and is quick the second time. Where it
//! cannot, it says in one sentence what a person must do.

mod axe_script;
mod bench;
mod demo;
mod dist;
mod install;
mod miniapp;
mod npm_file;
mod paths;
mod postgres;
mod process;
mod telegram_script;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands for those who try Zayavka and those who change it.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the desk with a stand-in for Telegram and prints the address to open.
    Demo(demo::Options),
    /// Runs every test, or those steps or tests whose name holds FILTER.
    Test(test::Options),
    /// Builds target/dist/zayavka: one binary with the Mini App inside.
    Dist,
    /// Measures the desk and compares it with the record in docs/bench.
    Bench(bench::Options),
    /// Builds the Mini App into target/miniapp.
    Miniapp(miniapp::Options),
    /// Puts what trunk does not build beside what it does (called by Trunk.toml).
    #[command(hide = true)]
    TrunkFiles,
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime of one thread needs only memory");
    match runtime.block_on(run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    let mut stop = process::Stop::listen()?;
    match command {
        Command::Demo(options) => demo::run(&mut stop, options).await,
        Command::Test(options) => test::run(&mut stop, options).await,
        Command::Dist => dist::run(&mut stop).await,
        Command::Bench(options) => bench::run(&mut stop, options).await,
        Command::Miniapp(options) => miniapp::build(&mut stop, options).await.map(drop),
        Command::TrunkFiles => miniapp::put_trunk_files(),
    }
}
