use yew::prelude::*;
use yew_router::prelude::*;

use super::links::TicketsLink;
use crate::report;
use crate::route::Route;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub link: TicketsLink,
    pub class: Classes,
    #[prop_or_default]
    pub style: Option<AttrValue>,
    pub children: Html,
}

/// Leads to the tickets behind a figure; a true address.
#[component]
pub(super) fn FigureLink(Props { link, class, style, children }: &Props) -> Html {
    let navigator = use_navigator();
    let onclick = {
        let link = link.clone();
        Callback::from(move |event: MouseEvent| {
            // A new window may be wanted: then the address is followed.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            if let Some(navigator) = &navigator {
                report::ignore(
                    "opening the tickets behind a figure",
                    navigator.push_with_query(&Route::Tickets, link.pairs()),
                );
            }
        })
    };
    html! { <a class={class.clone()} style={style.clone()} href={link.href()} {onclick}>{ children.clone() }</a> }
}
