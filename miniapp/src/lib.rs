//! The Mini App: a client's and the staff's pages of Zayavka inside Telegram.
//!
//! `pages/` load and wire, `ui/` only draw their props, `api/` alone speaks HTTP, `telegram/` alone speaks
//! to the client around the page. State is what the server said plus what is being typed.

pub mod api;
pub mod app;
pub mod boot;
pub mod clock;
pub mod dates;
pub mod hooks;
pub mod kept;
pub mod live;
pub mod numbers;
pub mod pages;
pub mod replies;
pub mod report;
pub mod route;
pub mod search;
pub mod session;
pub mod storage;
pub mod telegram;
pub mod texts;
pub mod toast;
pub mod ui;
pub mod uploads;
pub mod wording;

/// Draws the app into the page's `#app`, in place of the skeleton that stands there.
pub fn start() {
    telegram::theme::follow();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => {
            root.set_inner_html("");
            yew::Renderer::<app::App>::with_root(root).render();
        }
        None => {
            yew::Renderer::<app::App>::new().render();
        }
    }
}
