//! Brings updates to the bot's webhook, one at a time for each chat.

use std::time::Duration;

use anyhow::Context as _;
use reqwest::{Client, header::RETRY_AFTER, redirect};
use tokio::task::JoinSet;

use crate::{clock, server::Simulator, world::updates::Delivery};

const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// With nothing to retry the loop only waits to be woken.
const IDLE: Duration = Duration::from_secs(3600);

/// Runs as long as the simulator serves; only a broken HTTP client ends it.
pub(crate) async fn deliver(simulator: Simulator) -> anyhow::Result<()> {
    let client = Client::builder()
        .no_proxy()
        .redirect(redirect::Policy::none())
        .timeout(ANSWER_WITHIN)
        .build()
        .context("cannot build the HTTP client for webhooks")?;
    let mut running = JoinSet::new();
    loop {
        let mut changed = std::pin::pin!(simulator.signals.updates.notified());
        changed.as_mut().enable();
        let wait = {
            let mut world = simulator.world();
            let now_ms = clock::now_ms();
            while let Some(delivery) = world.updates.next_delivery(now_ms) {
                running.spawn(post(simulator.clone(), client.clone(), delivery));
            }
            let soonest = world.updates.next_try_ms().filter(|at_ms| *at_ms > now_ms);
            soonest.map_or(IDLE, |at_ms| Duration::from_millis((at_ms - now_ms).unsigned_abs()))
        };
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep(wait) => {}
            Some(finished) = running.join_next() => finished.context("a webhook delivery panicked")?,
        }
    }
}

async fn post(simulator: Simulator, client: Client, delivery: Delivery) {
    let mut request = client.post(&delivery.webhook.url).json(&delivery.update);
    if let Some(secret) = &delivery.webhook.secret_token {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    let outcome = match request.send().await {
        Ok(response) if response.status().is_success() => Ok(()),
        Ok(response) => {
            let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
            let retry_after_ms = retry_after.and_then(|text| text.parse::<i64>().ok()).map(|s| s * 1000);
            Err((format!("Wrong response from the webhook: {}", response.status()), retry_after_ms))
        }
        Err(error) if error.is_connect() => Err(("Connection refused".to_owned(), None)),
        Err(_) => Err(("Read timeout expired".to_owned(), None)),
    };
    let mut world = simulator.world();
    match outcome {
        Ok(()) => world.updates.delivered(delivery.update_id),
        Err((reason, retry_after_ms)) => {
            world.updates.failed(delivery.update_id, reason, retry_after_ms, clock::now_ms());
        }
    }
    world.signals.updates.notify_waiters();
}
