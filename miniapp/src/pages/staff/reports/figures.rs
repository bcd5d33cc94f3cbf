use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{ReportFigures, ReportOverview, ReportSpan};

use super::change::{Change, Good};
use super::links::TicketsLink;
use super::tile::{Compared, Tile};
use crate::numbers::{self, Unit};
use crate::texts::{Texts, use_texts};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub report: Rc<ReportOverview>,
}

/// The desk's figures, each leading to the tickets behind it.
#[component]
pub(super) fn DeskFigures(Props { report }: &Props) -> Html {
    let texts = use_texts();
    let (now, before) = (&report.figures, &report.previous);
    let number = |value: i64| Some(AttrValue::from(numbers::whole(value, texts.language())));
    let created = TicketsLink::created(report.from, report.to);
    let resolved = TicketsLink::resolved(report.from, report.to);
    html! {
        <ul class="tiles">
            <Tile figure="created" name={texts.reports_created()} value={number(now.created)}
                compared={counts(texts, now.created, before.created, Good::Neither)} link={created} />
            <Tile figure="resolved" name={texts.reports_resolved()} value={number(now.resolved)}
                compared={counts(texts, now.resolved, before.resolved, Good::More)} link={resolved.clone()} />
            { span(texts, "first-response", texts.reports_first_response(), now.first_response_ms, before.first_response_ms, None) }
            { span(texts, "resolution", texts.reports_resolution(), now.resolution_ms, before.resolution_ms, Some(resolved)) }
            <Tile figure="open" name={texts.reports_open()} value={number(now.open)}
                compared={counts(texts, now.open, before.open, Good::Less)} link={TicketsLink::open()} />
            <Tile figure="unassigned" name={texts.reports_unassigned()} value={now.unassigned.and_then(number)}
                link={TicketsLink::unassigned()} />
            { rating(texts, now, before) }
        </ul>
    }
}

/// The bot's own figures.
#[component]
pub(super) fn BotFigures(Props { report }: &Props) -> Html {
    let texts = use_texts();
    let (now, before) = (report.figures.bot, report.previous.bot);
    let number = |value: i64| Some(AttrValue::from(numbers::whole(value, texts.language())));
    html! {
        <>
            <div class="section-head"><h2>{ texts.reports_bot() }</h2></div>
            <ul class="tiles">
                <Tile figure="bot-users" name={texts.reports_bot_users()} value={number(now.users)}
                    compared={counts(texts, now.users, before.users, Good::More)} />
                <Tile figure="bot-blocked" name={texts.reports_bot_blocked()} value={now.blocked.and_then(number)} />
                <Tile figure="bot-sent" name={texts.reports_bot_sent()} value={number(now.sent)}
                    compared={counts(texts, now.sent, before.sent, Good::Neither)} />
                <Tile figure="bot-failed" name={texts.reports_bot_failed()} value={number(now.failed)}
                    compared={counts(texts, now.failed, before.failed, Good::Less)} />
            </ul>
        </>
    }
}

fn counts(texts: Texts, now: i64, before: i64, good: Good) -> Option<Compared> {
    let before_words = numbers::whole(before, texts.language()).into();
    let change = Change::of_counts(now, before);
    Some(Compared { change, good, decimals: 0, unit: None, before: before_words })
}

/// A duration: its median, compared in the unit in which it is shown, and the ninth decile.
fn span(
    texts: Texts,
    figure: &'static str,
    name: &'static str,
    now: ReportSpan,
    before: ReportSpan,
    link: Option<TicketsLink>,
) -> Html {
    let Some(median) = now.median else {
        return html! { <Tile {figure} {name} value={None::<AttrValue>} /> };
    };
    let unit = Unit::of(median);
    let count = |ms: i64, unit: Unit| numbers::decimal(unit.count(ms), unit.decimals(), texts.language());
    let compared = before.median.map(|before| Compared {
        change: Change::of_measures(unit.count(median), unit.count(before), unit.decimals()),
        good: Good::Less,
        decimals: unit.decimals(),
        unit: Some(texts.unit(unit).into()),
        before: count(before, unit).into(),
    });
    let foot = now.p90.map(|p90| {
        let unit = Unit::of(p90);
        AttrValue::from(texts.reports_p90(texts.reports_span(texts.unit(unit), count(p90, unit))))
    });
    let value = AttrValue::from(count(median, unit));
    html! {
        <Tile {figure} {name} {value} unit={texts.reports_median(texts.unit(unit))} {compared} {foot} {link} />
    }
}

fn rating(texts: Texts, now: &ReportFigures, before: &ReportFigures) -> Html {
    let (figure, name) = ("rating", texts.reports_rating());
    let Some(average) = now.rating.average else {
        return html! { <Tile {figure} {name} value={None::<AttrValue>} foot={texts.reports_rated(0)} /> };
    };
    let one = |value: f64| AttrValue::from(numbers::decimal(value, 1, texts.language()));
    let compared = before.rating.average.map(|before| Compared {
        change: Change::of_measures(average, before, 1),
        good: Good::More,
        decimals: 1,
        unit: None,
        before: one(before),
    });
    html! {
        <Tile {figure} {name} value={one(average)} unit={texts.reports_of_five()} {compared}
            foot={texts.reports_rated(now.rating.count)} />
    }
}

impl Texts {
    /// A unit of time, short.
    fn unit(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Seconds => self.reports_unit_seconds(),
            Unit::Minutes => self.reports_unit_minutes(),
            Unit::Hours => self.reports_unit_hours(),
            Unit::Days => self.reports_unit_days(),
        }
    }
}
