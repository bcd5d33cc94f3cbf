use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{InviteView, PersonView, TeamView};

use super::invite_card::InviteCard;
use super::invite_sheet::InviteSheet;
use super::over::Over;
use super::person_row::PersonRow;
use super::person_sheet::PersonSheet;
use super::qr_sheet::QrSheet;
use super::team_sheet::TeamSheet;
use crate::hooks::{Loadable, use_load};
use crate::session::use_session;
use crate::texts::{Texts, use_texts};
use crate::ui::{Cell, ErrorState, Icon, ListSkeleton, Section};
use crate::wording::error_words;

type Teams = Rc<Vec<TeamView>>;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) over: Option<Over>,
    pub(super) onover: Callback<Option<Over>>,
}

/// Staff with their roles, those who left, teams, and the invites that are still good.
#[component]
pub(super) fn Staff(Props { over, onover }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let (people, reload_people) =
        use_load(session.api.clone(), |api| async move { api.people().await.map(Rc::new) });
    let (invites, reload_invites) =
        use_load(session.api.clone(), |api| async move { api.invites().await.map(Rc::new) });
    let (teams, reload_teams) =
        use_load(session.api.clone(), |api| async move { api.teams().await.map(Rc::new) });
    let onclose = onover.reform(|()| None);
    let closing = |reloads: Vec<Callback<()>>| {
        let onclose = onclose.clone();
        Callback::from(move |()| {
            onclose.emit(());
            reloads.iter().for_each(|reload| reload.emit(()));
        })
    };
    let all = people.ready().cloned().unwrap_or_default();
    let all_teams: Teams = teams.ready().cloned().unwrap_or_default();
    let content = match &people {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload_people.clone()} /> }
        }
        Loadable::Ready(people) => html! {
            <>
                { for invites.ready().map(|invites| cards(invites, &all_teams, &reload_invites, onover)) }
                { section(texts, texts.people_staff(), people, true, onover) }
                { for teams.ready().map(|teams| team_section(texts, teams, onover)) }
                { section(texts, texts.people_former(), people, false, onover) }
            </>
        },
    };
    html! {
        <>
            { content }
            { match over {
                Some(Over::Person(person)) => html! {
                    <PersonSheet person={person.clone()} {all} onchanged={closing(vec![reload_people])} {onclose} />
                },
                Some(Over::Team(team)) => html! {
                    <TeamSheet team={team.clone()} staff={all} onchanged={closing(vec![reload_teams, reload_people])} {onclose} />
                },
                Some(Over::Invite) => html! {
                    <InviteSheet teams={all_teams} oninvited={closing(vec![reload_invites])} {onclose} />
                },
                Some(Over::Qr(invite)) => html! { <QrSheet invite={invite.clone()} {onclose} /> },
                Some(Over::Client(_)) | None => Html::default(),
            } }
        </>
    }
}

fn cards(
    invites: &[InviteView],
    teams: &Teams,
    onrevoked: &Callback<()>,
    onover: &Callback<Option<Over>>,
) -> Html {
    let card = |invite: &InviteView| {
        let id = invite.id;
        let invite = Rc::new(invite.clone());
        let shown = invite.clone();
        html! {
            <InviteCard key={id} {invite} teams={teams.clone()} onrevoked={onrevoked.clone()}
                onqr={onover.reform(move |()| Some(Over::Qr(shown.clone())))} />
        }
    };
    invites.iter().map(card).collect()
}

/// The teams, and the way to a new one.
fn team_section(texts: Texts, teams: &[TeamView], onover: &Callback<Option<Over>>) -> Html {
    let icon = |name: &'static str| html! { <span class="tile-icon" data-tone="e"><Icon {name} /></span> };
    html! {
        <Section title={texts.people_teams()} is_inset=true>
            { for teams.iter().map(|team| {
                let members = i64::try_from(team.member_ids.len()).unwrap_or(i64::MAX);
                let picked = Rc::new(team.clone());
                html! {
                    <Cell key={team.id.0} title={team.name.clone()} sub={texts.people_team_count(members)} is_link=true
                        data_role={format!("team-{}", team.id)} lead={icon("users")}
                        onclick={onover.reform(move |()| Some(Over::Team(Some(picked.clone()))))} />
                }
            }) }
            <Cell title={texts.people_team_new()} data_role="team-new" lead={icon("plus")}
                onclick={onover.reform(|()| Some(Over::Team(None)))} />
        </Section>
    }
}

fn section(
    texts: Texts,
    title: &'static str,
    people: &[PersonView],
    is_active: bool,
    onover: &Callback<Option<Over>>,
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
                <PersonRow key={person.id.0} person={person.clone()} onpick={onover.reform(|person| Some(Over::Person(person)))} />
            }) }
        </Section>
    }
}
