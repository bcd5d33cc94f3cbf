//! From an event to the pages that are open.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

use crate::connection::{Connection, Request};
use crate::desk::Desk;
use crate::load::percentile;
use crate::operation::{Ground, Operation};
use crate::person;
use crate::record::Figures;

/// Comments written while the streams are open.
const EVENTS: usize = 20;
const DEADLINE: Duration = Duration::from_secs(60);
/// Leads, admins and the owner see every ticket.
const READERS: std::ops::RangeInclusive<i64> = 1..=7;

/// Opens the streams, writes comments, and waits until each stream has told of each.
pub(crate) async fn measure(desk: &Desk, streams: usize) -> anyhow::Result<Figures> {
    let ground = Rc::new(Ground::survey(desk.port, desk.size()).await?);
    LocalSet::new().run_until(listen_and_write(desk, ground, streams)).await
}

async fn listen_and_write(desk: &Desk, ground: Rc<Ground>, streams: usize) -> anyhow::Result<Figures> {
    let (told, mut heard) = mpsc::unbounded_channel();
    let mut readers = Vec::new();
    for number in 0..streams {
        let authorization = person::authorization(person::nth(&READERS, number as u64));
        readers.push(tokio::task::spawn_local(listen(desk.port, authorization, told.clone())));
    }
    drop(told);
    for _ in 0..streams {
        next(&mut heard).await.context("a stream did not open")?;
    }
    let mut connection = Connection::open(desk.port).await?;
    let mut latencies = Vec::new();
    let (began, before) = (Instant::now(), desk.cpu_ms()?);
    for number in 0..EVENTS {
        let request = Operation::Comment.requests(&ground, number as u64).into_iter().next();
        let sent: Request = request.context("a comment is one request")?;
        let at = Instant::now();
        ensure!(connection.send(sent).await?.status.is_success(), "the comment was refused");
        for _ in 0..streams {
            let heard_at = next(&mut heard).await.context("a stream did not tell of a comment")?;
            latencies.push(heard_at.saturating_duration_since(at).as_secs_f64() * 1_000.0);
        }
    }
    let used = desk.cpu_ms()? - before;
    readers.iter().for_each(tokio::task::JoinHandle::abort);
    latencies.sort_unstable_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let count = latencies.len() as f64;
    Ok(Figures {
        operation: Operation::Live.name().to_owned(),
        under_way: streams,
        p50_ms: percentile(&latencies, 50),
        p95_ms: percentile(&latencies, 95),
        p99_ms: percentile(&latencies, 99),
        per_second: count / began.elapsed().as_secs_f64(),
        cpu_ms: used / count,
        errors: 0,
    })
}

async fn next(heard: &mut mpsc::UnboundedReceiver<Instant>) -> anyhow::Result<Instant> {
    tokio::time::timeout(DEADLINE, heard.recv()).await?.context("all streams have ended")
}

/// Tells when the stream is ready, and then of each comment.
async fn listen(
    port: u16,
    authorization: String,
    told: mpsc::UnboundedSender<Instant>,
) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request =
        format!("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {authorization}\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await? {
        if line.starts_with("data:") && (line.contains("\"ready\"") || line.contains("\"comment.created\"")) {
            told.send(Instant::now())?;
        }
    }
    Ok(())
}
