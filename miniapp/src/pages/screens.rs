//! Whole screens that stand in for every page: nothing else can be drawn.

use yew::prelude::*;

use crate::api::ApiError;
use crate::hooks::use_return;
use crate::telegram;
use crate::texts::use_texts;
use crate::ui::{EmptyState, ErrorState, ListSkeleton};
use crate::wording::error_words;

/// The page was opened in a browser.
#[component]
pub fn OutsideScreen() -> Html {
    let texts = use_texts();
    html! {
        <main class="page" data-screen="outside">
            <EmptyState icon="phone" title={texts.screen_outside()} hint={texts.screen_outside_hint()} />
        </main>
    }
}

/// Telegram's signature is too old; it is never renewed while the app is open.
#[component]
pub fn ExpiredScreen() -> Html {
    let texts = use_texts();
    html! {
        <main class="page" data-screen="expired">
            <EmptyState icon="clock" tone="warn" title={texts.error_session_over()} hint={texts.error_session_over_hint()}>
                <button type="button" class="btn main" onclick={|_| telegram::close()}>{ texts.act_close() }</button>
            </EmptyState>
        </main>
    }
}

/// The person may not use this desk any more.
#[component]
pub fn BlockedScreen() -> Html {
    let texts = use_texts();
    html! {
        <main class="page" data-screen="blocked">
            <EmptyState icon="lock" tone="quiet" title={texts.error_blocked()} hint={texts.error_blocked_hint()} />
        </main>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub struct FailedProps {
    pub error: ApiError,
    pub onretry: Callback<()>,
}

/// The first answer did not come.
#[component]
pub fn StartFailed(FailedProps { error, onretry }: &FailedProps) -> Html {
    let texts = use_texts();
    use_return(onretry.clone());
    html! {
        <main class="page" data-screen="failed">
            <ErrorState detail={error_words(texts, error)} onretry={onretry.clone()} />
        </main>
    }
}

/// Stands until it is known who opened the page.
#[component]
pub fn StartSkeleton() -> Html {
    html! { <main class="page" data-screen="starting"><ListSkeleton /></main> }
}
