//! Rounds of all operations, one after the other, so that a busy minute of the machine hits none alone.

use std::rc::Rc;
use std::time::Duration;

use anyhow::Context as _;

use crate::connection::Connection;
use crate::desk::Desk;
use crate::load::{self, Turns, median, percentile};
use crate::operation::{Ground, Operation};
use crate::record::Figures;

const WARM_UP: Duration = Duration::from_secs(1);

/// How long each operation runs, and how often.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub(crate) each: Duration,
    pub(crate) rounds: usize,
}

/// The medians of all rounds.
pub(crate) async fn measure(
    desk: &Desk,
    operations: &[Operation],
    pace: Pace,
) -> anyhow::Result<Vec<Figures>> {
    let ground = Rc::new(Ground::survey(desk.port, desk.size()).await?);
    let turns = Turns::default();
    for operation in operations {
        verify(desk, &ground, *operation, &turns)
            .await
            .with_context(|| format!("the answer of «{}» is not right", operation.name()))?;
    }
    let cases: Vec<(Operation, usize)> =
        operations.iter().flat_map(|one| one.under_way().iter().map(|count| (*one, *count))).collect();
    let mut rounds: Vec<Vec<Figures>> = vec![Vec::new(); cases.len()];
    for _ in 0..pace.rounds {
        for ((operation, under_way), figures) in cases.iter().zip(&mut rounds) {
            figures.push(
                once(desk, &ground, *operation, *under_way, &turns, pace.each)
                    .await
                    .with_context(|| format!("«{}» failed", operation.name()))?,
            );
        }
    }
    Ok(rounds.into_iter().map(middle).collect())
}

async fn verify(desk: &Desk, ground: &Ground, operation: Operation, turns: &Turns) -> anyhow::Result<()> {
    let mut connection = Connection::open(desk.port).await?;
    let mut answers = Vec::new();
    for request in operation.requests(ground, turns.next()) {
        answers.push(connection.send(request).await?);
    }
    if answers.is_empty() { Ok(()) } else { operation.check(ground, &answers) }
}

async fn once(
    desk: &Desk,
    ground: &Rc<Ground>,
    operation: Operation,
    under_way: usize,
    turns: &Turns,
    time: Duration,
) -> anyhow::Result<Figures> {
    load::run(desk.port, ground, operation, under_way, turns, WARM_UP).await?;
    let before = desk.cpu_ms()?;
    let run = load::run(desk.port, ground, operation, under_way, turns, time).await?;
    let used = desk.cpu_ms()? - before;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let count = run.latencies.len() as f64;
    Ok(Figures {
        operation: operation.name().to_owned(),
        under_way,
        p50_ms: percentile(&run.latencies, 50),
        p95_ms: percentile(&run.latencies, 95),
        p99_ms: percentile(&run.latencies, 99),
        per_second: count / run.elapsed.as_secs_f64(),
        cpu_ms: used / count,
        errors: run.errors,
    })
}

/// The median of each figure; errors are added up.
fn middle(rounds: Vec<Figures>) -> Figures {
    let of = |figure: fn(&Figures) -> f64| median(rounds.iter().map(figure));
    Figures {
        p50_ms: of(|one| one.p50_ms),
        p95_ms: of(|one| one.p95_ms),
        p99_ms: of(|one| one.p99_ms),
        per_second: of(|one| one.per_second),
        cpu_ms: of(|one| one.cpu_ms),
        errors: rounds.iter().map(|one| one.errors).sum(),
        operation: rounds.first().map(|one| one.operation.clone()).unwrap_or_default(),
        under_way: rounds.first().map_or(0, |one| one.under_way),
    }
}
