use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::Permission;
use zayavka_shared::api::{PersonRef, TicketSummary};
use zayavka_shared::ticket::Status;

use super::bulk::{BulkChange, Preview};
use super::filter_options::myself;
use crate::pages::staff::assign_sheet::AssignSheet;
use crate::session::use_session;
use crate::telegram::{self, Outcome, use_back_button};
use crate::texts::{Side, Texts, use_texts};
use crate::toast::use_toasts;
use crate::ui::{Sheet, StatusGlyph};

/// Which of the acts was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BulkKind {
    Assign,
    Status,
}

/// Where tickets are moved to; nothing goes back to new, and cancelling is the client's.
const TARGETS: [Status; 5] =
    [Status::InProgress, Status::Waiting, Status::InReview, Status::Done, Status::Rejected];

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) kind: BulkKind,
    pub(super) tickets: Rc<Vec<Rc<TicketSummary>>>,
    /// It was done; nothing is chosen any more.
    pub(super) ondone: Callback<()>,
    pub(super) onclose: Callback<()>,
}

/// Asks to whom or where, then shows what will change, then does it.
#[component]
pub(super) fn BulkSheet(Props { kind, tickets, ondone, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let takes = *kind == BulkKind::Assign && !session.may(Permission::TicketAssign);
    let change = use_state_eq(|| takes.then(|| BulkChange::Assign(Some(myself(&session.me)))));
    let is_sending = use_state_eq(|| false);
    use_back_button(Some(onclose.clone()));
    let choose = {
        let change = change.setter();
        Callback::from(move |chosen: BulkChange| change.set(Some(chosen)))
    };
    let Some(change) = (*change).clone() else {
        return match kind {
            BulkKind::Assign => {
                let onpick = choose.reform(|person: PersonRef| BulkChange::Assign(Some(person)));
                let title = texts.tickets_bulk_assign_title(count(tickets.len()));
                html! { <AssignSheet {title} assignee={None} {onpick} {onclose} /> }
            }
            BulkKind::Status => statuses(texts, tickets.len(), &choose, onclose),
        };
    };
    let preview = change.preview(tickets, session.me.id);
    let onconfirm = {
        let (api, toasts, ondone) = (session.api.clone(), toasts.clone(), ondone.clone());
        let (is_sending, act) = (is_sending.setter(), change.act(preview.changes.clone()));
        Callback::from(move |_: MouseEvent| {
            is_sending.set(true);
            let (api, toasts, ondone, is_sending, act) =
                (api.clone(), toasts.clone(), ondone.clone(), is_sending.clone(), act.clone());
            spawn_local(async move {
                match api.change_many(&act).await {
                    Ok(results) => {
                        let refused = results.iter().filter(|one| one.problem.is_some()).count();
                        let changed = count(results.len() - refused);
                        telegram::notify(if refused == 0 { Outcome::Success } else { Outcome::Error });
                        toasts.say(if refused == 0 {
                            texts.tickets_bulk_done(changed)
                        } else {
                            texts.tickets_bulk_partly(changed, count(refused))
                        });
                        ondone.emit(());
                    }
                    Err(error) => {
                        is_sending.set(false);
                        toasts.refuse(&error);
                    }
                }
            });
        })
    };
    html! {
        <Sheet title={title(texts, &change)} onclose={onclose.clone()}>
            { summary(texts, &preview) }
            <div class="sheet-acts">
                <button type="button" class="btn" onclick={onclose.reform(|_: MouseEvent| ())}>{ texts.act_cancel() }</button>
                <button type="button" class="btn main" data-role="bulk-confirm"
                    disabled={*is_sending || preview.changes.is_empty()} onclick={onconfirm}>
                    { texts.tickets_bulk_confirm(count(preview.changes.len())) }
                </button>
            </div>
        </Sheet>
    }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn title(texts: Texts, change: &BulkChange) -> String {
    match change {
        BulkChange::Assign(Some(person)) => format!("{} → {}", texts.ticket_assignee(), person.name),
        BulkChange::Assign(None) => format!("{} → {}", texts.ticket_assignee(), texts.staff_nobody()),
        BulkChange::Move(to) => format!("{} → {}", texts.ticket_status(), texts.status(*to, Side::Staff)),
    }
}

/// What changes, what is so already, and what the rules keep as it is.
fn summary(texts: Texts, preview: &Preview) -> Html {
    html! {
        <ul class="lead" data-role="bulk-preview">
            <li>{ texts.tickets_bulk_changes(count(preview.changes.len())) }</li>
            if preview.already > 0 {
                <li>{ texts.tickets_bulk_already(count(preview.already)) }</li>
            }
            if preview.refused > 0 {
                <li>{ texts.tickets_bulk_refused(count(preview.refused)) }</li>
            }
        </ul>
    }
}

fn statuses(texts: Texts, tickets: usize, choose: &Callback<BulkChange>, onclose: &Callback<()>) -> Html {
    html! {
        <Sheet title={texts.tickets_bulk_status_title(count(tickets))} onclose={onclose.clone()}>
            <ul>
                { for TARGETS.into_iter().map(|status| html! {
                    <li key={status.key()}>
                        <button type="button" class="cell" data-status={status.key()}
                            onclick={choose.reform(move |_: MouseEvent| BulkChange::Move(status))}>
                            <span class="sheet-g" data-kind={status.key()}><StatusGlyph {status} /></span>
                            <span class="cell-body">{ texts.status(status, Side::Staff) }</span>
                        </button>
                    </li>
                }) }
            </ul>
        </Sheet>
    }
}
