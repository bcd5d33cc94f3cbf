use yew::prelude::*;

use super::Icon;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    #[prop_or_default]
    pub icon: Option<AttrValue>,
    /// A `data-tone`: `ok` where emptiness is a success.
    #[prop_or(AttrValue::Static("accent"))]
    pub tone: AttrValue,
    pub title: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether nothing else stands on the page: then it has the page's heading.
    #[prop_or_default]
    pub is_page: bool,
    /// Buttons that lead on.
    #[prop_or_default]
    pub children: Html,
}

/// Says why there is nothing, and what to do.
#[component]
pub fn EmptyState(Props { icon, tone, title, hint, is_page, children }: &Props) -> Html {
    html! {
        <div class="empty" data-role="empty">
            if let Some(icon) = icon {
                <span class="round-icon" data-tone={tone.clone()}><Icon name={icon.clone()} /></span>
            }
            <@{if *is_page { "h1" } else { "h2" }}>{ title }</@>
            if let Some(hint) = hint {
                <p>{ hint }</p>
            }
            { children.clone() }
        </div>
    }
}
