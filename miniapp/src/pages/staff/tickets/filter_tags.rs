use std::rc::Rc;

use yew::prelude::*;

use super::filter_options::FilterOptions;
use super::filter_sheet::days_back;
use crate::api::{AssigneeFilter, Period, Scope, TicketQuery};
use crate::dates;
use crate::texts::{Texts, use_texts};
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) query: TicketQuery,
    pub(super) options: Rc<FilterOptions>,
    pub(super) onchange: Callback<TicketQuery>,
}

/// The filters that are set, each with its way out.
#[component]
pub(super) fn FilterTags(Props { query, options, onchange }: &Props) -> Html {
    let texts = use_texts();
    let tags = tags(texts, query, options);
    if tags.is_empty() {
        return Html::default();
    }
    html! {
        <div class="chips tags" role="group" aria-label={texts.tickets_filters()}>
            { for tags.into_iter().map(|(key, label, without)| {
                let onclick = onchange.reform(move |_: MouseEvent| without.clone());
                html! {
                    <button {key} type="button" class="chip" data-tag={key} aria-pressed="true"
                        aria-label={texts.tickets_without(&label)} {onclick}>
                        { label }<Icon name="x" class={classes!("tiny")} />
                    </button>
                }
            }) }
        </div>
    }
}

/// A filter's key, its words, and the list without it.
fn tags(
    texts: Texts,
    query: &TicketQuery,
    options: &FilterOptions,
) -> Vec<(&'static str, String, TicketQuery)> {
    let number = |id: &dyn ToString| texts.ticket_number(id.to_string());
    let category =
        values(&query.category, |id| options.category(*id).map_or_else(|| number(id), str::to_owned));
    let team = values(&query.team, |id| options.team(*id).map_or_else(|| number(id), str::to_owned));
    let assignee = values(&query.assignee, |one| match one {
        AssigneeFilter::Nobody => texts.staff_nobody().to_owned(),
        AssigneeFilter::User(id) => options.person(*id).map_or_else(|| number(id), str::to_owned),
    });
    let priority = values(&query.priority, |one| texts.priority_short(*one).to_owned());
    let scope = match query.scope {
        Scope::All => None,
        Scope::Unassigned => Some(texts.staff_nobody().to_owned()),
        Scope::Mine | Scope::Assigned | Scope::Team | Scope::Watched => Some(texts.tickets_mine().to_owned()),
    };
    let without = |change: fn(&mut TicketQuery)| {
        let mut next = query.clone();
        change(&mut next);
        next
    };
    let found = [
        ("scope", texts.ticket_assignee(), scope, without(|next| next.scope = Scope::All)),
        ("category", texts.ticket_category(), category, without(|next| next.category.clear())),
        ("team", texts.tickets_team(), team, without(|next| next.team.clear())),
        ("assignee", texts.ticket_assignee(), assignee, without(|next| next.assignee.clear())),
        ("priority", texts.ticket_priority(), priority, without(|next| next.priority.clear())),
        (
            "client",
            texts.ticket_client(),
            query.client.map(|id| number(&id)),
            without(|next| next.client = None),
        ),
        (
            "created",
            texts.tickets_created(),
            period(texts, &query.created),
            without(|next| next.created = Period::default()),
        ),
        (
            "resolved",
            texts.tickets_resolved(),
            period(texts, &query.resolved),
            without(|next| next.resolved = Period::default()),
        ),
    ];
    let tag = |(key, title, value, without): (_, &str, Option<String>, _)| {
        Some((key, format!("{title}: {}", value?), without))
    };
    found.into_iter().filter_map(tag).collect()
}

/// One value by its name, more by their count.
fn values<T>(list: &[T], name: impl Fn(&T) -> String) -> Option<String> {
    match list {
        [] => None,
        [one] => Some(name(one)),
        many => Some(many.len().to_string()),
    }
}

/// «7 дней», or the days between which it lies.
fn period(texts: Texts, period: &Period) -> Option<String> {
    if period.is_open() {
        return None;
    }
    if let Some(days) = days_back(period) {
        return Some(texts.tickets_days_back(days));
    }
    let day = |moment: &Option<String>| {
        let day = moment.as_deref().and_then(|moment| moment.get(..10));
        day.map_or_else(|| "…".to_owned(), |day| dates::calendar_day(day, texts.language()))
    };
    Some(format!("{} – {}", day(&period.from), day(&period.to)))
}
