use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::api::{ChangePreferences, Preferences, PushGroup};

use crate::texts::{Texts, use_texts};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) preferences: Rc<Preferences>,
    pub(super) onchange: Callback<ChangePreferences>,
}

/// A switch for each group of messages that concerns this person.
#[component]
pub(super) fn Pushes(Props { preferences, onchange }: &Props) -> Html {
    let texts = use_texts();
    let (work, own): (Vec<PushGroup>, Vec<PushGroup>) = PushGroup::ALL
        .into_iter()
        .filter(|group| preferences.pushes.contains_key(group))
        .partition(|group| group.is_for_staff());
    let cells = |groups: &[PushGroup]| -> Html {
        groups.iter().map(|group| cell(texts, *group, preferences, onchange)).collect()
    };
    let own_title = if work.is_empty() { texts.preferences_pushes() } else { texts.preferences_pushes_own() };
    html! {
        <>
            if !work.is_empty() {
                <div class="section-head inset-head"><h2>{ texts.preferences_pushes() }</h2></div>
                <div class="section inset">{ cells(&work) }</div>
            }
            <div class="section-head inset-head"><h2>{ own_title }</h2></div>
            <div class="section inset">{ cells(&own) }</div>
            <p class="section-foot inset-head">{ texts.preferences_pushes_hint() }</p>
        </>
    }
}

fn cell(
    texts: Texts,
    group: PushGroup,
    preferences: &Preferences,
    onchange: &Callback<ChangePreferences>,
) -> Html {
    let is_wanted = preferences.pushes.get(&group).copied().unwrap_or(true);
    let onchange = onchange.reform(move |event: Event| {
        let is_wanted = event.target_unchecked_into::<HtmlInputElement>().checked();
        ChangePreferences { pushes: BTreeMap::from([(group, is_wanted)]), ..ChangePreferences::default() }
    });
    html! {
        <label class="cell" key={group.key()}>
            <span class="cell-body"><span class="cell-title">{ words(texts, group) }</span></span>
            <input class="switch" type="checkbox" role="switch" checked={is_wanted} data-push={group.key()} {onchange} />
        </label>
    }
}

fn words(texts: Texts, group: PushGroup) -> &'static str {
    match group {
        PushGroup::Receipts => texts.preferences_push_receipts(),
        PushGroup::Status => texts.preferences_push_status(),
        PushGroup::Replies => texts.preferences_push_replies(),
        PushGroup::NewTickets => texts.preferences_push_new_tickets(),
        PushGroup::Assignments => texts.preferences_push_assignments(),
        PushGroup::ClientReplies => texts.preferences_push_client_replies(),
        PushGroup::Colleagues => texts.preferences_push_colleagues(),
    }
}
