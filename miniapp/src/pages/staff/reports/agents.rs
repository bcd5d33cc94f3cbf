use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{ReportAgent, ReportOverview};

use super::bars::share;
use super::figure_link::FigureLink;
use super::links::TicketsLink;
use crate::numbers;
use crate::texts::use_texts;
use crate::ui::{Avatar, AvatarSize};

/// People who stand before the rest is asked for.
const FIRST: usize = 8;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub report: Rc<ReportOverview>,
}

/// What each member of staff did, with a bar for what they resolved.
#[component]
pub(super) fn AgentsPanel(Props { report }: &Props) -> Html {
    let texts = use_texts();
    let shows_all = use_state_eq(|| false);
    let agents = &report.by_agent;
    let shown = if *shows_all { agents.len() } else { FIRST.min(agents.len()) };
    let most = agents.iter().map(|agent| agent.resolved).max().unwrap_or(0);
    let onall = {
        let setter = shows_all.setter();
        Callback::from(move |_: MouseEvent| setter.set(true))
    };
    let number = |value: i64| numbers::whole(value, texts.language());
    let row = |agent: &ReportAgent| {
        let link = TicketsLink::resolved(report.from, report.to).of_assignee(agent.user.id);
        html! {
            <tr key={agent.user.id.0} data-agent={agent.user.id.to_string()}>
                <th scope="row">
                    <span class="table__person" style={share(agent.resolved, most)}>
                        <Avatar id={agent.user.id} name={agent.user.name.clone()} size={AvatarSize::Tiny} />
                        <span class="table__name">{ &agent.user.name }</span>
                        <i aria-hidden="true"></i>
                    </span>
                </th>
                <td>{ number(agent.taken) }</td>
                <td>{ number(agent.answered) }</td>
                <td><FigureLink {link} class="table__link">{ number(agent.resolved) }</FigureLink></td>
            </tr>
        }
    };
    html! {
        <section class="panel" aria-labelledby="reports-agents">
            <header><h2 id="reports-agents">{ texts.reports_by_agent() }</h2></header>
            if agents.is_empty() {
                <p class="panel__none">{ texts.reports_nothing() }</p>
            } else {
                <p class="sr">{ texts.reports_most(agents[0].resolved, &agents[0].user.name) }</p>
                <table class="table agents">
                    <thead><tr>
                        <th scope="col">{ texts.reports_agent() }</th>
                        <th scope="col">{ texts.reports_taken() }</th>
                        <th scope="col">{ texts.reports_answered() }</th>
                        <th scope="col">{ texts.reports_resolved() }</th>
                    </tr></thead>
                    <tbody>{ for agents[..shown].iter().map(row) }</tbody>
                </table>
            }
            if shown < agents.len() {
                <button type="button" class="btn bare" onclick={onall}>{ texts.act_show_more() }</button>
            }
        </section>
    }
}
