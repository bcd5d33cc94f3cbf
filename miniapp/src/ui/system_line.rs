use yew::prelude::*;
use zayavka_shared::ticket::Status;

use super::{Icon, StatusGlyph};

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    /// The status that the line is about, if it is about one.
    #[prop_or_default]
    pub status: Option<Status>,
    /// What kind of event it is.
    #[prop_or_default]
    pub kind: Option<AttrValue>,
}

/// Something that happened, in the middle of a conversation.
#[component]
pub fn SystemLine(Props { text, status, kind }: &Props) -> Html {
    html! {
        <p class="sys" data-kind={status.map(Status::key)} data-event-kind={kind.clone()}>
            if let Some(status) = status {
                <StatusGlyph status={*status} />
            } else {
                <Icon name="user" />
            }
            { text }
        </p>
    }
}
