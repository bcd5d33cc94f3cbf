//! A client's tickets, with the open one beside them where there is room.

use yew::prelude::*;
use zayavka_shared::TicketId;

use super::home::Home;
use super::ticket::TicketPage;
use crate::hooks::use_wide;
use crate::texts::use_texts;
use crate::ui::EmptyArt;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// The ticket that the address names.
    #[prop_or_default]
    pub open: Option<TicketId>,
}

/// The list stays where it is while tickets come and go: its scroll, its pages, its news.
#[component]
pub fn Desk(Props { open }: &Props) -> Html {
    let texts = use_texts();
    let is_wide = use_wide();
    html! {
        <div class={classes!("split", open.is_some().then_some("has-dock"))}>
            <Home open={*open} />
            if let Some(id) = *open {
                <TicketPage key={id.0} {id} />
            } else if is_wide {
                <section class="detail empty-pane" aria-label={texts.client_pane()}>
                    <div class="empty">
                        <EmptyArt /><h2>{ texts.client_pane() }</h2><p>{ texts.client_pane_hint() }</p>
                    </div>
                </section>
            }
        </div>
    }
}
