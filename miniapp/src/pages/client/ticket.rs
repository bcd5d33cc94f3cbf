//! A client's ticket: where it stands, what was said, what can be done.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::TicketView;
use zayavka_shared::ticket::Allowed;
use zayavka_shared::{CommentId, TicketId};

use super::menu::TicketMenu;
use super::news::OtherNews;
use super::next::NextCard;
use super::rating::RatingCard;
use super::reply::use_reply;
use super::review::{ReopenSheet, ReviewButtons};
use super::talk::Talk;
use super::waiting::WaitingReplies;
use crate::hooks::{
    FileOpener, Loadable, TicketState, use_file_opener, use_go, use_keyboard, use_mark_read, use_ticket,
    use_top,
};
use crate::live::{Connection, use_connection};
use crate::pages::message_acts::{MessageActs, MessageSheet, use_message_acts};
use crate::pages::opened_file::OpenedFile;
use crate::replies::use_replies;
use crate::route::Route;
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
    // What was taken back is read into the field anew.
    let field = use_replies().taken_back(*id);
    use_mark_read(*id, state.comments.clone(), state.events.clone());
    let may_write = state.ticket.ready().is_some_and(|ticket| ticket.allowed.contains(&Allowed::Comment));
    let content = match &state.ticket {
        Loadable::Loading => html! { <><ListSkeleton rows={1} /><TalkSkeleton /></> },
        Loadable::Failed(error) if error.is_refused() => html! {
            <EmptyState icon="lock" tone="quiet" title={texts.error_not_seen()} hint={texts.error_not_seen_hint()} is_page=true>
                <button type="button" class="btn soft" onclick={go.reform(|_: MouseEvent| Route::Home)}>{ texts.client_to_home() }</button>
            </EmptyState>
        },
        Loadable::Failed(error) => {
            html! { <ErrorState is_page=true detail={error_words(texts, error)} onretry={state.onreload.clone()} /> }
        }
        Loadable::Ready(ticket) => {
            html! {
                <Content ticket={ticket.clone()} state={state.clone()} opener={opener.clone()} acts={acts.clone()}
                    is_reopening={*is_reopening} {onreopening} />
            }
        }
    };
    html! {
        <main class="detail page" data-screen="ticket"
            data-ticket-id={id.to_string()}>
            <div class="scroll"><div class="inner">
                if is_lost {
                    <OfflineBanner at={state.read_at} />
                }
                <OtherNews open={*id} />
                { content }
            </div></div>
            if may_write {
                <Dock key={field} id={*id} />
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
    is_reopening: bool,
    onreopening: Callback<bool>,
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let ContentProps { ticket, state, opener, acts, is_reopening, onreopening } = props;
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
                    onacts={&acts.onchoose} />
            } else {
                <TalkSkeleton />
            }
            <WaitingReplies id={ticket.id} opener={opener.clone()} oncomment={state.oncomment.clone()} />
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
    let comments = state.comments.as_ref().filter(|_| !state.is_kept);
    let newest = comments.map(|comments| comments.last().map(|comment| comment.id));
    let read = use_memo((ticket.id, newest.is_some()), |_| {
        let is_news =
            newest.flatten().is_some_and(|newest| ticket.read_comment_id.is_none_or(|read| read < newest));
        if is_news { ticket.read_comment_id } else { Some(CommentId(i64::MAX)) }
    });
    *read
}

#[derive(Debug, Properties, PartialEq)]
struct DockProps {
    id: TicketId,
}

/// The line to write on; it stands on the keyboard.
#[component]
fn Dock(DockProps { id }: &DockProps) -> Html {
    let keyboard = use_keyboard();
    let reply = use_reply(*id);
    html! {
        <div class="dock-place" style={format!("--keyboard:{keyboard}px")}>
            <Composer value={reply.text} oninput={reply.oninput} onsend={reply.onsend} uploads={reply.uploads}
                is_ready={reply.is_ready} />
        </div>
    }
}
