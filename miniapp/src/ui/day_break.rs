use yew::prelude::*;
use zayavka_shared::Timestamp;

use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub day: Timestamp,
    pub now: Timestamp,
}

/// The name of a day, between messages.
#[component]
pub fn DayBreak(Props { day, now }: &Props) -> Html {
    let texts = use_texts();
    html! { <p class="day">{ dates::day(*now, *day, texts.language()) }</p> }
}
