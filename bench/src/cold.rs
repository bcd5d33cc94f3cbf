//! How long a start takes until the first answer.

use crate::desk::Desk;
use crate::load::median;

const TIMES: usize = 5;

/// Milliseconds from the start of the process to its first answer that database, storage and tables are
/// there; the median of some starts.
pub(crate) async fn starts(desk: &mut Desk) -> anyhow::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        times.push(desk.restart().await?.as_secs_f64() * 1_000.0);
    }
    Ok(median(times))
}
