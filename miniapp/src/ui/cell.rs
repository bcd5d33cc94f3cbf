use yew::prelude::*;

use super::Icon;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub title: AttrValue,
    #[prop_or_default]
    pub sub: Option<AttrValue>,
    /// An icon, avatar or glyph before the words.
    #[prop_or_default]
    pub lead: Html,
    /// A value after the words.
    #[prop_or_default]
    pub end: Html,
    /// Without it the cell only shows.
    #[prop_or_default]
    pub onclick: Option<Callback<()>>,
    /// Whether pressing opens a page: then there is a chevron.
    #[prop_or_default]
    pub is_link: bool,
    /// For one of several: whether it is the chosen one, shown by a tick.
    #[prop_or_default]
    pub is_chosen: Option<bool>,
    #[prop_or_default]
    pub data_role: Option<AttrValue>,
}

/// One row of a section.
#[component]
pub fn Cell(Props { title, sub, lead, end, onclick, is_link, is_chosen, data_role }: &Props) -> Html {
    let content = html! {
        <>
            { lead.clone() }
            <span class="cell-body">
                <span class="cell-title">{ title }</span>
                if let Some(sub) = sub {
                    <span class="cell-sub">{ sub }</span>
                }
            </span>
            <span class="cell-end">
                { end.clone() }
                if *is_link {
                    <Icon name="right" />
                }
                if *is_chosen == Some(true) {
                    <Icon name="check" />
                }
            </span>
        </>
    };
    match onclick {
        None => html! { <div class="cell still" data-role={data_role.clone()}>{ content }</div> },
        Some(onclick) => {
            let onclick = onclick.reform(|_: MouseEvent| ());
            let is_pressed = is_chosen.map(|is_chosen| is_chosen.to_string());
            html! {
                <button type="button" class="cell" aria-pressed={is_pressed} data-role={data_role.clone()} {onclick}>
                    { content }
                </button>
            }
        }
    }
}
