//! `cargo xtask bench`: how fast the desk is.
//!
//! A desk in use for two years is seeded once and kept; each run works on a copy of it, over real HTTP, with
//! initData signed as Telegram signs it. One answer of each operation is checked before any is timed, and an
//! answer that is an error is counted as one, never as a fast answer.

mod cold;
mod connection;
mod desk;
mod live;
mod load;
mod micro;
mod operation;
mod person;
mod proc;
mod record;
mod rounds;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use crate::desk::{Database, Place, Server};
use crate::operation::Operation;
use crate::record::{Machine, Record};
use crate::rounds::Pace;

/// Measures a desk.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench")]
struct Cli {
    /// What to measure; all of it where nothing is named.
    operations: Vec<Operation>,
    /// Tickets of the desk: 10k, 100k, 1m or a number.
    #[arg(long, default_value = "100k", value_parser = read_size)]
    size: u64,
    /// Databases to measure.
    #[arg(long, value_enum, default_value = "sqlite")]
    db: Choice,
    /// Adds the figures to the record.
    #[arg(long)]
    save: bool,
    /// Seconds that each operation runs in a round; so many rounds follow each other.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Open streams while the way of an event to a page is measured.
    #[arg(long, default_value_t = 1_000)]
    streams: usize,

    /// Folder of the release binaries `zayavka` and `zayavka-simulator`.
    #[arg(long, hide = true)]
    programs: PathBuf,
    /// Where seeded desks are kept.
    #[arg(long, hide = true)]
    kept: PathBuf,
    #[arg(long, hide = true)]
    record: PathBuf,
    #[arg(long, hide = true)]
    commit: String,
    /// A PostgreSQL server to make databases in, as its superuser.
    #[arg(long, hide = true)]
    postgres: Option<String>,
    /// Folder of PostgreSQL's own programs.
    #[arg(long, hide = true)]
    postgres_programs: Option<PathBuf>,
    #[arg(long, hide = true)]
    postgres_pid: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Choice {
    Sqlite,
    Postgres,
    Both,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    // A generator of one thread leaves the other core to what it measures.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime of one thread needs only memory");
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let operations = if cli.operations.is_empty() { Operation::ALL.to_vec() } else { cli.operations.clone() };
    let pace = Pace { each: Duration::from_secs(cli.seconds), rounds: cli.rounds };
    let machine = Machine::look(&cli.kept)?;
    let records = record::load(&cli.record)?;
    println!("{machine}");
    println!("{}", micro::measure()?);
    for database in databases(&cli)? {
        let place = Place::new(&cli.programs, &cli.kept, database.clone(), cli.size);
        let mut record = Record::new(&cli.commit, &machine, database.name(), cli.size);
        let mut desk = desk::Desk::open(place).await?;
        record.cold_start_ms = Some(cold::starts(&mut desk).await?);
        record.rss_idle = Some(desk.rss_at_rest().await?);
        record.results = rounds::measure(&desk, &operations, pace).await?;
        if operations.contains(&Operation::Live) {
            record.results.push(live::measure(&desk, cli.streams).await?);
        }
        record.rss_loaded = Some(desk.rss()?);
        desk.close().await?;
        println!("{}", table::draw(&record, record::last_alike(&records, &record)));
        if cli.save {
            record::append(&cli.record, &record)?;
        }
    }
    Ok(())
}

fn databases(cli: &Cli) -> anyhow::Result<Vec<Database>> {
    let mut databases = Vec::new();
    if cli.db != Choice::Postgres {
        databases.push(Database::Sqlite);
    }
    if cli.db != Choice::Sqlite {
        let given = (cli.postgres.clone(), cli.postgres_programs.clone(), cli.postgres_pid);
        let (Some(url), Some(programs), Some(pid)) = given else { anyhow::bail!("no PostgreSQL was given") };
        databases.push(Database::Postgres(Server { url, programs, pid }));
    }
    Ok(databases)
}

fn read_size(text: &str) -> Result<u64, String> {
    let (digits, factor) = match text.to_lowercase().strip_suffix(['k', 'm']) {
        Some(digits) if text.ends_with(['k', 'K']) => (digits.to_owned(), 1_000),
        Some(digits) => (digits.to_owned(), 1_000_000),
        None => (text.to_owned(), 1),
    };
    let number: u64 = digits.parse().map_err(|_| "a size is a number, as 5000, 100k or 1m".to_owned())?;
    Ok(number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_may_be_in_thousands_and_millions() {
        assert_eq!(read_size("100k"), Ok(100_000));
        assert_eq!(read_size("1M"), Ok(1_000_000));
        assert_eq!(read_size("250"), Ok(250));
        assert!(read_size("many").is_err());
    }
}
