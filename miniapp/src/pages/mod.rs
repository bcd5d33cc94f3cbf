//! Pages: they load, and wire what `ui/` draws.

mod answers;
pub mod client;
mod language_choice;
mod message_acts;
mod opened_file;
mod preferences;
mod screens;
pub mod staff;
mod timeline;

use yew::prelude::*;
use yew_router::prelude::*;

use crate::hooks::{use_invite, use_start_route};
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::Launch;

pub use screens::{BlockedScreen, ExpiredScreen, OutsideScreen, StartFailed, StartSkeleton};

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub launch: Launch,
}

/// The page that the address names, for the person's role.
#[component]
pub fn Pages(Props { launch }: &Props) -> Html {
    let session = use_session();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    use_start_route(launch, session.memory);
    use_invite(launch);
    let is_staff = session.role().is_staff();
    match route {
        Route::New => html! { <client::ConsentGate><client::NewCategory /></client::ConsentGate> },
        Route::NewForm { category } => html! {
            <client::ConsentGate><client::NewForm key={category.0} {category} /></client::ConsentGate>
        },
        Route::Settings => html! { <preferences::Preferences /> },
        Route::Home | Route::NotFound if is_staff => html! { <Redirect<Route> to={Route::Work} /> },
        // A right may be taken away while its page is open.
        route if is_staff && route.needs().is_some_and(|right| !session.may(right)) => {
            html! { <Redirect<Route> to={Route::Work} /> }
        }
        _ if is_staff => html! { <staff::StaffApp /> },
        Route::Home => html! { <client::Desk /> },
        Route::Ticket { id } => html! { <client::Desk open={id} /> },
        Route::Work
        | Route::Board
        | Route::Tickets
        | Route::Reports
        | Route::More
        | Route::People
        | Route::Categories
        | Route::NewCategory
        | Route::Category { .. }
        | Route::Faq
        | Route::Templates
        | Route::Desk
        | Route::NotFound => html! { <Redirect<Route> to={Route::Home} /> },
    }
}
