//! Puts a report together from what the store counts.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use zayavka_shared::api::{
    CategoryRef, ReportAgent, ReportBot, ReportCategory, ReportDay, ReportFigures, ReportOverview,
    ReportRating, ReportStatus,
};
use zayavka_shared::ticket::Status;
use zayavka_shared::{CategoryId, Language, UserId};

use super::period::{Day, Period};
use super::store::{CategoryRow, CreatedRow, ResolvedRow};
use super::{span, store};
use crate::App;
use crate::error::Error;
use crate::people;

/// Periods longer than about three years show no days before the desk's first ticket.
const WHOLE_MS_MAX: i64 = 1_100 * 24 * 60 * 60 * 1_000;

/// The report on a period, with the figures of the one before. Its parts are counted side by side, each on
/// a connection of its own; a ticket that moves meanwhile may be in one and not yet in another.
pub(super) async fn overview(
    app: &App,
    language: Language,
    period: Period,
    zone: Tz,
) -> Result<ReportOverview, Error> {
    let (figures, previous, (created, categories), resolved, deeds, by_day) = tokio::try_join!(
        present(app, period),
        past(app, period.before()),
        created(app, period),
        resolved(app, period),
        deeds(app, period),
        by_day(app, period, zone),
    )?;
    Ok(ReportOverview {
        from: period.from,
        to: period.to,
        figures,
        by_day,
        by_status: by_status(&created),
        by_category: by_category(language, categories, &created, &resolved),
        by_agent: by_agent(app, deeds, &resolved).await?,
        previous,
    })
}

/// The figures of a period, with those that are known of the present alone.
async fn present(app: &App, period: Period) -> Result<ReportFigures, Error> {
    let mut figures = past(app, period).await?;
    let mut db = app.db().read().await?;
    figures.unassigned = Some(store::count_unassigned(&mut db).await?);
    figures.bot.blocked = Some(store::count_unreachable(&mut db).await?);
    Ok(figures)
}

async fn past(app: &App, period: Period) -> Result<ReportFigures, Error> {
    let mut db = app.db().read().await?;
    let (created, resolved) = store::count(&mut db, period).await?;
    let (sent, failed) = store::count_messages(&mut db, period).await?;
    let users = store::count_users(&mut db, period.to).await?;
    Ok(ReportFigures {
        created,
        resolved,
        open: store::count_open(&mut db, period.to).await?,
        unassigned: None,
        first_response_ms: span::read(store::first_responses(&mut db, period).await?.as_deref())?,
        resolution_ms: span::read(store::resolutions(&mut db, period).await?.as_deref())?,
        rating: rating(store::ratings(&mut db, period).await?),
        bot: ReportBot { users, blocked: None, sent, failed },
    })
}

fn rating((sum, count): (i64, i64)) -> ReportRating {
    #[expect(clippy::cast_precision_loss, reason = "ratings are far fewer than 2^53")]
    let average = (count > 0).then(|| sum as f64 / count as f64);
    ReportRating { average, count }
}

async fn created(app: &App, period: Period) -> Result<(Vec<CreatedRow>, Vec<CategoryRow>), Error> {
    let mut db = app.db().read().await?;
    Ok((store::list_created(&mut db, period).await?, store::list_categories(&mut db).await?))
}

async fn resolved(app: &App, period: Period) -> Result<Vec<ResolvedRow>, Error> {
    let mut db = app.db().read().await?;
    Ok(store::list_resolved(&mut db, period).await?)
}

async fn by_day(app: &App, period: Period, zone: Tz) -> Result<Vec<ReportDay>, Error> {
    let mut db = app.db().read().await?;
    let now = app.clock().now();
    let mut shown = period.within(period.from, now.plus_ms(1));
    if shown.to.since_ms(shown.from) > WHOLE_MS_MAX {
        shown = shown.within(store::find_first(&mut db).await?.unwrap_or(now), shown.to);
    }
    let days = shown.days(zone);
    let counts = store::list_days(&mut db, &days).await?;
    let view = |(day, (created, resolved)): (&Day, (i64, i64))| ReportDay {
        day: day.date.to_string(),
        from: day.from,
        to: day.to,
        created,
        resolved,
    };
    Ok(days.iter().zip(counts).map(view).collect())
}

fn by_status(created: &[CreatedRow]) -> Vec<ReportStatus> {
    let count =
        |status: Status| created.iter().filter(|row| row.status == status.key()).map(|row| row.count).sum();
    Status::ALL.into_iter().map(|status| ReportStatus { status, count: count(status) }).collect()
}

fn by_category(
    language: Language,
    categories: Vec<CategoryRow>,
    created: &[CreatedRow],
    resolved: &[ResolvedRow],
) -> Vec<ReportCategory> {
    let counted = |row: CategoryRow| {
        let created = created.iter().filter(|one| one.category_id == row.id).map(|one| one.count).sum();
        let resolved = resolved.iter().filter(|one| one.category_id == row.id).map(|one| one.count).sum();
        let name = match language {
            Language::Ru => row.name_ru,
            Language::En => row.name_en,
        };
        let category = CategoryRef { id: CategoryId(row.id), name, icon: row.icon };
        ReportCategory { category, created, resolved }
    };
    let mut rows: Vec<ReportCategory> = categories.into_iter().map(counted).collect();
    rows.retain(|row| row.created + row.resolved > 0);
    rows.sort_by_key(|row| (-row.created, -row.resolved, row.category.id));
    rows
}

/// What one person did.
#[derive(Debug, Clone, Copy, Default)]
struct Deeds {
    taken: i64,
    answered: i64,
    resolved: i64,
}

/// What each person did, but for what they resolved.
async fn deeds(app: &App, period: Period) -> Result<BTreeMap<UserId, Deeds>, Error> {
    let mut db = app.db().read().await?;
    let mut deeds: BTreeMap<UserId, Deeds> = BTreeMap::new();
    for (id, count) in store::list_taken(&mut db, period).await? {
        let id = id.parse().map_err(|_| Error::Corrupt(format!("an assignee {id:?}")))?;
        deeds.entry(id).or_default().taken += count;
    }
    for (id, count) in store::list_answered(&mut db, period).await? {
        deeds.entry(UserId(id)).or_default().answered += count;
    }
    Ok(deeds)
}

async fn by_agent(
    app: &App,
    mut deeds: BTreeMap<UserId, Deeds>,
    resolved: &[ResolvedRow],
) -> Result<Vec<ReportAgent>, Error> {
    for row in resolved {
        if let Some(id) = row.assignee_id {
            deeds.entry(UserId(id)).or_default().resolved += row.count;
        }
    }
    let ids: Vec<UserId> = deeds.keys().copied().collect();
    let mut db = app.db().read().await?;
    let users = people::store::list_by_ids(&mut db, &ids).await?;
    let agent = |user: people::User| {
        let Deeds { taken, answered, resolved } = deeds.get(&user.id).copied().unwrap_or_default();
        ReportAgent { user: user.reference(), taken, answered, resolved }
    };
    let mut agents: Vec<ReportAgent> = users.into_iter().map(agent).collect();
    agents.sort_by_key(|one| (-one.resolved, -one.answered, -one.taken, one.user.id));
    Ok(agents)
}
