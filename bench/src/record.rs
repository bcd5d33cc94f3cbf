//! Figures that are kept in the repository, a line a run, and the machine that they are of.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

/// What one operation took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) operation: String,
    /// Requests under way at once; for `live`, open streams.
    pub(crate) under_way: usize,
    pub(crate) p50_ms: f64,
    pub(crate) p95_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) per_second: f64,
    /// Processor of the server and its database for one operation.
    pub(crate) cpu_ms: f64,
    pub(crate) errors: u64,
}

/// Where it was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Machine {
    pub(crate) processor: String,
    pub(crate) cores: usize,
    pub(crate) kernel: String,
    /// Of the last minute, before the run.
    pub(crate) load: f64,
    /// What the disk can make durable in a second, one write after the other.
    pub(crate) fsync_per_second: f64,
}

/// One run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// Seconds since the epoch.
    pub(crate) at: u64,
    pub(crate) commit: String,
    pub(crate) machine: Machine,
    pub(crate) database: String,
    pub(crate) size: u64,
    pub(crate) cold_start_ms: Option<f64>,
    /// Bytes.
    pub(crate) rss_idle: Option<u64>,
    pub(crate) rss_loaded: Option<u64>,
    pub(crate) results: Vec<Figures>,
}

impl Record {
    #[expect(clippy::disallowed_methods, reason = "a record says when it was made")]
    pub(crate) fn new(commit: &str, machine: &Machine, database: &str, size: u64) -> Self {
        Self {
            at: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            commit: commit.to_owned(),
            machine: machine.clone(),
            database: database.to_owned(),
            size,
            cold_start_ms: None,
            rss_idle: None,
            rss_loaded: None,
            results: Vec::new(),
        }
    }
}

impl Machine {
    /// Looks at this one; the disk is that of `folder`.
    pub(crate) fn look(folder: &Path) -> anyhow::Result<Self> {
        let processors = std::fs::read_to_string("/proc/cpuinfo")?;
        let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
        let load = std::fs::read_to_string("/proc/loadavg")?;
        Ok(Self {
            processor: model.map_or_else(|| "unknown".to_owned(), |(_, name)| name.trim().to_owned()),
            cores: std::thread::available_parallelism()?.get(),
            kernel: std::fs::read_to_string("/proc/sys/kernel/osrelease")?.trim().to_owned(),
            load: load.split(' ').next().context("no load")?.parse()?,
            fsync_per_second: fsync_per_second(folder)?,
        })
    }

    /// Whether figures of both may be compared.
    fn is_like(&self, other: &Self) -> bool {
        (&self.processor, self.cores) == (&other.processor, other.cores)
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { processor, cores, kernel, load, fsync_per_second } = self;
        write!(f, "{processor} × {cores}, Linux {kernel}, load {load}, {fsync_per_second:.0} fsync/s")
    }
}

fn fsync_per_second(folder: &Path) -> anyhow::Result<f64> {
    const TIME: Duration = Duration::from_secs(1);
    std::fs::create_dir_all(folder)?;
    let path = folder.join("fsync");
    let mut file = File::create(&path)?;
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < TIME {
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    let elapsed = began.elapsed();
    std::fs::remove_file(path)?;
    Ok(f64::from(count) / elapsed.as_secs_f64())
}

/// All records of the file, oldest first; none where there is no file yet.
pub(crate) fn load(path: &Path) -> anyhow::Result<Vec<Record>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let lines = std::fs::read_to_string(path)?;
    let read = |line| serde_json::from_str(line).with_context(|| format!("not a record: {line}"));
    lines.lines().map(read).collect()
}

pub(crate) fn append(path: &Path, record: &Record) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    writeln!(file, "{}", serde_json::to_string(record)?)?;
    Ok(())
}

/// The last record of the same work; and whether it may be compared.
pub(crate) fn last_alike<'a>(records: &'a [Record], record: &Record) -> Option<(&'a Record, bool)> {
    let is_same_work = |one: &&Record| (&one.database, one.size) == (&record.database, record.size);
    let same_work = || records.iter().rev().filter(is_same_work);
    let here = same_work().find(|one| one.machine.is_like(&record.machine));
    here.map(|one| (one, true)).or_else(|| same_work().next().map(|one| (one, false)))
}
