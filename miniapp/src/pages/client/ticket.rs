//! A client's ticket: where it stands, what was said, what can be done.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, PersonRef, TicketView};
use zayavka_shared::ticket::Allowed;
use zayavka_shared::{CommentId, TicketId};

use super::menu::TicketMenu;
use super::news::OtherNews;
use super::next::NextCard;
use super::rating::RatingCard;
use super::reply::{Reply, use_reply};
use super::review::{ReopenSheet, ReviewButtons};
use super::talk::Talk;
use crate::clock;
use crate::hooks::{
    FileOpener, Loadable, TicketState, use_file_opener, use_go, use_keyboard, use_mark_read, use_ticket,
    use_top,
};
use crate::live::{Connection, use_connection};
use crate::pages::message_acts::{MessageActs, MessageSheet, use_message_acts};
use crate::pages::opened_file::OpenedFile;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{Composer, EmptyState, ErrorState, ListSkeleton, OfflineBanner, TalkSkeleton};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: TicketId,
}

/// The page of one ticket.
#[component]
pub(super) fn TicketPage(Props { id }: &Props) -> Html {
    let texts = use_texts();
    let go = use_go();
    let state = use_ticket(*id);
    let opener = use_file_opener();
    let acts = use_message_acts();
    let is_reopening = use_state_eq(|| false);
    let reply = use_reply(*id, state.oncomment.clone());
    let sending = use_sending(*id, &reply);
    let is_lost = use_connection() == Connection::Lost;
    use_top();
    // The topmost goes first.
    let back = if opener.viewing.is_some() {
        opener.onclose.clone()
    } else if acts.is_open() {
        acts.onclose.clone()
    } else if *is_reopening {
        let is_reopening = is_reopening.setter();
        Callback::from(move |()| is_reopening.set(false))
    } else {
        go.reform(|()| Route::Home)
    };
    let onreopening = {
        let is_reopening = is_reopening.setter();
        Callback::from(move |open: bool| is_reopening.set(open))
    };
    use_back_button(Some(back));
    use_mark_read(*id, state.comments.clone());
    let may_write = state.ticket.ready().is_some_and(|ticket| ticket.allowed.contains(&Allowed::Comment));
    let content = match &state.ticket {
        Loadable::Loading => html! { <><ListSkeleton rows={1} /><TalkSkeleton /></> },
        Loadable::Failed(error) if error.is_refused() => html! {
            <EmptyState icon="lock" tone="quiet" title={texts.error_not_seen()} hint={texts.error_not_seen_hint()}>
                <button type="button" class="btn soft" onclick={go.reform(|_: MouseEvent| Route::Home)}>{ texts.client_to_home() }</button>
            </EmptyState>
        },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={state.onreload.clone()} /> }
        }
        Loadable::Ready(ticket) => {
            html! {
                <Content ticket={ticket.clone()} state={state.clone()} opener={opener.clone()} acts={acts.clone()}
                    {sending} is_reopening={*is_reopening} {onreopening} />
            }
        }
    };
    html! {
        <main class="detail page" data-screen="ticket"
            data-ticket-id={id.to_string()}>
            <div class="scroll"><div class="inner">
                if is_lost {
                    <OfflineBanner />
                }
                <OtherNews open={*id} />
                { content }
            </div></div>
            if may_write {
                <Dock {reply} />
            }
            <OpenedFile {opener} />
            <MessageSheet id={*id} {acts} onedited={state.oncomment} />
        </main>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct ContentProps {
    ticket: Rc<TicketView>,
    state: TicketState,
    opener: FileOpener,
    acts: MessageActs,
    sending: Option<Rc<CommentView>>,
    is_reopening: bool,
    onreopening: Callback<bool>,
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let ContentProps { ticket, state, opener, acts, sending, is_reopening, onreopening } = props;
    let texts = use_texts();
    let read = use_read_before(ticket, state);
    let reopening = |open: bool| onreopening.reform(move |()| open);
    let FileOpener { onimage, onfile, .. } = opener;
    html! {
        <>
            <header class="t-head">
                <p class="no">
                    <span class="num">{ texts.ticket_number(ticket.id) }</span><span aria-hidden="true">{ "·" }</span>
                    <span class="one">{ &ticket.category.name }</span>
                    <TicketMenu ticket={ticket.clone()} onact={state.onact.clone()} onreopen={reopening(true)} />
                </p>
                <h1>{ &ticket.title }</h1>
            </header>
            <NextCard ticket={ticket.clone()} onimage={onimage.clone()} onfile={onfile.clone()} />
            if ticket.allowed.contains(&Allowed::Rate) || ticket.rating.is_some() {
                <RatingCard key={ticket.id.0} ticket={ticket.clone()} onrated={state.onreload.clone()} onreopen={reopening(true)} />
            }
            if let Some((comments, events)) = state.comments.clone().zip(state.events.clone()) {
                <Talk ticket={ticket.clone()} {comments} {events} {read} onimage={onimage.clone()} onfile={onfile.clone()}
                    onacts={&acts.onchoose} sending={sending.clone()} />
            } else {
                <TalkSkeleton />
            }
            <ReviewButtons ticket={ticket.clone()} acting={state.acting.clone()} onact={state.onact.clone()}
                onreopen={reopening(true)} />
            if *is_reopening {
                <ReopenSheet onact={state.onact.clone()} onclose={reopening(false)} />
            }
        </>
    }
}

/// The newest comment that was seen before the page opened. Fixed then: reading must not move the line of
/// new words, and what comes while one looks is not marked at all.
#[hook]
fn use_read_before(ticket: &TicketView, state: &TicketState) -> Option<CommentId> {
    let newest = state.comments.as_ref().map(|comments| comments.last().map(|comment| comment.id));
    let read = use_memo((ticket.id, newest.is_some()), |_| {
        let is_news =
            newest.flatten().is_some_and(|newest| ticket.read_comment_id.is_none_or(|read| read < newest));
        if is_news { ticket.read_comment_id } else { Some(CommentId(i64::MAX)) }
    });
    *read
}

/// A reply on its way, as it will stand in the conversation: there it waits with a clock, and comes back to
/// the line it was written on if it is refused.
#[hook]
fn use_sending(id: TicketId, reply: &Reply) -> Option<Rc<CommentView>> {
    let session = use_session();
    let sending = reply.is_sending.then(|| (reply.text.clone(), reply.uploads.done()));
    let view = use_memo(sending, |sending| {
        let (text, files) = sending.clone()?;
        Some(Rc::new(CommentView {
            id: CommentId(0),
            ticket_id: id,
            author: PersonRef { id: session.me.id, name: session.me.first_name.clone() },
            by_client: true,
            body: text.trim().to_owned(),
            internal: false,
            files,
            created_at: clock::now(),
            edited_at: None,
            editable_until: None,
        }))
    });
    (*view).clone()
}

#[derive(Debug, Properties, PartialEq)]
struct DockProps {
    reply: Reply,
}

/// The line to write on; it stands on the keyboard.
#[component]
fn Dock(DockProps { reply }: &DockProps) -> Html {
    let keyboard = use_keyboard();
    let Reply { text, uploads, is_sending, is_ready, oninput, onsend } = reply;
    // What is on its way stands in the conversation already.
    let (value, items) = if *is_sending {
        (AttrValue::Static(""), Rc::default())
    } else {
        (text.clone(), uploads.items.clone())
    };
    html! {
        <div class="dock-place" style={format!("--keyboard:{keyboard}px")}>
            <Composer {value} {oninput} {onsend} uploads={items} onfiles={&uploads.onadd} onremove={&uploads.onremove}
                onretry={&uploads.onretry} is_sending={*is_sending} is_ready={*is_ready} />
        </div>
    }
}
