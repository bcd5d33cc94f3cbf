use yew::prelude::*;
use zayavka_shared::Timestamp;

use super::Icon;
use crate::clock::use_minute;
use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// When the server said what is shown, where that is known.
    #[prop_or_default]
    pub at: Option<Timestamp>,
    /// Replies that wait for the line.
    #[prop_or_default]
    pub waiting: usize,
}

/// Says that what is shown may be old, and how old.
#[component]
pub fn OfflineBanner(Props { at, waiting }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let words = match at {
        Some(at) => texts.offline_banner_at(dates::moment(now, *at, texts.language())),
        None => texts.offline_banner().to_owned(),
    };
    html! {
        <div class="banner" role="status" data-role="offline">
            <Icon name="offline" />
            <span class="grow">
                { words }
                if *waiting > 0 {
                    { ". " }{ texts.offline_waiting(i64::try_from(*waiting).unwrap_or(i64::MAX)) }
                }
            </span>
        </div>
    }
}
