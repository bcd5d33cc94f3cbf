use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::PersonView;

use crate::clock::use_minute;
use crate::dates;
use crate::texts::use_texts;
use crate::ui::{Avatar, Icon};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub person: Rc<PersonView>,
    pub onpick: Callback<Rc<PersonView>>,
}

/// A person with their role, their open tickets, and whether the bot reaches them.
#[component]
pub(crate) fn PersonRow(Props { person, onpick }: &Props) -> Html {
    let texts = use_texts();
    let role = Role::from_key(&person.role).map_or(person.role.as_str(), |role| texts.role(role));
    let now = use_minute();
    let seen = texts.people_seen(dates::moment(now, person.last_seen_at, texts.language()));
    let open = (person.open_ticket_count > 0).then(|| texts.people_open(person.open_ticket_count));
    let reach = if person.bot_can_write { seen } else { texts.people_unreachable().to_owned() };
    let facts: Vec<String> = open.into_iter().chain([reach]).collect();
    let onclick = onpick.reform({
        let person = person.clone();
        move |_: MouseEvent| person.clone()
    });
    html! {
        <button type="button" class="cell" data-person-id={person.id.to_string()} aria-haspopup="dialog" {onclick}>
            <Avatar id={person.id} name={person.name.clone()} />
            <span class="cell-body">
                <span class="cell-title">{ &person.name }</span>
                <span class="cell-sub">{ facts.join(" · ") }</span>
            </span>
            <span class="cell-end">
                if person.active { { role } } else { { texts.people_off() } }
                <Icon name="right" />
            </span>
        </button>
    }
}
