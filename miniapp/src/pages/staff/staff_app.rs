use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::TicketId;

use super::board::Board;
use super::categories::{Categories, CategoryEditor};
use super::desk::Desk;
use super::desk_settings::DeskSettingsPage;
use super::faq::FaqPage;
use super::more::More;
use super::people::People;
use super::reports::Reports;
use super::sections::StaffSection;
use super::templates::Templates;
use super::tickets::{Tickets, use_tickets_return};
use super::work::count;
use crate::api::{Scope, Sort, TicketQuery};
use crate::hooks::{use_go, use_tickets};
use crate::live::{Connection, use_connection};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::telegram;
use crate::texts::{Texts, use_texts};
use crate::ui::{OfflineBanner, TabBar, TabItem};

/// The staff's app: its sections, and the lists that several of them show.
#[component]
pub fn StaffApp() -> Html {
    let texts = use_texts();
    let session = use_session();
    let go = use_go();
    let route = use_route::<Route>().unwrap_or(Route::Work);
    let mine = use_tickets(TicketQuery::new(Scope::Assigned, Sort::Updated).with_closed(false));
    let free = use_tickets(TicketQuery::new(Scope::Unassigned, Sort::Priority).with_closed(false));
    let is_lost = use_connection() == Connection::Lost;
    // Back from a ticket leads to the section that it was opened from.
    let latest = use_mut_ref(|| StaffSection::Work);
    if let Some(section) = StaffSection::from_route(route) {
        latest.replace(section);
    }
    // Inside: a category, or none yet.
    let edited = if let Route::Category { id } = route {
        Some(Some(id))
    } else {
        (route == Route::NewCategory).then_some(None)
    };
    let is_of_desk = matches!(route, Route::Faq | Route::Templates | Route::Desk);
    if matches!(route, Route::People | Route::Categories) || edited.is_some() || is_of_desk {
        latest.replace(StaffSection::More);
    }
    let section = *latest.borrow();
    let onopen = go.reform(|id: TicketId| Route::Ticket { id });
    let to_tickets = use_tickets_return();
    let onback = match section {
        StaffSection::Tickets => to_tickets,
        StaffSection::Work | StaffSection::Board | StaffSection::Reports | StaffSection::More => {
            go.reform(move |()| section.route())
        }
    };
    let onselect = go.reform(|key: AttrValue| {
        telegram::selection();
        StaffSection::from_key(&key).unwrap_or(StaffSection::Work).route()
    });
    let open = if let Route::Ticket { id } = route { Some(id) } else { None };
    let count = count(&mine);
    let page = match section {
        StaffSection::Board if open.is_none() => html! { <Board {onopen} /> },
        StaffSection::Tickets if open.is_none() => html! { <Tickets {onopen} /> },
        StaffSection::Reports if open.is_none() => html! { <Reports /> },
        StaffSection::More if route == Route::People => html! { <People onback={onback.clone()} /> },
        StaffSection::More if route == Route::Categories => html! { <Categories onback={onback.clone()} /> },
        StaffSection::More if let Some(id) = edited => {
            let onback = go.reform(|()| Route::Categories);
            html! { <CategoryEditor key={id.map_or(0, |id| id.0)} {id} {onback} /> }
        }
        StaffSection::More if route == Route::Faq => html! { <FaqPage onback={onback.clone()} /> },
        StaffSection::More if route == Route::Templates => html! { <Templates onback={onback.clone()} /> },
        StaffSection::More if route == Route::Desk => html! { <DeskSettingsPage onback={onback.clone()} /> },
        StaffSection::More if open.is_none() => html! { <More /> },
        StaffSection::Work
        | StaffSection::Board
        | StaffSection::Tickets
        | StaffSection::Reports
        | StaffSection::More => {
            html! { <Desk {mine} {free} {open} {onopen} {onback} /> }
        }
    };
    let is_inner = open.is_some() || edited.is_some() || is_of_desk;
    html! {
        <div class={classes!("has-tabs", is_inner.then_some("inner-page"), open.is_some().then_some("has-dock"))}>
            if is_lost {
                <OfflineBanner />
            }
            { page }
            <TabBar label={texts.staff_tabs()} items={tabs(texts, &session, count)} selected={section.key()} {onselect} />
        </div>
    }
}

fn tabs(texts: Texts, session: &Session, work_count: Option<String>) -> Vec<TabItem> {
    let work_count = work_count.filter(|count| count != "0");
    StaffSection::ALL
        .into_iter()
        .filter(|section| section.route().needs().is_none_or(|permission| session.may(permission)))
        .map(|section| {
            let label = match section {
                StaffSection::Work => texts.staff_tab_work(),
                StaffSection::Board => texts.staff_tab_board(),
                StaffSection::Tickets => texts.staff_tab_tickets(),
                StaffSection::Reports => texts.staff_tab_reports(),
                StaffSection::More => texts.staff_tab_more(),
            };
            TabItem {
                key: section.key().into(),
                label: label.into(),
                icon: section.icon().into(),
                href: section.route().to_path().into(),
                count: work_count.clone().filter(|_| section == StaffSection::Work).map(AttrValue::from),
            }
        })
        .collect()
}
