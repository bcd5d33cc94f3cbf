use yew::prelude::*;
use zayavka_shared::ticket::Status;

use super::StatusGlyph;

/// One choice of [`Chips`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChipItem {
    pub key: AttrValue,
    pub label: AttrValue,
    /// How much there is; `None` where nobody counted.
    pub count: Option<AttrValue>,
    pub status: Option<Status>,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// What is chosen here, for a screen reader.
    pub label: AttrValue,
    pub items: Vec<ChipItem>,
    pub selected: AttrValue,
    pub onselect: Callback<AttrValue>,
}

/// Filters and views in a row that is cut at the edge, so that more is seen to be there.
#[component]
pub fn Chips(Props { label, items, selected, onselect }: &Props) -> Html {
    html! {
        <div class="chips" role="group" aria-label={label}>
            { for items.iter().map(|item| {
                let key = item.key.clone();
                html! {
                    <button
                        key={item.key.as_str()}
                        type="button"
                        class="chip"
                        data-chip={&item.key}
                        data-kind={item.status.map(Status::key)}
                        aria-pressed={(item.key == *selected).to_string()}
                        onclick={onselect.reform(move |_: MouseEvent| key.clone())}
                    >
                        if let Some(status) = item.status {
                            <StatusGlyph {status} />
                        }
                        { &item.label }
                        if let Some(count) = &item.count {
                            <span class="n">{ count }</span>
                        }
                    </button>
                }
            }) }
        </div>
    }
}
