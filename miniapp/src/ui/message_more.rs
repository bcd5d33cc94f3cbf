use yew::prelude::*;

use super::Icon;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// Whether there is more to do than to copy: then a finger finds it without pressing long.
    pub is_editable: bool,
    pub onopen: Callback<()>,
}

/// The ⋯ of a message: the equal of a long press.
#[component]
pub fn MessageMore(Props { is_editable, onopen }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <button type="button" class="icon-btn quiet msg-more" aria-label={texts.message_acts()} aria-haspopup="dialog"
            data-role="message-acts" data-editable={is_editable.to_string()} onclick={onopen.reform(|_: MouseEvent| ())}>
            <Icon name="more" />
        </button>
    }
}
