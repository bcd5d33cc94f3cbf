use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::PersonView;

use crate::clock::use_minute;
use crate::dates;
use crate::texts::use_texts;
use crate::ui::{Avatar, Icon};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) person: Rc<PersonView>,
    pub(super) onpick: Callback<Rc<PersonView>>,
}

/// A client: when they were here, whether the bot reaches them, whether they are shut out.
#[component]
pub(super) fn ClientRow(Props { person, onpick }: &Props) -> Html {
    let texts = use_texts();
    let now = use_minute();
    let reach = if person.bot_can_write {
        texts.people_seen(dates::moment(now, person.last_seen_at, texts.language()))
    } else {
        texts.people_unreachable().to_owned()
    };
    let username = person.username.as_ref().map(|username| format!("@{username}"));
    let facts: Vec<String> = username.into_iter().chain([reach]).collect();
    let onclick = onpick.reform({
        let person = person.clone();
        move |_: MouseEvent| person.clone()
    });
    html! {
        <button type="button" class="cell" data-client-id={person.id.to_string()} aria-haspopup="dialog" {onclick}>
            <Avatar id={person.id} name={person.name.clone()} />
            <span class="cell-body">
                <span class="cell-title">{ &person.name }</span>
                <span class="cell-sub">{ facts.join(" · ") }</span>
            </span>
            <span class="cell-end">
                if person.blocked {
                    <span class="tagmark" data-tone="bad" data-role="blocked">{ texts.people_blocked() }</span>
                }
                <Icon name="right" />
            </span>
        </button>
    }
}
