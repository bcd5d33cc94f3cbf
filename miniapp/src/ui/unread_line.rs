use yew::prelude::*;

use crate::texts::use_texts;

/// Where the messages begin that the reader has not seen.
#[component]
pub fn UnreadLine() -> Html {
    let texts = use_texts();
    html! { <div class="unread-line" data-role="unread-line">{ texts.talk_new_messages() }</div> }
}
