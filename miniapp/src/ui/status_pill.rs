use yew::prelude::*;
use zayavka_shared::ticket::Status;

use super::StatusGlyph;
use crate::texts::{Side, use_texts};

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub status: Status,
    /// The desk's own word for it; else ours.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whose word is used where the desk has none.
    #[prop_or(Side::Client)]
    pub side: Side,
}

/// A status by shape, colour and word.
#[component]
pub fn StatusPill(Props { status, label, side }: &Props) -> Html {
    let texts = use_texts();
    let label = label.clone().unwrap_or(AttrValue::Static(texts.status(*status, *side)));
    html! {
        <span class="status" data-kind={status.key()} data-status={status.key()}>
            <StatusGlyph status={*status} />{ label }
        </span>
    }
}
