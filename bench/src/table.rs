//! The figures for people.

use std::fmt::Write as _;

use clap::ValueEnum as _;

use crate::operation::Operation;
use crate::record::{Figures, Record};

/// From here on, slower is no accident.
const WORSE: f64 = 1.10;
const MIB: f64 = 1024.0 * 1024.0;

/// The table of a run beside the last one.
pub(crate) fn draw(record: &Record, last: Option<(&Record, bool)>) -> String {
    let mut table = format!("\n{} · {} tickets · {}\n", record.database, record.size, record.commit);
    match last {
        Some((last, true)) => line(&mut table, &format!("beside {} of this machine", last.commit)),
        Some((last, false)) => {
            line(&mut table, &format!("{} was measured on another machine: {}", last.commit, last.machine));
        }
        None => line(&mut table, "the first of its kind"),
    }
    line(
        &mut table,
        &format!(
            "{:<16}{:>6}{:>10}{:>10}{:>10}{:>10}{:>10}{:>8}{:>9}  ratio",
            "operation", "c", "p50 ms", "p95 ms", "p99 ms", "op/s", "CPU ms", "errors", "target"
        ),
    );
    let comparable = last.filter(|(_, may)| *may).map(|(last, _)| last);
    for figures in &record.results {
        line(&mut table, &row(figures, comparable.and_then(|last| same(last, figures))));
    }
    if let (Some(start), Some(idle), Some(loaded)) =
        (record.cold_start_ms, record.rss_idle, record.rss_loaded)
    {
        line(
            &mut table,
            &format!(
                "cold start {start:.0} ms (target 100) · memory {:.1} MiB at rest (20), {:.1} MiB after the load (64)",
                mib(idle),
                mib(loaded)
            ),
        );
    }
    table
}

fn row(figures: &Figures, last: Option<&Figures>) -> String {
    let Figures { operation, under_way, p50_ms, p95_ms, p99_ms, per_second, cpu_ms, errors } = figures;
    let target = Operation::from_str(operation, true)
        .ok()
        .and_then(Operation::target_ms)
        .filter(|_| *under_way == 1)
        .map_or_else(String::new, |target| format!("≤ {target}"));
    let ratio = last.map_or_else(String::new, |last| ratio(figures, last));
    format!(
        "{operation:<16}{under_way:>6}{p50_ms:>10.2}{p95_ms:>10.2}{p99_ms:>10.2}{per_second:>10.0}{cpu_ms:>10.2}{errors:>8}{target:>9}  {ratio}"
    )
}

/// How much longer it takes than before: by the clock, and by the processor, which a busy machine moves less.
fn ratio(figures: &Figures, last: &Figures) -> String {
    let (clock, cpu) = (figures.p50_ms / last.p50_ms, figures.cpu_ms / last.cpu_ms);
    let mark = if clock > WORSE || cpu > WORSE { "  ← worse" } else { "" };
    format!("{clock:.2} (CPU {cpu:.2}){mark}")
}

fn same<'a>(record: &'a Record, figures: &Figures) -> Option<&'a Figures> {
    let key = |one: &Figures| (one.operation.clone(), one.under_way);
    record.results.iter().find(|one| key(one) == key(figures))
}

fn mib(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a megabyte more or less")]
    let bytes = bytes as f64;
    bytes / MIB
}

fn line(table: &mut String, text: &str) {
    writeln!(table, "{text}").expect("writing to a String cannot fail");
}
