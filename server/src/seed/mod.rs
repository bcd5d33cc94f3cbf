//! Fills an empty database with a desk that has been in use for two years: for measurements, and for
//! trying the pages with as much as a busy desk has.
//!
//! The same number of tickets and the same seed give the same rows, on either database and on any day. The
//! lives of the tickets are decided by the rules themselves, so that their history explains every row.

mod chance;
mod fill;
mod life;
mod people;
mod store;
mod words;

pub use fill::{Plan, SeedFailure, TELEGRAM_IDS, fill};

use tracing::info;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;

/// Opens the configured database and fills it.
///
/// # Errors
/// If the database does not open, or someone was there before.
pub async fn run(config: &Config, plan: Plan) -> anyhow::Result<()> {
    let clock = Clock::system();
    let (db, began) = (Db::open(&config.database_url).await?, clock.now());
    let filled = fill(&db, plan).await;
    db.close().await;
    filled?;
    let duration_ms = clock.now().since_ms(began);
    info!(ticket.count = plan.tickets, duration_ms, "{} tickets were written", plan.tickets);
    Ok(())
}
