use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::api::{INVITE_USES_MAX, TeamView};
use zayavka_shared::{Role, TeamId};

use super::invite_draft::{InviteDraft, Lasts};
use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;
use crate::ui::{Icon, Sheet};

/// One choice changed.
#[derive(Debug, Clone, Copy)]
enum Pick {
    Role(Role),
    Team(TeamId),
    Lasts(Lasts),
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) teams: Rc<Vec<TeamView>>,
    pub(super) oninvited: Callback<()>,
    pub(super) onclose: Callback<()>,
}

/// As what, into which teams, until when and how many are invited.
#[component]
pub(super) fn InviteSheet(Props { teams, oninvited, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // A double tap makes one invite.
    let key = use_memo((), |()| IdempotencyKey::new());
    let draft = use_state_eq(InviteDraft::default);
    let is_faulty = use_state_eq(|| false);
    let onpick = {
        let draft = draft.clone();
        Callback::from(move |pick: Pick| {
            telegram::selection();
            let mut next = (*draft).clone();
            match pick {
                Pick::Role(role) => next.role = role,
                Pick::Team(team) => next.toggle(team),
                Pick::Lasts(lasts) => next.lasts = lasts,
            }
            draft.set(next);
        })
    };
    let oninput = {
        let (draft, is_faulty) = (draft.clone(), is_faulty.setter());
        Callback::from(move |event: InputEvent| {
            let uses = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(InviteDraft { uses, ..(*draft).clone() });
            is_faulty.set(false);
        })
    };
    let onsubmit = {
        let (api, oninvited) = (session.api.clone(), oninvited.clone());
        let (draft, is_faulty) = (draft.clone(), is_faulty.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(invite) = draft.invite() else { return is_faulty.set(true) };
            let (api, toasts, oninvited, key) = (api.clone(), toasts.clone(), oninvited.clone(), key.clone());
            spawn_local(async move {
                match api.create_invite(&invite, &key).await {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        oninvited.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let roles = Role::ALL.into_iter().filter(|role| role.is_staff() && *role <= session.role());
    let roles = roles.map(|role| {
        (format!("role-{}", role.key()), texts.role(role).to_owned(), draft.role == role, Pick::Role(role))
    });
    let in_teams = teams.iter().map(|team| {
        (format!("team-{}", team.id), team.name.clone(), draft.teams.contains(&team.id), Pick::Team(team.id))
    });
    let lasts = Lasts::ALL.map(|one| {
        (format!("lasts-{}", one.key()), lasts_words(texts, one), draft.lasts == one, Pick::Lasts(one))
    });
    html! {
        <Sheet title={texts.people_invite_title()} onclose={onclose.clone()}>
            <form onsubmit={onsubmit}>
                { group(texts.people_role(), true, roles, &onpick) }
                { group(texts.people_teams(), false, in_teams, &onpick) }
                { group(texts.people_invite_lasts(), true, lasts, &onpick) }
                <div class={classes!("field", is_faulty.then_some("bad"))}>
                    <label class="label" for="invite-uses">{ texts.people_invite_uses() }</label>
                    <input class="input" id="invite-uses" inputmode="numeric" autocomplete="off" value={draft.uses.clone()}
                        aria-invalid={is_faulty.to_string()} aria-describedby="invite-uses-fault" {oninput} />
                    if *is_faulty {
                        <p class="field-error" id="invite-uses-fault" role="alert">
                            <Icon name="alert" />{ texts.people_invite_uses_fault(INVITE_USES_MAX) }
                        </p>
                    }
                </div>
                <div class="sheet-acts">
                    <button type="submit" class="btn main" data-role="invite-make">{ texts.people_invite_make() }</button>
                </div>
            </form>
        </Sheet>
    }
}

fn lasts_words(texts: Texts, lasts: Lasts) -> String {
    match lasts {
        Lasts::Hours(hours) => texts.people_invite_hours(hours),
        Lasts::Days(days) => texts.tickets_days_back(days),
    }
}

/// Values as pills: one of them, or several; nothing where there is no value.
fn group(
    title: &'static str,
    is_one: bool,
    values: impl IntoIterator<Item = (String, String, bool, Pick)>,
    onpick: &Callback<Pick>,
) -> Html {
    let pills: Vec<Html> = values
        .into_iter()
        .map(|(key, label, is_on, pick)| {
            html! {
                <button key={key.clone()} type="button" class="option" role={if is_one { "radio" } else { "checkbox" }}
                    data-pick={key} aria-checked={is_on.to_string()} onclick={onpick.reform(move |_: MouseEvent| pick)}>
                    if is_on && !is_one {
                        <Icon name="check" class={classes!("tiny")} />
                    }
                    <span class="capital">{ label }</span>
                </button>
            }
        })
        .collect();
    if pills.is_empty() {
        return Html::default();
    }
    html! {
        <div class="filter-group">
            <h3>{ title }</h3>
            <div class="options" role={if is_one { "radiogroup" } else { "group" }} aria-label={title}>{ for pills }</div>
        </div>
    }
}
