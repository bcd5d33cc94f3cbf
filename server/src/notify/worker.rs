//! The outbox scheduler as it runs: sends whenever something is due and may go.

use std::time::Duration;

use tokio::sync::watch::Receiver;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use tracing::warn;

use super::courier::Courier;
use super::leader::{Lock, lead};
use super::pace::Before;
use crate::App;

/// Without any wake: looks for what became due.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// With many wakes: looks this often at most.
const LOOK_PAUSE: Duration = Duration::from_millis(50);

/// Sends until it is dropped. With PostgreSQL one process at a time does.
pub async fn run(app: App) {
    lead(app.db(), Lock::Outbox, || work(&app)).await;
}

async fn work(app: &App) {
    let mut courier = begin(app).await;
    let mut commits = app.db().signals().watch();
    let mut is_readable = true;
    loop {
        commits.mark_unchanged();
        match courier.look().await {
            Ok(()) => is_readable = true,
            Err(error) if is_readable => {
                is_readable = false;
                warn!(error = %error, "the outbox cannot be read; trying again");
            }
            Err(_) => {}
        }
        let looked_at = Instant::now();
        send_until_news(app, &mut courier, &mut commits, looked_at + LOOK_EVERY).await;
        // News come in crowds, our own commits among them.
        send_until(&mut courier, looked_at + LOOK_PAUSE).await;
    }
}

async fn begin(app: &App) -> Courier {
    loop {
        match Courier::begin(app, Before::Unknown).await {
            Ok(courier) => return courier,
            Err(error) => warn!(error = %error, "the outbox cannot be read; trying again"),
        }
        sleep(LOOK_EVERY).await;
    }
}

/// Sends what was found, until something was committed or the time is up.
async fn send_until_news(app: &App, courier: &mut Courier, commits: &mut Receiver<u64>, until: Instant) {
    while Instant::now() < until {
        let next = courier.send_ready().map(|next| next.since_ms(app.clock().now()).max(1));
        let next = next.map(|ms| Instant::now() + Duration::from_millis(ms.unsigned_abs()));
        tokio::select! {
            Some(()) = courier.next_done() => {}
            _ = commits.changed() => return,
            () = sleep_until(next.map_or(until, |next| next.min(until))) => {}
        }
    }
}

/// Sends what was found, until the time is up.
async fn send_until(courier: &mut Courier, until: Instant) {
    while let Ok(Some(())) = timeout_at(until, courier.next_done()).await {
        courier.send_ready();
    }
    sleep_until(until).await;
}

/// Sends what is due until nothing is left that may go now: for tests, whose clock stands still.
///
/// # Errors
/// If the outbox cannot be read.
pub async fn deliver_due(app: &App) -> Result<(), sqlx::Error> {
    let mut courier = Courier::begin(app, Before::Known).await?;
    loop {
        courier.look().await?;
        courier.send_ready();
        if courier.is_idle() {
            return Ok(());
        }
        while courier.next_done().await.is_some() {}
    }
}
