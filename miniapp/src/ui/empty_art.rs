use yew::prelude::*;

/// A ticket with a tick, for screens that have nothing to show yet.
#[component]
pub fn EmptyArt() -> Html {
    html! {
        <svg
            class="art"
            viewBox="0 0 128 128"
            fill="none"
            stroke="var(--line-strong)"
            stroke-width="2.5"
            stroke-linecap="round"
            aria-hidden="true"
        >
            <rect x="26" y="22" width="76" height="84" rx="12" fill="var(--surface)" />
            <path d="M42 46h28M42 60h44M42 74h36" />
            <circle cx="88" cy="92" r="18" fill="var(--selected)" stroke="var(--accent)" />
            <path d="m80 92 6 6 11-12" stroke="var(--accent)" stroke-width="3" />
        </svg>
    }
}
