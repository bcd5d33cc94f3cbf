use yew::prelude::*;

use super::{Icon, Sheet};

/// One act of a [`Menu`].
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    pub key: AttrValue,
    pub label: AttrValue,
    /// What follows from it.
    pub hint: Option<AttrValue>,
    pub icon: AttrValue,
    pub is_danger: bool,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub title: AttrValue,
    pub items: Vec<MenuItem>,
    pub onchoose: Callback<AttrValue>,
    pub onclose: Callback<()>,
}

/// Acts behind a ⋯, in a sheet.
#[component]
pub fn Menu(Props { title, items, onchoose, onclose }: &Props) -> Html {
    html! {
        <Sheet title={title.clone()} onclose={onclose.clone()}>
            <ul>
                { for items.iter().map(|item| {
                    let key = item.key.clone();
                    html! {
                        <li key={item.key.as_str()}>
                            <button
                                type="button"
                                class={classes!("cell", item.is_danger.then_some("danger"))}
                                data-act={&item.key}
                                onclick={onchoose.reform(move |_: MouseEvent| key.clone())}
                            >
                                <span class="sheet-g"><Icon name={item.icon.clone()} /></span>
                                <span class="cell-body">
                                    <span class="cell-title">{ &item.label }</span>
                                    if let Some(hint) = &item.hint {
                                        <span class="cell-sub">{ hint }</span>
                                    }
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </Sheet>
    }
}
