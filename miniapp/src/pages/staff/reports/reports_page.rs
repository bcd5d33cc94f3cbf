use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::api::ReportOverview;

use super::agents::AgentsPanel;
use super::bars::{Bar, BarMark, BarsPanel};
use super::days::DaysPanel;
use super::figures::{BotFigures, DeskFigures};
use super::links::TicketsLink;
use super::period::{PeriodQuery, ReportPeriod};
use crate::hooks::{Loadable, use_load, use_top};
use crate::report;
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::telegram::{self, use_back_button};
use crate::texts::{Side, Texts, use_texts};
use crate::ui::{ChipItem, Chips, EmptyState, ErrorState, Icon};
use crate::wording::error_words;

/// The figures of a period that the page's address names.
#[component]
pub(crate) fn Reports() -> Html {
    let texts = use_texts();
    let session = use_session();
    let (period, onperiod) = use_period();
    use_top();
    use_back_button(None);
    let deps = (session.api.clone(), period.days(), session.language());
    let (report, reload) =
        use_load(deps, |(api, days, _)| async move { api.report(days).await.map(Rc::new) });
    let content = match &report {
        Loadable::Loading => html! { <ReportSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload.clone()} /> }
        }
        Loadable::Ready(report) if is_bare(report) => html! {
            <EmptyState icon="chart" title={texts.reports_empty()} hint={texts.reports_empty_hint()} />
        },
        Loadable::Ready(report) => panels(texts, &session, report),
    };
    let onrefresh = Callback::from(move |_: MouseEvent| {
        telegram::selection();
        reload.emit(());
    });
    html! {
        <main class="page wide reports" data-screen="reports">
            <div class="sticky filters">
                <div class="page-head">
                    <h1>{ texts.reports_title() }</h1>
                    <button type="button" class="icon-btn" aria-label={texts.reports_refresh()} data-role="refresh"
                        onclick={onrefresh}><Icon name="refresh" /></button>
                </div>
                <Chips label={texts.reports_period()} items={chips(texts)} selected={period.days().to_string()}
                    onselect={onperiod} />
            </div>
            { content }
        </main>
    }
}

/// The period of the address, and how it is changed: without a step back for each.
#[hook]
fn use_period() -> (ReportPeriod, Callback<AttrValue>) {
    let query = use_location().and_then(|location| location.query::<PeriodQuery>().ok());
    let period = query.and_then(|query| ReportPeriod::from_days(query.days)).unwrap_or_default();
    let navigator = use_navigator();
    let onperiod = Callback::from(move |key: AttrValue| {
        telegram::selection();
        if let (Some(navigator), Ok(days)) = (&navigator, key.parse()) {
            let query = PeriodQuery { days };
            report::ignore("naming the period", navigator.replace_with_query(&Route::Reports, query));
        }
    });
    (period, onperiod)
}

fn chips(texts: Texts) -> Vec<ChipItem> {
    let chip = |period: ReportPeriod| ChipItem {
        key: period.days().to_string().into(),
        label: period.label(texts).into(),
        count: None,
        status: None,
    };
    ReportPeriod::ALL.into_iter().map(chip).collect()
}

/// Nothing ever happened here.
fn is_bare(report: &ReportOverview) -> bool {
    let (now, before) = (&report.figures, &report.previous);
    [now.created, now.resolved, now.open, before.created, before.resolved] == [0; 5]
}

fn panels(texts: Texts, session: &Session, report: &Rc<ReportOverview>) -> Html {
    html! {
        <>
            <DeskFigures report={report.clone()} />
            <div class="panels">
                <DaysPanel report={report.clone()} />
                <BarsPanel id="reports-statuses" title={texts.reports_by_status()} bars={statuses(texts, session, report)} />
                <BarsPanel id="reports-categories" title={texts.reports_by_category()} bars={categories(report)} />
                <AgentsPanel report={report.clone()} />
            </div>
            <BotFigures report={report.clone()} />
            <details class="panel meaning">
                <summary>{ texts.reports_meaning() }<Icon name="down" /></summary>
                <p>{ texts.reports_meaning_text() }</p>
            </details>
        </>
    }
}

fn statuses(texts: Texts, session: &Session, report: &ReportOverview) -> Vec<Bar> {
    let created = TicketsLink::created(report.from, report.to);
    let shown = report.by_status.iter().filter(|row| row.count > 0);
    let bar = |status| {
        let name = session.status_label(status).unwrap_or_else(|| texts.status(status, Side::Staff));
        (BarMark::Status(status), AttrValue::from(name.to_owned()), created.clone().at(status))
    };
    shown
        .map(|row| {
            let (mark, name, link) = bar(row.status);
            Bar { mark, name, count: row.count, link }
        })
        .collect()
}

fn categories(report: &ReportOverview) -> Vec<Bar> {
    let created = TicketsLink::created(report.from, report.to);
    let shown = report.by_category.iter().filter(|row| row.created > 0);
    let bar = |row: &zayavka_shared::api::ReportCategory| Bar {
        mark: BarMark::Category(row.category.icon.clone().into()),
        name: row.category.name.clone().into(),
        count: row.created,
        link: created.clone().of_category(row.category.id),
    };
    shown.map(bar).collect()
}

/// Stands where the figures will be.
#[component]
fn ReportSkeleton() -> Html {
    let texts = use_texts();
    html! {
        <div class="tiles skeleton" aria-busy="true">
            <span class="sr" role="status">{ texts.app_loading() }</span>
            { for (0..6).map(|tile| html! {
                <div key={tile} class="tile" aria-hidden="true"><span class="bone" /><span class="bone" /></div>
            }) }
        </div>
    }
}
