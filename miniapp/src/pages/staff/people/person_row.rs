use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::PersonView;

use crate::texts::use_texts;
use crate::ui::{Avatar, Icon};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub person: Rc<PersonView>,
    pub onpick: Callback<Rc<PersonView>>,
}

/// A person with their role, and whether the bot reaches them.
#[component]
pub(crate) fn PersonRow(Props { person, onpick }: &Props) -> Html {
    let texts = use_texts();
    let role = Role::from_key(&person.role).map_or(person.role.as_str(), |role| texts.role(role));
    let username = person.username.as_ref().map(|username| format!("@{username}"));
    let onclick = onpick.reform({
        let person = person.clone();
        move |_: MouseEvent| person.clone()
    });
    html! {
        <button type="button" class="cell" data-person-id={person.id.to_string()} aria-haspopup="dialog" {onclick}>
            <Avatar id={person.id} name={person.name.clone()} />
            <span class="cell-body">
                <span class="cell-title">{ &person.name }</span>
                <span class="cell-sub">
                    if person.bot_can_write {
                        { username.unwrap_or_default() }
                    } else {
                        { texts.people_unreachable() }
                    }
                </span>
            </span>
            <span class="cell-end">
                if person.active { { role } } else { { texts.people_off() } }
                <Icon name="right" />
            </span>
        </button>
    }
}
