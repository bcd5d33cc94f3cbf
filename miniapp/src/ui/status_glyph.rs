use yew::prelude::*;
use zayavka_shared::ticket::Status;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub status: Status,
}

/// The shape of a status; its colour comes from a `data-kind` around it.
#[component]
pub fn StatusGlyph(Props { status }: &Props) -> Html {
    html! {
        <svg class="g" aria-hidden="true"><use href={format!("#g-{}", status.key())} /></svg>
    }
}
