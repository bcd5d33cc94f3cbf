//! What the kernel says of a process.

use anyhow::Context as _;

/// Ticks of the processor's clock in a second, as Linux counts for every process on every machine.
const TICKS: f64 = 100.0;

/// Bytes of memory that are in use, its mapped files included.
pub(crate) fn rss(pid: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes * 1024)
}

/// Milliseconds of processor that a process has used, and those of its children that run.
pub(crate) fn cpu_ms(pids: &[u32]) -> anyhow::Result<f64> {
    let mut ticks = 0;
    for pid in pids {
        // A PostgreSQL process of a closed connection is gone.
        let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else { continue };
        // The name may hold spaces and ends with the last parenthesis.
        let fields = stat.rsplit_once(')').context("no name")?.1;
        let used: Vec<u64> =
            fields.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
        ticks += used.iter().sum::<u64>();
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let ms = ticks as f64 * 1_000.0 / TICKS;
    Ok(ms)
}

/// The processes that this one has started.
pub(crate) fn children(pid: u32) -> anyhow::Result<Vec<u32>> {
    let list = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    Ok(list.split_whitespace().map(str::parse).collect::<Result<_, _>>()?)
}
