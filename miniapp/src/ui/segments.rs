use yew::prelude::*;

use super::Icon;

/// One choice of [`Segments`].
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentItem {
    pub key: AttrValue,
    pub label: AttrValue,
    pub icon: Option<AttrValue>,
    /// How tests find it, where it is no tab.
    pub role: Option<AttrValue>,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// What is chosen here, for a screen reader.
    pub label: AttrValue,
    pub items: Vec<SegmentItem>,
    pub selected: AttrValue,
    pub onselect: Callback<AttrValue>,
    /// Whether each choice shows another part of the page; else it is a switch.
    #[prop_or_default]
    pub is_tabs: bool,
}

/// Two or three views of one thing.
#[component]
pub fn Segments(Props { label, items, selected, onselect, is_tabs }: &Props) -> Html {
    html! {
        <div class="segments" role={if *is_tabs { "tablist" } else { "group" }} aria-label={label}>
            { for items.iter().map(|item| {
                let key = item.key.clone();
                let onclick = onselect.reform(move |_: MouseEvent| key.clone());
                let is_selected = (item.key == *selected).to_string();
                let content = html! {
                    <>
                        if let Some(icon) = &item.icon {
                            <Icon name={icon.clone()} class={classes!("tiny")} />
                        }
                        { &item.label }
                    </>
                };
                if *is_tabs {
                    html! {
                        <button key={item.key.as_str()} type="button" role="tab" data-tab={&item.key}
                            aria-selected={is_selected} {onclick}>{ content }</button>
                    }
                } else {
                    html! {
                        <button key={item.key.as_str()} type="button" data-role={item.role.clone()}
                            aria-pressed={is_selected} {onclick}>{ content }</button>
                    }
                }
            }) }
        </div>
    }
}
