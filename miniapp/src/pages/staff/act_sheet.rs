use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::{PersonRef, TicketSummary, TicketView};
use zayavka_shared::ticket::{Allowed, Status};

use super::assign_sheet::AssignSheet;
use super::moves_sheet::MovesSheet;
use crate::hooks::TicketAction;
use crate::telegram::use_back_button;
use crate::texts::use_texts;

/// The part of a ticket that its acts depend on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Subject {
    pub id: TicketId,
    pub status: Status,
    pub allowed: Vec<Allowed>,
    pub assignee: Option<PersonRef>,
}

impl From<&TicketSummary> for Subject {
    fn from(ticket: &TicketSummary) -> Self {
        Self {
            id: ticket.id,
            status: ticket.status,
            allowed: ticket.allowed.clone(),
            assignee: ticket.assignee.clone(),
        }
    }
}

impl From<&TicketView> for Subject {
    fn from(ticket: &TicketView) -> Self {
        Self {
            id: ticket.id,
            status: ticket.status,
            allowed: ticket.allowed.clone(),
            assignee: ticket.assignee.clone(),
        }
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub subject: Subject,
    /// Begins with the choice of a person.
    #[prop_or_default]
    pub is_assigning: bool,
    pub onact: Callback<(TicketId, TicketAction)>,
    pub onclose: Callback<()>,
}

/// The moves of a ticket, and behind one of them the choice of a person. Closes with the act.
#[component]
pub(crate) fn ActSheet(Props { subject, is_assigning, onact, onclose }: &Props) -> Html {
    let texts = use_texts();
    let is_assigning = use_state_eq(|| *is_assigning);
    use_back_button(Some(onclose.clone()));
    let onact = {
        let (onact, onclose, id) = (onact.clone(), onclose.clone(), subject.id);
        Callback::from(move |action: TicketAction| {
            onclose.emit(());
            onact.emit((id, action));
        })
    };
    if *is_assigning {
        let onpick = onact.reform(|person: PersonRef| TicketAction::Assign(Some(person)));
        let assignee = subject.assignee.as_ref().map(|person| person.id);
        let title = format!("{}: {}", texts.ticket_assign_title(), texts.ticket_number(subject.id));
        return html! { <AssignSheet key="assign" {title} {assignee} {onpick} {onclose} /> };
    }
    let onassign = {
        let is_assigning = is_assigning.setter();
        Callback::from(move |()| is_assigning.set(true))
    };
    html! {
        <MovesSheet key="moves" id={subject.id} status={subject.status} allowed={subject.allowed.clone()}
            assignee={subject.assignee.clone()} {onact} {onassign} {onclose} />
    }
}
