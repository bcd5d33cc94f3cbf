use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::ticket::{Priority, Status};

use super::filter_options::FilterOptions;
use crate::api::{AssigneeFilter, Period, TicketQuery};
use crate::clock;
use crate::telegram;
use crate::texts::{Side, use_texts};
use crate::ui::{Icon, Sheet};

/// Days back from now, each with its button.
const PERIODS: [i64; 4] = [1, 7, 30, 90];
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) query: TicketQuery,
    pub(super) options: Rc<FilterOptions>,
    pub(super) onchange: Callback<TicketQuery>,
    pub(super) onclose: Callback<()>,
}

/// All filters at once; each press narrows the list behind the sheet.
#[component]
pub(super) fn FilterSheet(Props { query, options, onchange, onclose }: &Props) -> Html {
    let texts = use_texts();
    let onchange = onchange.reform(|query| {
        telegram::selection();
        query
    });
    let status = Status::ALL.map(|one| {
        let label = texts.status(one, Side::Staff).to_owned();
        (
            format!("status-{}", one.key()),
            label,
            query.status.contains(&one),
            with(query, |next| toggle(&mut next.status, one)),
        )
    });
    let priority = Priority::ALL.map(|one| {
        let next = with(query, |next| toggle(&mut next.priority, one));
        (
            format!("priority-{}", one.key()),
            texts.priority_short(one).to_owned(),
            query.priority.contains(&one),
            next,
        )
    });
    let category = options.categories.iter().map(|(id, name)| {
        let next = with(query, |next| toggle(&mut next.category, *id));
        (format!("category-{id}"), name.clone(), query.category.contains(id), next)
    });
    let team = options.teams.iter().map(|(id, name)| {
        let next = with(query, |next| toggle(&mut next.team, *id));
        (format!("team-{id}"), name.clone(), query.team.contains(id), next)
    });
    let nobody = (AssigneeFilter::Nobody, texts.staff_nobody().to_owned());
    let people = options.staff.iter().map(|one| (AssigneeFilter::User(one.id), one.name.clone()));
    let assignee = std::iter::once(nobody).chain(people).map(|(one, name)| {
        let next = with(query, |next| toggle(&mut next.assignee, one));
        (format!("assignee-{one}"), name, query.assignee.contains(&one), next)
    });
    let now = clock::now();
    let created = PERIODS.into_iter().map(|days| {
        let from = now.plus_ms(-days * DAY_MS);
        let is_on = is_back(&query.created, days);
        let next = with(query, |next| {
            next.created =
                if is_on { Period::default() } else { Period { from: Some(from.to_rfc3339()), to: None } };
        });
        (format!("created-{days}"), texts.tickets_days_back(days), is_on, next)
    });
    let clear =
        TicketQuery { search: query.search.clone(), ..TicketQuery::new(crate::api::Scope::All, query.sort) };
    html! {
        <Sheet title={texts.tickets_filters()} onclose={onclose.clone()}>
            { group(texts.ticket_status(), status, &onchange) }
            { group(texts.ticket_category(), category, &onchange) }
            { group(texts.tickets_team(), team, &onchange) }
            { group(texts.ticket_assignee(), assignee, &onchange) }
            { group(texts.ticket_priority(), priority, &onchange) }
            { group(texts.tickets_created(), created, &onchange) }
            <div class="sheet-acts">
                <button type="button" class="btn" data-role="clear-filters"
                    onclick={onchange.reform(move |_: MouseEvent| clear.clone())}>{ texts.tickets_clear() }</button>
                <button type="button" class="btn main" data-role="show-found"
                    onclick={onclose.reform(|_: MouseEvent| ())}>{ texts.tickets_show() }</button>
            </div>
        </Sheet>
    }
}

/// Whether the period reaches so many days back from about now.
pub(super) fn is_back(period: &Period, days: i64) -> bool {
    let from = period.from.as_deref().and_then(|from| zayavka_shared::Timestamp::parse_rfc3339(from).ok());
    let back = from.map(|from| clock::now().since_ms(from));
    period.to.is_none()
        && back.is_some_and(|back| (days * DAY_MS..days * DAY_MS + DAY_MS / 2).contains(&back))
}

/// The days that the period reaches back, if it is one of those that the sheet offers.
pub(super) fn days_back(period: &Period) -> Option<i64> {
    PERIODS.into_iter().find(|days| is_back(period, *days))
}

fn with(query: &TicketQuery, change: impl FnOnce(&mut TicketQuery)) -> TicketQuery {
    let mut next = query.clone();
    change(&mut next);
    next
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, one: T) {
    match list.iter().position(|other| *other == one) {
        Some(place) => drop(list.remove(place)),
        None => list.push(one),
    }
}

/// A filter's values as pills; nothing where there is no value.
fn group(
    title: &str,
    values: impl IntoIterator<Item = (String, String, bool, TicketQuery)>,
    onchange: &Callback<TicketQuery>,
) -> Html {
    let pills: Vec<Html> = values
        .into_iter()
        .map(|(key, label, is_on, next)| {
            let onclick = onchange.reform(move |_: MouseEvent| next.clone());
            html! {
                <button key={key.clone()} type="button" class="option" role="checkbox" data-filter={key}
                    aria-checked={is_on.to_string()} {onclick}>
                    if is_on {
                        <Icon name="check" class={classes!("tiny")} />
                    }
                    { label }
                </button>
            }
        })
        .collect();
    if pills.is_empty() {
        return Html::default();
    }
    html! {
        <section class="filter-group" aria-label={title.to_owned()}>
            <h3>{ title }</h3>
            <div class="options" role="group" aria-label={title.to_owned()}>{ for pills }</div>
        </section>
    }
}

/// How many filters beside the status narrow the list.
pub(super) fn count_filters(query: &TicketQuery) -> usize {
    let is_set = [
        !query.category.is_empty(),
        !query.team.is_empty(),
        !query.assignee.is_empty(),
        !query.priority.is_empty(),
        query.client.is_some(),
        !query.created.is_open(),
        !query.resolved.is_open(),
        query.scope != crate::api::Scope::All,
    ];
    is_set.into_iter().filter(|one| *one).count()
}
