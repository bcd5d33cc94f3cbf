use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::UserId;
use zayavka_shared::api::{NewTeam, PersonView, TeamView};
use zayavka_shared::text::TEAM_NAME_MAX;

use crate::api::{ApiError, IdempotencyKey};
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Avatar, Icon, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// The team that is changed; a new one without it.
    #[prop_or_default]
    pub team: Option<Rc<TeamView>>,
    /// Who may be in it.
    pub staff: Rc<Vec<PersonView>>,
    pub onchanged: Callback<()>,
    pub onclose: Callback<()>,
}

/// A team's name and who is in it.
#[component]
pub(crate) fn TeamSheet(Props { team, staff, onchanged, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // A double tap makes one team.
    let key = use_memo((), |()| IdempotencyKey::new());
    let name = use_state_eq(|| team.as_ref().map_or_else(String::new, |team| team.name.clone()));
    let members = use_state_eq(|| {
        let ids = team.as_ref().map(|team| team.member_ids.clone()).into_iter().flatten();
        ids.collect::<BTreeSet<UserId>>()
    });
    let fault = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let (name, fault) = (name.setter(), fault.setter());
        Callback::from(move |event: InputEvent| {
            name.set(event.target_unchecked_into::<HtmlInputElement>().value());
            fault.set(None);
        })
    };
    let onsave = {
        let (api, id, fault) = (session.api.clone(), team.as_ref().map(|team| team.id), fault.setter());
        let (body, onchanged) = (
            NewTeam { name: Some((*name).clone()), member_ids: Some(members.iter().copied().collect()) },
            onchanged.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (api, toasts, onchanged, key) = (api.clone(), toasts.clone(), onchanged.clone(), key.clone());
            let (body, fault) = (body.clone(), fault.clone());
            spawn_local(async move {
                let saved = match id {
                    Some(id) => api.change_team(id, &body).await,
                    None => api.create_team(&body, &key).await,
                };
                match saved {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        onchanged.emit(());
                    }
                    Err(error) => match fault_of_name(&error) {
                        Some(words) => fault.set(Some(words)),
                        None => toasts.refuse(&error),
                    },
                }
            });
        })
    };
    let title = if team.is_some() { texts.people_team() } else { texts.people_team_new() };
    html! {
        <Sheet {title} onclose={onclose.clone()}>
            <form onsubmit={onsave}>
                <div class={classes!("field", fault.is_some().then_some("bad"))}>
                    <label class="label" for="team-name">{ texts.people_team_name() }</label>
                    <input class="input" id="team-name" data-role="team-name" maxlength={TEAM_NAME_MAX.to_string()} value={(*name).clone()}
                        aria-invalid={fault.is_some().to_string()} aria-describedby="team-name-fault" {oninput} />
                    if let Some(words) = &*fault {
                        <p class="field-error" id="team-name-fault" role="alert"><Icon name="alert" />{ words }</p>
                    }
                </div>
                <div role="group" aria-label={texts.people_team_members()}>
                    { for staff.iter().filter(|person| person.active).map(|person| {
                        let (id, is_in) = (person.id, members.contains(&person.id));
                        let onclick = {
                            let members = members.clone();
                            Callback::from(move |_: MouseEvent| {
                                telegram::selection();
                                let mut next = (*members).clone();
                                if !next.remove(&id) {
                                    next.insert(id);
                                }
                                members.set(next);
                            })
                        };
                        html! {
                            <button key={id.0} type="button" class="cell" role="checkbox" aria-checked={is_in.to_string()}
                                data-member={id.to_string()} {onclick}>
                                <Avatar {id} name={person.name.clone()} />
                                <span class="cell-body">{ &person.name }</span>
                                if is_in {
                                    <span class="cell-end"><Icon name="check" /></span>
                                }
                            </button>
                        }
                    }) }
                </div>
                <div class="sheet-acts">
                    <button type="submit" class="btn main" data-role="team-save">{ texts.act_save() }</button>
                </div>
            </form>
        </Sheet>
    }
}

/// What is wrong with the name, in the server's words.
fn fault_of_name(error: &ApiError) -> Option<AttrValue> {
    let problem = error.problem()?;
    let field = problem.errors.iter().find(|one| one.field == "name")?;
    Some(AttrValue::from(field.message.clone()))
}
