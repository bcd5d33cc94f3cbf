//! News of another ticket while one is open: a second notification's button may not move an open app.

use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{LiveEvent, LiveKind};

use crate::hooks::use_go;
use crate::live::use_live;
use crate::route::Route;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The ticket that is open.
    pub(super) open: TicketId,
}

/// Leads to the ticket that has news. Not needed where the list stands beside it.
#[component]
pub(super) fn OtherNews(Props { open }: &Props) -> Html {
    let texts = use_texts();
    let go = use_go();
    let other = use_state_eq(|| None::<TicketId>);
    let open = *open;
    {
        let other = other.setter();
        use_live(Callback::from(move |event: LiveEvent| {
            let is_news = matches!(event.kind, LiveKind::CommentCreated | LiveKind::TicketChanged);
            if let Some(id) = event.ticket_id.filter(|id| is_news && *id != open) {
                other.set(Some(id));
            }
        }));
    }
    let Some(id) = *other else { return Html::default() };
    let onhide = {
        let other = other.setter();
        Callback::from(move |_: MouseEvent| other.set(None))
    };
    html! {
        <div class="banner phone-only" data-tone="accent" role="status" data-role="other-news">
            <span class="grow">{ texts.client_other_news(id) }</span>
            <button type="button" class="btn soft small" onclick={go.reform(move |_: MouseEvent| Route::Ticket { id })}>
                { texts.act_open() }
            </button>
            <button type="button" class="icon-btn quiet" aria-label={texts.act_close()} onclick={onhide}>
                <Icon name="x" />
            </button>
        </div>
    }
}
