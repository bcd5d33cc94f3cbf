use yew::prelude::*;

use super::clients::Clients;
use super::over::Over;
use super::staff::Staff;
use crate::hooks::use_top;
use crate::telegram::{self, use_back_button};
use crate::texts::use_texts;
use crate::ui::{Icon, SegmentItem, Segments};

const STAFF: &str = "staff";
const CLIENTS: &str = "clients";

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// Everyone of the desk: those who work here, and those who come with their tickets.
#[component]
pub(crate) fn People(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let over = use_state_eq(|| None::<Over>);
    let shows_clients = use_state_eq(|| false);
    use_top();
    let onover = {
        let over = over.setter();
        Callback::from(move |next: Option<Over>| over.set(next))
    };
    // Back first closes what stands over the page.
    use_back_button(Some(match *over {
        Some(_) => onover.reform(|()| None),
        None => onback.clone(),
    }));
    let onselect = {
        let (shows_clients, onover) = (shows_clients.setter(), onover.clone());
        Callback::from(move |key: AttrValue| {
            telegram::selection();
            onover.emit(None);
            shows_clients.set(key == CLIENTS);
        })
    };
    let segment = |key: &'static str, label: &'static str| SegmentItem {
        key: key.into(),
        label: label.into(),
        icon: None,
        role: None,
    };
    let segments =
        vec![segment(STAFF, texts.people_staff_tab()), segment(CLIENTS, texts.people_clients_tab())];
    let selected = if *shows_clients { CLIENTS } else { STAFF };
    html! {
        <main class="page" data-screen="people">
            <div class="page-head">
                <h1>{ texts.people_title() }</h1>
                if !*shows_clients {
                    <button type="button" class="icon-btn" aria-label={texts.people_invite()} data-role="invite"
                        aria-haspopup="dialog" onclick={onover.reform(|_: MouseEvent| Some(Over::Invite))}>
                        <Icon name="useradd" />
                    </button>
                }
            </div>
            <div class="pad"><Segments label={texts.people_title()} items={segments} {selected} {onselect} is_tabs=true /></div>
            if *shows_clients {
                <Clients over={(*over).clone()} {onover} />
            } else {
                <Staff over={(*over).clone()} {onover} />
            }
        </main>
    }
}
