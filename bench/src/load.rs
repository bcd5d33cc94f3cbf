//! So many requests under way, for so long.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::task::LocalSet;

use crate::connection::Connection;
use crate::operation::{Ground, Operation};

/// What one run of an operation gave.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// Milliseconds of each answer that was right, shortest first.
    pub(crate) latencies: Vec<f64>,
    pub(crate) errors: u64,
    pub(crate) elapsed: Duration,
}

/// Numbers of the turns, so that no two ask for the same thing at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Turns(Rc<Cell<u64>>);

impl Turns {
    pub(crate) fn next(&self) -> u64 {
        self.0.replace(self.0.get() + 1)
    }
}

/// Each connection sends its next request as soon as the answer to the last is there.
pub(crate) async fn run(
    port: u16,
    ground: &Rc<Ground>,
    operation: Operation,
    under_way: usize,
    turns: &Turns,
    time: Duration,
) -> anyhow::Result<Run> {
    let began = Instant::now();
    let end = began + time;
    let tasks = LocalSet::new();
    let mut workers = Vec::new();
    for _ in 0..under_way {
        let (ground, turns) = (ground.clone(), turns.clone());
        workers.push(tasks.spawn_local(work(port, ground, operation, turns, end)));
    }
    tasks.await;
    let mut all = Run { elapsed: began.elapsed(), ..Run::default() };
    for worker in workers {
        let run = worker.await.context("a worker ended early")??;
        all.latencies.extend(run.latencies);
        all.errors += run.errors;
    }
    all.latencies.sort_unstable_by(f64::total_cmp);
    Ok(all)
}

async fn work(
    port: u16,
    ground: Rc<Ground>,
    operation: Operation,
    turns: Turns,
    end: Instant,
) -> anyhow::Result<Run> {
    let mut connection = Connection::open(port).await?;
    let mut run = Run::default();
    while Instant::now() < end {
        let requests = operation.requests(&ground, turns.next());
        let (began, mut is_right) = (Instant::now(), true);
        for request in requests {
            is_right &= if operation == Operation::Export {
                connection.drain(request).await? > 0
            } else {
                connection.send(request).await?.status.is_success()
            };
        }
        if is_right {
            run.latencies.push(began.elapsed().as_secs_f64() * 1_000.0);
        } else {
            run.errors += 1;
        }
    }
    Ok(run)
}

/// The value that so many of a hundred do not exceed.
pub(crate) fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100);
    sorted.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// The middle one.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    percentile(&values, 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let sorted: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!((percentile(&sorted, 50), percentile(&sorted, 99)), (100.0, 198.0));
        assert_eq!(percentile(&[7.0], 99), 7.0);
        assert!(percentile(&[], 50).is_nan());
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
    }
}
