use yew::prelude::*;

use super::Icon;
use crate::texts::use_texts;

/// Says that what is shown may be old.
#[component]
pub fn OfflineBanner() -> Html {
    let texts = use_texts();
    html! {
        <div class="banner" role="status" data-role="offline">
            <Icon name="offline" /><span class="grow">{ texts.offline_banner() }</span>
        </div>
    }
}
