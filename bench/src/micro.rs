//! What is measured without a server: the check of initData and the rules.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};
use zayavka::auth::InitDataKey;
use zayavka::config::Secret;
use zayavka_shared::ticket::{Actor, Command, Facts, Policy, Priority, Status, Ticket, decide};
use zayavka_shared::{CategoryId, Role, TicketId, Timestamp, UserId};

use crate::person::{self, OWNER, TOKEN};

const TIME: Duration = Duration::from_secs(1);

/// A line of figures, each on one core.
pub(crate) fn measure() -> anyhow::Result<String> {
    let init_data = person::authorization(OWNER);
    let init_data = init_data.strip_prefix("tma ").context("initData has its scheme")?;
    let key = InitDataKey::new(&Secret::new(TOKEN));
    let signed_at = signed_at(init_data)?;
    let check = || key.check(black_box(init_data), signed_at, Duration::from_secs(86_400));
    check().map_err(|fault| anyhow!("the own initData is refused: {fault}"))?;
    let checks = per_second(|| {
        black_box(check().is_ok());
    });

    let (policy, ticket) = (Policy::default(), ticket());
    let actor = Actor::user(UserId(8), Role::Agent.permissions());
    let facts = Facts { now: Timestamp(1_730_419_300_000), candidate: None };
    let decided = || decide(&policy, &facts, &actor, black_box(&ticket), Command::Move { to: Status::Done });
    decided().map_err(|refusal| anyhow!("the move is refused: {refusal:?}"))?;
    let decisions = per_second(|| {
        black_box(decided().is_ok());
    });
    Ok(format!(
        "initData of {} bytes: {checks:.0} checks/s (target 500000) · decide: {decisions:.0}/s",
        init_data.len()
    ))
}

fn signed_at(init_data: &str) -> anyhow::Result<Timestamp> {
    let seconds: i64 = init_data
        .split('&')
        .find_map(|pair| pair.strip_prefix("auth_date="))
        .context("initData has its date")?
        .parse()?;
    Ok(Timestamp(seconds * 1_000))
}

fn per_second(mut work: impl FnMut()) -> f64 {
    const AT_ONCE: u32 = 1_000;
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < TIME {
        for _ in 0..AT_ONCE {
            work();
        }
        count += AT_ONCE;
    }
    f64::from(count) / began.elapsed().as_secs_f64()
}

fn ticket() -> Ticket {
    let at = Timestamp(1_730_419_200_000);
    Ticket {
        id: TicketId(1),
        client: UserId(41),
        category: CategoryId(1),
        team: None,
        status: Status::InProgress,
        priority: Priority::Normal,
        assignee: Some(UserId(8)),
        version: 2,
        created_at: at,
        updated_at: at,
        closed_at: None,
    }
}
