use yew::prelude::*;

use super::Icon;
use crate::texts::use_texts;

/// How far own words have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The server has them.
    Sent,
    /// The other side has seen them.
    Read,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub delivery: Delivery,
}

/// One tick, two ticks; in words for a screen reader.
#[component]
pub fn DeliveryMark(Props { delivery }: &Props) -> Html {
    let texts = use_texts();
    let (icon, words, key) = match delivery {
        Delivery::Sent => (html! { <Icon name="check" /> }, texts.delivery_sent(), "sent"),
        Delivery::Read => (html! { <Icon name="checks" /> }, texts.delivery_read(), "read"),
    };
    html! { <span class="delivery" data-delivery={key}>{ icon }<span class="sr">{ words }</span></span> }
}
