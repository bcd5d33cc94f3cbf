use yew::prelude::*;

use super::change::{Amount, Change, Good};
use super::figure_link::FigureLink;
use super::links::TicketsLink;
use crate::numbers;
use crate::texts::{Texts, use_texts};
use crate::ui::Icon;

/// How a figure compares, in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    pub(super) change: Change,
    pub(super) good: Good,
    /// The decimals of an amount that is no percentage, and its unit.
    pub(super) decimals: u8,
    pub(super) unit: Option<AttrValue>,
    /// What the figure was before.
    pub(super) before: AttrValue,
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// Stands in the page for tests.
    pub figure: &'static str,
    pub name: AttrValue,
    /// `None` where there was nothing to measure.
    pub value: Option<AttrValue>,
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    #[prop_or_default]
    pub compared: Option<Compared>,
    /// One line more.
    #[prop_or_default]
    pub foot: Option<AttrValue>,
    #[prop_or_default]
    pub link: Option<TicketsLink>,
}

/// One figure with what became of it since the period before.
#[component]
pub(super) fn Tile(Props { figure, name, value, unit, compared, foot, link }: &Props) -> Html {
    let texts = use_texts();
    let content = html! {
        <>
            <span class="tile__name">{ name }</span>
            if let Some(value) = value {
                <span class="tile__value">{ value }if let Some(unit) = unit { <small>{ unit }</small> }</span>
            } else {
                <span class="tile__value tile__value--none">
                    <span aria-hidden="true">{ "–" }</span><span class="sr">{ texts.reports_no_data() }</span>
                </span>
            }
            { for compared.as_ref().map(|compared| words(texts, compared)) }
            if let Some(foot) = foot {
                <span class="tile__foot">{ foot }</span>
            }
        </>
    };
    html! {
        <li data-figure={*figure}>
            if let Some(link) = link {
                <FigureLink link={link.clone()} class="tile">{ content }</FigureLink>
            } else {
                <div class="tile">{ content }</div>
            }
        </li>
    }
}

fn words(texts: Texts, compared: &Compared) -> Html {
    let (amount, icon, spoken) = match compared.change {
        Change::Same => {
            return html! { <span class="delta" data-tone="quiet">{ texts.reports_same() }</span> };
        }
        Change::More(amount) => (amount, "up", texts.reports_more()),
        Change::Less(amount) => (amount, "down", texts.reports_less()),
    };
    let language = texts.language();
    let amount = match (amount, &compared.unit) {
        (Amount::Percent(percent), _) => texts.reports_percent(numbers::decimal(percent, 0, language)),
        (Amount::Own(own), Some(unit)) => {
            texts.reports_span(unit, numbers::decimal(own, compared.decimals, language))
        }
        (Amount::Own(own), None) => numbers::decimal(own, compared.decimals, language),
    };
    html! {
        <span class="delta" data-tone={compared.change.tone(compared.good)}>
            <Icon name={icon} /><span class="sr">{ spoken }{ " " }</span>
            <b>{ amount }</b><span class="delta__before">{ ", " }{ texts.reports_was(&compared.before) }</span>
        </span>
    }
}
