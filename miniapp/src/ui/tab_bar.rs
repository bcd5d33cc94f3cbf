use yew::prelude::*;

use super::Icon;

/// One section of the app.
#[derive(Debug, Clone, PartialEq)]
pub struct TabItem {
    pub key: AttrValue,
    pub label: AttrValue,
    pub icon: AttrValue,
    /// Where the tab leads; a true address.
    pub href: AttrValue,
    pub count: Option<AttrValue>,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub label: AttrValue,
    pub items: Vec<TabItem>,
    /// The section that is open.
    pub selected: AttrValue,
    pub onselect: Callback<AttrValue>,
}

/// The sections: a bar below on phones, a rail at the side from 600 px.
#[component]
pub fn TabBar(Props { label, items, selected, onselect }: &Props) -> Html {
    html! {
        <nav class="tabbar" aria-label={label}>
            { for items.iter().map(|item| {
                let key = item.key.clone();
                let onselect = onselect.clone();
                let onclick = Callback::from(move |event: MouseEvent| {
                    // A new window may be wanted: then the address is followed.
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        onselect.emit(key.clone());
                    }
                });
                html! {
                    <a
                        key={item.key.as_str()}
                        class="tab"
                        href={&item.href}
                        data-nav={&item.key}
                        aria-current={(item.key == *selected).then_some("page")}
                        {onclick}
                    >
                        <Icon name={item.icon.clone()} />
                        <span>{ &item.label }</span>
                        if let Some(count) = &item.count {
                            <span class="count">{ count }</span>
                        }
                    </a>
                }
            }) }
        </nav>
    }
}
