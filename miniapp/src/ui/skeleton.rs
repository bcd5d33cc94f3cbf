use yew::prelude::*;

use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    #[prop_or(4)]
    pub rows: usize,
}

/// Stands where a list of tickets will be.
#[component]
pub fn ListSkeleton(Props { rows }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <div class="section list-card skeleton" aria-busy="true">
            <span class="sr" role="status">{ texts.app_loading() }</span>
            { for (0..*rows).map(|row| html! {
                <div key={row} class="cell crow still" aria-hidden="true">
                    <span class="round-icon bone" />
                    <span class="cell-body"><span class="bone" /><span class="bone" /><span class="bone" /></span>
                </div>
            }) }
        </div>
    }
}

/// Stands where a conversation will be.
#[component]
pub fn TalkSkeleton() -> Html {
    let texts = use_texts();
    html! {
        <div class="talk skeleton" aria-busy="true">
            <span class="sr" role="status">{ texts.app_loading() }</span>
            <span class="bone theirs" aria-hidden="true" />
            <span class="bone ours" aria-hidden="true" />
            <span class="bone theirs" aria-hidden="true" />
        </div>
    }
}
