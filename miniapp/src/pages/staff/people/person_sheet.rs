use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{ChangePerson, PersonView, ProblemCode};
use zayavka_shared::{Role, UserId};

use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Avatar, Icon, Sheet};

/// What is done once it is known who gets the open tickets.
#[derive(Debug, Clone, PartialEq)]
enum Waiting {
    Change(ChangePerson),
    HandOver,
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub person: Rc<PersonView>,
    /// Among whom a successor is found.
    pub all: Rc<Vec<PersonView>>,
    pub onchanged: Callback<()>,
    pub onclose: Callback<()>,
}

/// A person's role and access. If their open tickets would be left alone, it asks who gets them.
#[component]
pub(crate) fn PersonSheet(Props { person, all, onchanged, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // What waits for a successor to be named.
    let waiting = use_state_eq(|| None::<Waiting>);
    let send = {
        let (api, toasts, waiting) = (session.api.clone(), toasts.clone(), waiting.setter());
        let (id, onchanged) = (person.id, onchanged.clone());
        Callback::from(move |change: ChangePerson| {
            telegram::selection();
            let (api, toasts, waiting, onchanged) =
                (api.clone(), toasts.clone(), waiting.clone(), onchanged.clone());
            spawn_local(async move {
                match api.change_person(id, &change).await {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        onchanged.emit(());
                    }
                    Err(error) => {
                        let needs_successor =
                            error.code() == Some(ProblemCode::Conflict) && change.reassign_to.is_none();
                        toasts.refuse(&error);
                        if needs_successor {
                            waiting.set(Some(Waiting::Change(change)));
                        }
                    }
                }
            });
        })
    };
    let hand_over = {
        let (api, toasts, id, onchanged) =
            (session.api.clone(), toasts.clone(), person.id, onchanged.clone());
        Callback::from(move |to: UserId| {
            let (api, toasts, onchanged) = (api.clone(), toasts.clone(), onchanged.clone());
            spawn_local(async move {
                match api.reassign_all(id, to, &IdempotencyKey::new()).await {
                    Ok(done) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.people_handed_over(i64::try_from(done.count).unwrap_or(i64::MAX)));
                        onchanged.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let onhandover = {
        let waiting = waiting.setter();
        Callback::from(move |_: MouseEvent| waiting.set(Some(Waiting::HandOver)))
    };
    let content = match &*waiting {
        Some(Waiting::Change(change)) => {
            let change = change.clone();
            successors(
                person,
                all,
                &send.reform(move |to| ChangePerson { reassign_to: Some(to), ..change.clone() }),
            )
        }
        Some(Waiting::HandOver) => successors(person, all, &hand_over),
        None => {
            let roles = Role::ALL.into_iter().filter(|role| role.is_staff() && *role <= session.role());
            let access = ChangePerson { active: Some(!person.active), ..ChangePerson::default() };
            html! {
                <>
                    if person.active {
                        <div role="radiogroup" aria-label={texts.people_role()}>
                            { for roles.map(|role| {
                                let is_now = person.role == role.key();
                                let change = ChangePerson { role: Some(role), ..ChangePerson::default() };
                                html! {
                                    <button key={role.key()} type="button" class="cell" role="radio" data-role-key={role.key()}
                                        aria-checked={is_now.to_string()} onclick={send.reform(move |_: MouseEvent| change.clone())}>
                                        <span class="cell-body"><span class="capital">{ texts.role(role) }</span></span>
                                        if is_now {
                                            <span class="cell-end"><Icon name="check" /></span>
                                        }
                                    </button>
                                }
                            }) }
                        </div>
                    }
                    if person.open_ticket_count > 0 {
                        <button type="button" class="cell line-top" data-role="hand-over" onclick={onhandover}>
                            <span class="cell-body">
                                <span class="cell-title">{ texts.people_hand_over() }</span>
                                <span class="cell-sub">{ texts.people_open(person.open_ticket_count) }</span>
                            </span>
                        </button>
                    }
                    <button type="button" class="cell line-top" data-role="access"
                        onclick={send.reform(move |_: MouseEvent| access.clone())}>
                        <span class="cell-body">
                            <span class="cell-title">
                                { if person.active { texts.people_switch_off() } else { texts.people_switch_on() } }
                            </span>
                            <span class="cell-sub">
                                { if person.active { texts.people_switch_off_hint() } else { texts.people_switch_on_hint() } }
                            </span>
                        </span>
                    </button>
                </>
            }
        }
    };
    let title = if waiting.is_some() {
        AttrValue::from(texts.people_successor())
    } else {
        person.name.clone().into()
    };
    html! { <Sheet {title} onclose={onclose.clone()}>{ content }</Sheet> }
}

fn successors(person: &PersonView, all: &[PersonView], onpick: &Callback<UserId>) -> Html {
    let may_follow = |other: &&PersonView| other.active && other.id != person.id;
    all.iter()
        .filter(may_follow)
        .map(|other| {
            let to = other.id;
            let onclick = onpick.reform(move |_: MouseEvent| to);
            html! {
                <button key={other.id.0} type="button" class="cell" data-assign={other.id.to_string()} {onclick}>
                    <Avatar id={other.id} name={other.name.clone()} />
                    <span class="cell-body">{ &other.name }</span>
                </button>
            }
        })
        .collect()
}
