use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Language;
use zayavka_shared::api::ReportOverview;

use super::figure_link::FigureLink;
use super::links::TicketsLink;
use super::weeks::{Stretch, fullest, stretches};
use crate::dates;
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, LineChart, Series};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub report: Rc<ReportOverview>,
}

/// What was created and resolved, day by day or week by week: a sentence, a chart and a table.
#[component]
pub(super) fn DaysPanel(Props { report }: &Props) -> Html {
    let texts = use_texts();
    let places = use_memo(report.by_day.clone(), |days| stretches(days));
    // A place of another period means nothing in this one.
    let looked_at = use_state_eq(|| None::<(AttrValue, usize)>);
    let key = AttrValue::from(report.from.to_rfc3339());
    let selected = match &*looked_at {
        Some((of, index)) if *of == key && *index < places.len() => *index,
        _ => fullest(&places),
    };
    let onselect = {
        let (setter, key) = (looked_at.setter(), key.clone());
        Callback::from(move |index: usize| setter.set(Some((key.clone(), index))))
    };
    let Some(place) = places.get(selected) else { return Html::default() };
    let main: Series = places.iter().map(|one| one.created).collect();
    let other: Series = places.iter().map(|one| one.resolved).collect();
    let language = texts.language();
    let words: Vec<AttrValue> =
        places.iter().map(|one| dates::calendar_day_brief(&one.first, language).into()).collect();
    html! {
        <section class="panel days" aria-labelledby="reports-days">
            <header>
                <h2 id="reports-days">{ texts.reports_days() }</h2>
                <div class="legend" aria-hidden="true">
                    <span class="legend__main">{ texts.reports_legend_created() }</span>
                    <span class="legend__other">{ texts.reports_legend_resolved() }</span>
                </div>
            </header>
            <p class="readout" role="status" data-role="readout">
                <b>{ dates_of(place, language) }</b>{ " " }
                { texts.reports_readout(place.created, place.resolved) }{ " " }
                <FigureLink link={TicketsLink::created(place.from, place.to)} class="readout__link">
                    { texts.reports_show_tickets() }
                </FigureLink>
            </p>
            <LineChart label={sentence(texts, &places)} {main} {other} {words} {selected} {onselect} />
            { table(texts, &places) }
        </section>
    }
}

/// What the chart says at one glance.
fn sentence(texts: Texts, places: &[Stretch]) -> String {
    let fullest = &places[fullest(places)];
    let created: i64 = places.iter().map(|one| one.created).sum();
    let resolved: i64 = places.iter().map(|one| one.resolved).sum();
    texts.reports_days_summary(fullest.created, created, dates_of(fullest, texts.language()), resolved)
}

fn dates_of(place: &Stretch, language: Language) -> String {
    let Some(last) = &place.last else { return dates::calendar_weekday(&place.first, language) };
    let brief = |day: &str| dates::calendar_day_brief(day, language);
    format!("{} – {}", brief(&place.first), brief(last))
}

/// The same for those who cannot see or touch the chart; the newest first.
fn table(texts: Texts, places: &[Stretch]) -> Html {
    let row = |place: &Stretch| {
        let created = TicketsLink::created(place.from, place.to);
        let resolved = TicketsLink::resolved(place.from, place.to);
        html! {
            <tr key={place.first.clone()}>
                <th scope="row">{ dates_of(place, texts.language()) }</th>
                <td><FigureLink link={created} class="table__link">{ place.created }</FigureLink></td>
                <td><FigureLink link={resolved} class="table__link">{ place.resolved }</FigureLink></td>
            </tr>
        }
    };
    html! {
        <details class="as-table">
            <summary>{ texts.reports_as_table() }<Icon name="down" /></summary>
            <table class="table">
                <thead><tr>
                    <th scope="col">{ texts.reports_day() }</th>
                    <th scope="col">{ texts.reports_created() }</th>
                    <th scope="col">{ texts.reports_resolved() }</th>
                </tr></thead>
                <tbody>{ for places.iter().rev().map(row) }</tbody>
            </table>
        </details>
    }
}
