use yew::prelude::*;
use zayavka_shared::ticket::Priority;

use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub priority: Priority,
}

/// A priority as bars; urgent is a filled square.
#[component]
pub fn PriorityBars(Props { priority }: &Props) -> Html {
    let texts = use_texts();
    let tone = match priority {
        Priority::Low | Priority::Normal => "quiet",
        Priority::High => "warn",
        Priority::Urgent => "bad",
    };
    html! {
        <span class="prio" data-tone={tone}>
            <svg class="g" aria-hidden="true"><use href={format!("#g-p-{}", priority.key())} /></svg>
            <span class="sr">{ texts.priority(*priority) }</span>
        </span>
    }
}
