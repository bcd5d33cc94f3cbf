use yew::prelude::*;
use zayavka_shared::ticket::Status;

use super::figure_link::FigureLink;
use super::links::TicketsLink;
use crate::numbers;
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, StatusGlyph, category_icon};

/// Bars that stand before the rest is asked for.
const FIRST: usize = 8;

/// What a bar is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum BarMark {
    Status(Status),
    /// A category's icon.
    Category(AttrValue),
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    pub(super) mark: BarMark,
    pub(super) name: AttrValue,
    pub(super) count: i64,
    pub(super) link: TicketsLink,
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The heading's id, and a name for tests.
    pub id: AttrValue,
    pub title: AttrValue,
    pub bars: Vec<Bar>,
}

/// Counts side by side, each leading to its tickets. The list itself is the table behind the bars.
#[component]
pub(super) fn BarsPanel(Props { id, title, bars }: &Props) -> Html {
    let texts = use_texts();
    let shows_all = use_state_eq(|| false);
    let most = bars.iter().max_by_key(|bar| bar.count).filter(|bar| bar.count > 0);
    let shown = if *shows_all { bars.len() } else { FIRST.min(bars.len()) };
    let onall = {
        let setter = shows_all.setter();
        Callback::from(move |_: MouseEvent| setter.set(true))
    };
    html! {
        <section class="panel" aria-labelledby={id} data-bars={id}>
            <header><h2 {id}>{ title }</h2></header>
            if let Some(most) = most {
                <p class="sr">{ texts.reports_most(most.count, &most.name) }</p>
                <ul class="bars">{ for bars[..shown].iter().map(|bar| draw(texts, bar, most.count)) }</ul>
                if shown < bars.len() {
                    <button type="button" class="btn bare" onclick={onall}>{ texts.act_show_more() }</button>
                }
            } else {
                <p class="panel__none">{ texts.reports_nothing() }</p>
            }
        </section>
    }
}

fn draw(texts: Texts, bar: &Bar, most: i64) -> Html {
    let (kind, mark) = match &bar.mark {
        BarMark::Status(status) => (Some(status.key()), html! { <StatusGlyph status={*status} /> }),
        BarMark::Category(icon) => (None, html! { <Icon name={category_icon(icon)} /> }),
    };
    html! {
        <li key={bar.name.as_str()} data-kind={kind}>
            <FigureLink link={bar.link.clone()} class="bars__row" style={share(bar.count, most)}>
                { mark }
                <span class="bars__name">{ &bar.name }</span>
                <span class="num">{ numbers::whole(bar.count, texts.language()) }</span>
                <i aria-hidden="true"></i>
            </FigureLink>
        </li>
    }
}

/// How much of the bar is filled: what is there at all is seen.
pub(super) fn share(count: i64, most: i64) -> String {
    let percent = if count > 0 { (count * 100 / most.max(1)).max(1) } else { 0 };
    format!("--share:{percent}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_out_of_sight() {
        assert_eq!(share(533, 533), "--share:100%");
        assert_eq!(share(5, 533), "--share:1%");
        assert_eq!(share(0, 533), "--share:0%");
        assert_eq!(share(0, 0), "--share:0%");
    }
}
