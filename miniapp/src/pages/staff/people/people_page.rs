use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{InviteView, PersonView, TeamView};

use super::invite_card::InviteCard;
use super::invite_sheet::InviteSheet;
use super::person_row::PersonRow;
use super::person_sheet::PersonSheet;
use super::team_sheet::TeamSheet;
use crate::hooks::{Loadable, use_load, use_top};
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::{Texts, use_texts};
use crate::ui::{Cell, ErrorState, Icon, ListSkeleton, Section};
use crate::wording::error_words;

/// What stands over the page.
#[derive(Debug, Clone, PartialEq)]
enum Over {
    Person(Rc<PersonView>),
    Invite,
    /// A team, or a new one.
    Team(Option<Rc<TeamView>>),
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// Staff with their roles, those who left, and the invites that are still good.
#[component]
pub(crate) fn People(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let over = use_state_eq(|| None::<Over>);
    use_top();
    // Back first closes what stands over the page.
    use_back_button(Some(match *over {
        Some(_) => Callback::from({
            let over = over.setter();
            move |()| over.set(None)
        }),
        None => onback.clone(),
    }));
    let (people, reload_people) =
        use_load(session.api.clone(), |api| async move { api.people().await.map(Rc::new) });
    let (invites, reload_invites) =
        use_load(session.api.clone(), |api| async move { api.invites().await.map(Rc::new) });
    let (teams, reload_teams) =
        use_load(session.api.clone(), |api| async move { api.teams().await.map(Rc::new) });
    let onclose = {
        let over = over.setter();
        Callback::from(move |()| over.set(None))
    };
    let onpick = {
        let over = over.setter();
        Callback::from(move |person| over.set(Some(Over::Person(person))))
    };
    let onchanged = {
        let (onclose, reload) = (onclose.clone(), reload_people.clone());
        Callback::from(move |()| {
            onclose.emit(());
            reload.emit(());
        })
    };
    let onteam = {
        let over = over.setter();
        Callback::from(move |team: Option<Rc<TeamView>>| over.set(Some(Over::Team(team))))
    };
    let onteamed = {
        let (onclose, reload, reload_people) = (onclose.clone(), reload_teams, reload_people.clone());
        Callback::from(move |()| {
            onclose.emit(());
            reload.emit(());
            reload_people.emit(());
        })
    };
    let oninvited = {
        let (onclose, reload) = (onclose.clone(), reload_invites.clone());
        Callback::from(move |()| {
            onclose.emit(());
            reload.emit(());
        })
    };
    let oninvite = {
        let over = over.setter();
        Callback::from(move |_: MouseEvent| over.set(Some(Over::Invite)))
    };
    let content = match &people {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload_people} /> }
        }
        Loadable::Ready(people) => html! {
            <>
                { for invites.ready().map(|invites| cards(invites, &reload_invites)) }
                { section(texts, texts.people_staff(), people, true, &onpick) }
                { for teams.ready().map(|teams| team_section(texts, teams, &onteam)) }
                { section(texts, texts.people_former(), people, false, &onpick) }
            </>
        },
    };
    let all = people.ready().cloned().unwrap_or_default();
    html! {
        <>
            <main class="page" data-screen="people">
                <div class="page-head">
                    <h1>{ texts.people_title() }</h1>
                    <button type="button" class="icon-btn" aria-label={texts.people_invite()} data-role="invite"
                        aria-haspopup="dialog" onclick={oninvite}><Icon name="useradd" /></button>
                </div>
                { content }
            </main>
            { match &*over {
                Some(Over::Person(person)) => {
                    html! { <PersonSheet person={person.clone()} {all} {onchanged} {onclose} /> }
                }
                Some(Over::Team(team)) => html! {
                    <TeamSheet team={team.clone()} staff={all} onchanged={onteamed} {onclose} />
                },
                Some(Over::Invite) => html! { <InviteSheet {oninvited} {onclose} /> },
                None => Html::default(),
            } }
        </>
    }
}

fn cards(invites: &Rc<Vec<InviteView>>, onchanged: &Callback<()>) -> Html {
    invites
        .iter()
        .map(|invite| html! { <InviteCard key={invite.id} invite={Rc::new(invite.clone())} onrevoked={onchanged.clone()} /> })
        .collect()
}

/// The teams, and the way to a new one.
fn team_section(texts: Texts, teams: &[TeamView], onteam: &Callback<Option<Rc<TeamView>>>) -> Html {
    let icon = |name: &'static str| html! { <span class="tile-icon" data-tone="e"><Icon {name} /></span> };
    html! {
        <Section title={texts.people_teams()} is_inset=true>
            { for teams.iter().map(|team| {
                let members = i64::try_from(team.member_ids.len()).unwrap_or(i64::MAX);
                let picked = Rc::new(team.clone());
                html! {
                    <Cell key={team.id.0} title={team.name.clone()} sub={texts.people_team_count(members)} is_link=true
                        data_role={format!("team-{}", team.id)} lead={icon("users")}
                        onclick={onteam.reform(move |()| Some(picked.clone()))} />
                }
            }) }
            <Cell title={texts.people_team_new()} data_role="team-new" lead={icon("plus")}
                onclick={onteam.reform(|()| None)} />
        </Section>
    }
}

fn section(
    texts: Texts,
    title: &'static str,
    people: &Rc<Vec<PersonView>>,
    is_active: bool,
    onpick: &Callback<Rc<PersonView>>,
) -> Html {
    let rows: Vec<Rc<PersonView>> =
        people.iter().filter(|person| person.active == is_active).cloned().map(Rc::new).collect();
    if rows.is_empty() {
        return if is_active {
            html! { <p class="lead">{ texts.people_empty() }</p> }
        } else {
            Html::default()
        };
    }
    html! {
        <Section title={format!("{title} {}", rows.len())} is_inset=true>
            { for rows.into_iter().map(|person| html! {
                <PersonRow key={person.id.0} person={person.clone()} onpick={onpick.clone()} />
            }) }
        </Section>
    }
}
