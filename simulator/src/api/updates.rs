//! getUpdates and the webhook's settings.

use std::time::Duration;

use reqwest::Url;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{Refusal, answer::Answer, keyboard::is_loopback, params::Params};
use crate::{
    server::Simulator,
    world::{World, updates::Webhook},
};

const LONGEST_POLL_S: i64 = 50;
const OTHER_POLL: &str =
    "terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE: &str =
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/// Waits for updates; a newer getUpdates ends this one, as does a webhook.
pub(super) async fn get_updates(simulator: &Simulator, params: &Params) -> Answer {
    let limit = params.number("limit").unwrap_or(100).clamp(1, 100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let timeout = params.number("timeout").unwrap_or(0).clamp(0, LONGEST_POLL_S);
    let deadline = Instant::now() + Duration::from_secs(timeout.unsigned_abs());
    let poll = begin_poll(&mut simulator.world(), params)?;
    simulator.signals.updates.notify_waiters();
    loop {
        // Armed before the look, so that no update slips in between.
        let mut changed = std::pin::pin!(simulator.signals.updates.notified());
        changed.as_mut().enable();
        {
            let world = simulator.world();
            if world.updates.webhook.is_some() {
                return Err(Refusal::conflict("terminated by setWebhook request"));
            }
            if world.updates.poll != poll {
                return Err(Refusal::conflict(OTHER_POLL));
            }
            let updates = world.updates.first(limit);
            if !updates.is_empty() {
                return Ok(Value::Array(updates));
            }
        }
        if timeout_at(deadline, changed).await.is_err() {
            return Ok(json!([]));
        }
    }
}

fn begin_poll(world: &mut World, params: &Params) -> Result<u64, Refusal> {
    if world.updates.webhook.is_some() {
        return Err(Refusal::conflict(WEBHOOK_ACTIVE));
    }
    remember_allowed(world, params)?;
    if let Some(offset) = params.number("offset").filter(|offset| *offset != 0) {
        world.updates.confirm(offset);
    }
    world.updates.poll += 1;
    Ok(world.updates.poll)
}

/// Omitted means the previous list, an empty one the default.
fn remember_allowed(world: &mut World, params: &Params) -> Result<(), Refusal> {
    if let Some(kinds) = params.object("allowed_updates")? {
        let kinds = kinds.as_array().into_iter().flatten().filter_map(Value::as_str);
        world.updates.allow(kinds.map(str::to_owned).collect());
    }
    Ok(())
}

pub(super) fn set_webhook(world: &mut World, params: &Params) -> Answer {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete_webhook(world, params);
    }
    check_address(&url).map_err(|fault| Refusal::bad_request(format!("bad webhook: {fault}")))?;
    let secret_token = params.text("secret_token").filter(|secret| !secret.is_empty());
    if let Some(secret) = &secret_token {
        if secret.len() > 256 {
            return Err(Refusal::bad_request("secret token is too long"));
        }
        if !secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-') {
            return Err(Refusal::bad_request("secret token contains unallowed characters"));
        }
    }
    let max_connections = params.number("max_connections").unwrap_or(40).clamp(1, 100);
    remember_allowed(world, params)?;
    if params.flag("drop_pending_updates") {
        world.updates.forget_pending();
    }
    world.updates.webhook = Some(Webhook {
        url,
        secret_token,
        max_connections: usize::try_from(max_connections).unwrap_or(40),
        last_error: None,
    });
    world.signals.updates.notify_waiters();
    Ok(json!(true))
}

/// HTTPS on Telegram's four ports; on the machine itself plain HTTP and any port.
fn check_address(address: &str) -> Result<(), &'static str> {
    let url = Url::parse(address).map_err(|_| "invalid webhook URL specified")?;
    if url.host_str().is_some_and(is_loopback) {
        return Ok(());
    }
    if url.scheme() != "https" {
        return Err("An HTTPS URL must be provided for webhook");
    }
    if !matches!(url.port_or_known_default(), Some(80 | 88 | 443 | 8443)) {
        return Err("Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    Ok(())
}

pub(super) fn delete_webhook(world: &mut World, params: &Params) -> Answer {
    if params.flag("drop_pending_updates") {
        world.updates.forget_pending();
    }
    world.updates.webhook = None;
    world.signals.updates.notify_waiters();
    Ok(json!(true))
}
