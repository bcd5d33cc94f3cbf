use yew::prelude::*;
use zayavka_shared::{Permission, TicketId};

use super::act_sheet::{ActSheet, Subject};
use super::first_steps::FirstStepsCard;
use super::ticket_rows::TicketRows;
use crate::hooks::{TicketList, use_window_scroll};
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::EmptyState;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub mine: TicketList,
    pub free: TicketList,
    /// The ticket that is open beside the list; then this is no page of its own.
    pub open: Option<TicketId>,
    pub onopen: Callback<TicketId>,
}

/// My work: what is assigned to me, and what nobody has taken yet.
#[component]
pub(crate) fn Work(Props { mine, free, open, onopen }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let asked = use_state_eq(|| None::<TicketId>);
    let is_page = open.is_none();
    use_window_scroll(is_page);
    use_back_button(None);
    let onmoves = {
        let asked = asked.setter();
        Callback::from(move |id| asked.set(Some(id)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let subject = asked.and_then(|id| find(mine, id).or_else(|| find(free, id)));
    let section = |title: &'static str, list: &TicketList, empty: Html| {
        html! {
            <section aria-label={title}>
                <div class="section-head"><h2>{ title }{ " " }<span class="num">{ count(list) }</span></h2></div>
                <TicketRows list={list.clone()} open={*open} {empty} {onopen} onmoves={onmoves.clone()} />
            </section>
        }
    };
    let nothing_mine = html! {
        <EmptyState icon="work" title={texts.work_mine_empty()} hint={texts.work_mine_empty_hint()} />
    };
    let nothing_free = html! {
        <EmptyState icon="okay" tone="ok" title={texts.work_free_empty()} hint={texts.work_free_empty_hint()} />
    };
    html! {
        <div class={classes!("list", "page", (!is_page).then_some("back"))}
            role={if is_page { "main" } else { "complementary" }} aria-label={texts.work_title()}
            data-screen={is_page.then_some("work")}>
            <div class="page-head sticky"><h1>{ texts.work_title() }</h1></div>
            if is_page && session.may(Permission::SettingsManage) {
                <FirstStepsCard />
            }
            { section(texts.work_mine(), mine, nothing_mine) }
            { section(texts.work_free(), free, nothing_free) }
            if let Some((list, subject)) = subject {
                <ActSheet {subject} onact={list.onact} {onclose} />
            }
        </div>
    }
}

fn find(list: &TicketList, id: TicketId) -> Option<(TicketList, Subject)> {
    let ticket = list.tickets.ready()?.iter().find(|one| one.id == id)?;
    Some((list.clone(), Subject::from(&**ticket)))
}

/// How many there are, as far as is known.
#[must_use]
pub(crate) fn count(list: &TicketList) -> Option<String> {
    let known = list.tickets.ready()?.len();
    Some(if list.has_more { format!("{known}+") } else { known.to_string() })
}
