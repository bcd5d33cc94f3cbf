use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::TicketView;

use super::super::act_sheet::{ActSheet, Subject};
use super::data::Data;
use super::dock::Dock;
use super::head::Head;
use super::history::History;
use super::side::Side;
use super::talk::Talk;
use crate::hooks::{
    FileOpener, Loadable, TicketAction, TicketState, use_file_opener, use_mark_read, use_ticket, use_top,
    use_wide,
};
use crate::pages::message_acts::{MessageActs, MessageSheet, use_message_acts};
use crate::pages::opened_file::OpenedFile;
use crate::telegram::{self, use_back_button};
use crate::texts::{Texts, use_texts};
use crate::ui::{EmptyState, ErrorState, ListSkeleton, SegmentItem, Segments, TalkSkeleton};
use crate::wording::error_words;

/// A part of the page, where there is no room for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Talk,
    Data,
    History,
}

/// Which sheet is open over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Moves,
    Assignee,
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub id: TicketId,
    pub onback: Callback<()>,
}

/// The page of one ticket: head, conversation, dock; on a desktop its properties beside it.
#[component]
pub(crate) fn TicketPage(Props { id, onback }: &Props) -> Html {
    let texts = use_texts();
    let state = use_ticket(*id);
    let opener = use_file_opener();
    let acts = use_message_acts();
    let is_wide = use_wide();
    let tab = use_state_eq(|| Tab::Talk);
    let asked = use_state_eq(|| None::<Asked>);
    use_top();
    use_mark_read(*id, state.comments.clone(), state.events.clone());
    // An open sheet has the back button for itself.
    let back = if opener.viewing.is_some() {
        opener.onclose.clone()
    } else if acts.is_open() {
        acts.onclose.clone()
    } else {
        onback.clone()
    };
    use_back_button(asked.is_none().then_some(back));

    let onask = {
        let asked = asked.setter();
        Callback::from(move |what: Asked| asked.set(Some(what)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let onact = state.onact.reform(|(_, action): (TicketId, TicketAction)| action);
    let ontab = {
        let tab = tab.setter();
        Callback::from(move |key: AttrValue| {
            telegram::selection();
            tab.set(Tab::from_key(&key));
        })
    };
    let ticket = state.ticket.ready().cloned();
    let status = ticket.as_ref().map(|ticket| ticket.status.key());
    let content = match &state.ticket {
        Loadable::Loading => html! { <><ListSkeleton rows=1 /><TalkSkeleton /></> },
        Loadable::Failed(error) if error.is_refused() => html! {
            <EmptyState icon="lock" tone="quiet" title={texts.error_not_seen()} hint={texts.error_not_seen_hint()} is_page=true>
                <button type="button" class="btn soft" onclick={onback.reform(|_: MouseEvent| ())}>{ texts.act_back() }</button>
            </EmptyState>
        },
        Loadable::Failed(error) => {
            html! { <ErrorState is_page=true detail={error_words(texts, error)} onretry={state.onreload.clone()} /> }
        }
        Loadable::Ready(ticket) => html! {
            <>
                <Head ticket={ticket.clone()} acting={state.acting.clone()} has_acts={is_wide} onact={state.onact.clone()} {onask} />
                if !is_wide {
                    <div class="pad"><Segments label={texts.ticket_tabs()} items={tabs(texts)} selected={tab.key()}
                        onselect={ontab} is_tabs=true /></div>
                }
                { part(if is_wide { Tab::Talk } else { *tab }, ticket, &state, &opener, &acts) }
            </>
        },
    };
    html! {
        <>
            <main class="detail page" data-screen="ticket" data-ticket-id={id.to_string()} data-status={status}>
                <div class="scroll"><div class="inner">{ content }</div></div>
                if let Some(ticket) = &ticket {
                    <Dock ticket={ticket.clone()} is_always_open={is_wide} acting={state.acting.clone()}
                        onact={state.onact.clone()} oncomment={state.oncomment.clone()} />
                }
            </main>
            if let Some(ticket) = ticket.clone().filter(|_| is_wide) {
                <Side {ticket} events={state.events.clone()} opener={opener.clone()} onreload={state.onreload.clone()} />
            }
            if let Some((ticket, asked)) = ticket.zip(*asked) {
                <ActSheet subject={Subject::from(&*ticket)} is_assigning={asked == Asked::Assignee} {onact} {onclose} />
            }
            <OpenedFile {opener} />
            <MessageSheet id={*id} {acts} onedited={state.oncomment} />
        </>
    }
}

fn part(
    tab: Tab,
    ticket: &Rc<TicketView>,
    state: &TicketState,
    opener: &FileOpener,
    acts: &MessageActs,
) -> Html {
    match tab {
        Tab::Talk => match state.comments.clone().zip(state.events.clone()) {
            Some((comments, events)) => {
                html! { <Talk ticket={ticket.clone()} {comments} {events} opener={opener.clone()} acts={acts.clone()} /> }
            }
            None => html! { <TalkSkeleton /> },
        },
        Tab::Data => html! {
            <Data ticket={ticket.clone()} opener={opener.clone()} onreload={state.onreload.clone()} />
        },
        Tab::History => {
            html! { <div class="section inset panel-in spaced"><History events={state.events.clone()} client={ticket.client.id} /></div> }
        }
    }
}

fn tabs(texts: Texts) -> Vec<SegmentItem> {
    [
        (Tab::Talk, texts.ticket_tab_talk()),
        (Tab::Data, texts.ticket_tab_data()),
        (Tab::History, texts.ticket_tab_history()),
    ]
    .map(|(tab, label)| SegmentItem { key: tab.key().into(), label: label.into(), icon: None, role: None })
    .to_vec()
}

impl Tab {
    fn key(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Data => "data",
            Self::History => "history",
        }
    }

    fn from_key(key: &str) -> Self {
        [Self::Talk, Self::Data, Self::History].into_iter().find(|tab| tab.key() == key).unwrap_or(Self::Talk)
    }
}
