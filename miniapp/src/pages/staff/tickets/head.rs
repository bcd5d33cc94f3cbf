use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::TicketQuery;
use crate::hooks::absolute;
use crate::session::use_session;
use crate::telegram;
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// What is exported.
    pub(super) query: TicketQuery,
    /// Whether tickets are being chosen; a table has boxes of its own.
    pub(super) is_picking: bool,
    pub(super) onpicking: Callback<bool>,
}

/// The page's title with what can be done with the list as a whole.
#[component]
pub(super) fn Head(Props { query, is_picking, onpicking }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let onexport = {
        let (api, query) = (session.api.clone(), query.clone());
        Callback::from(move |_: MouseEvent| {
            telegram::selection();
            let (api, query, toasts) = (api.clone(), query.clone(), toasts.clone());
            spawn_local(async move {
                match api.export_link(&query).await {
                    Ok(link) => telegram::open_link(&absolute(&link.url)),
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let pick = onpicking.reform({
        let is_picking = *is_picking;
        move |_: MouseEvent| !is_picking
    });
    html! {
        <div class="page-head">
            <h1>{ texts.tickets_title() }</h1>
            <span class="row">
                <button type="button" class="icon-btn" data-role="export" aria-label={texts.tickets_export()}
                    onclick={onexport}><Icon name="download" /></button>
                <button type="button" class="icon-btn phone-only" data-role="pick" aria-label={texts.tickets_pick()}
                    aria-pressed={is_picking.to_string()} onclick={pick}><Icon name="boxcheck" /></button>
            </span>
        </div>
    }
}
