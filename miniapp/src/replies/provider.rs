//! Gives the queue to the pages, and has it sent when there is hope.

use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;
use zayavka_shared::api::{CommentView, FileView};
use zayavka_shared::{FileId, TicketId};

use super::sender::{Sender, Standing};
use super::{Queue, Waiting};
use crate::api::IdempotencyKey;
use crate::clock;
use crate::live::{Connection, use_connection};
use crate::session::use_session;
use crate::telegram::use_closing_confirmation;
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::uploads::use_courier;

/// Replies on their way, and what can be done with them.
#[derive(Debug, Clone, PartialEq)]
pub struct Replies {
    pub queue: Rc<Queue>,
    /// The one that is on its way this very moment.
    pub sending: Option<IdempotencyKey>,
    /// The newest one that arrived, as the server shows it.
    pub sent: Option<Rc<CommentView>>,
    /// How often something was taken back, by ticket: then its field is to be read anew.
    taken_back: Rc<HashMap<TicketId, u32>>,
    pub onsend: Callback<Written>,
    pub onagain: Callback<IdempotencyKey>,
    /// Takes a reply out of the queue, unless it is on its way.
    pub ontakeback: Callback<IdempotencyKey>,
}

impl Replies {
    /// Another number whenever a reply to the ticket came back into its field.
    #[must_use]
    pub fn taken_back(&self, ticket: TicketId) -> u32 {
        self.taken_back.get(&ticket).copied().unwrap_or(0)
    }
}

/// What a person wants said.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub ticket: TicketId,
    pub body: String,
    /// Those that have arrived.
    pub files: Vec<FileView>,
    /// Those that are still under way.
    pub coming: Vec<FileId>,
}

/// The queue; every page is drawn below [`ReplyProvider`].
#[hook]
pub fn use_replies() -> Replies {
    use_context::<Replies>().expect("pages are drawn below ReplyProvider")
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// Puts a reply back where it was written.
    pub onback: Callback<Waiting>,
    pub children: Html,
}

/// Keeps the queue going for as long as the app is open.
#[component]
pub fn ReplyProvider(Props { onback, children }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let redraw = use_force_update();
    let sender = use_memo((session.api.clone(), session.memory), |(api, memory)| {
        Rc::new(Sender::new(api.clone(), *memory, Callback::from(move |()| redraw.force_update())))
    });
    let sender = (*sender).clone();
    let taken_back = use_state_eq(|| Rc::new(HashMap::<TicketId, u32>::new()));
    use_hope(&sender);
    let Standing { queue, sending, sent, is_kept } = sender.standing();
    use_closing_confirmation(!is_kept && !queue.is_empty());

    let onsend = {
        let (sender, toasts) = (sender.clone(), toasts.clone());
        Callback::from(move |written: Written| {
            let key = IdempotencyKey::new();
            let written_at = clock::now();
            let Written { ticket, body, files, coming } = written;
            let reply =
                Waiting { key, ticket, body, files, coming, written_at, tried_at: None, refusal: None };
            sender.change(|queue| queue.add(reply));
            if !sender.standing().is_kept {
                toasts.say(texts.reply_not_kept());
            }
            sender.work();
        })
    };
    let onagain = {
        let sender = sender.clone();
        Callback::from(move |key: IdempotencyKey| {
            sender.change(|queue| queue.again(&key, IdempotencyKey::new()));
            sender.work();
        })
    };
    let ontakeback = {
        let (sender, taken_back, onback) = (sender.clone(), taken_back.clone(), onback.clone());
        let courier = use_courier();
        Callback::from(move |key: IdempotencyKey| {
            if sender.is_sending(&key) {
                return;
            }
            let Some(reply) = sender.change(|queue| queue.remove(&key)) else { return };
            if reply.tried_at.is_some() && reply.refusal.is_none() {
                toasts.say(texts.reply_taken_back());
            }
            let mut counts = (**taken_back).clone();
            *counts.entry(reply.ticket).or_default() += 1;
            courier.reclaim(reply.ticket, &reply.coming);
            onback.emit(reply);
            taken_back.set(counts.into());
        })
    };
    let replies =
        Replies { queue, sending, sent, taken_back: (*taken_back).clone(), onsend, onagain, ontakeback };
    html! { <ContextProvider<Replies> context={replies}>{ children.clone() }</ContextProvider<Replies>> }
}

/// Has what waits sent at the start, when the stream is open again, and when the browser has a line again.
#[hook]
fn use_hope(sender: &Rc<Sender>) {
    let is_open = use_connection() == Connection::Open;
    {
        let sender = sender.clone();
        use_effect_with(is_open, move |_| sender.work());
    }
    let sender = sender.clone();
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let other = sender.clone();
            (
                EventListener::new(&window, "online", move |_| sender.work()),
                EventListener::new(&window, "storage", move |_| other.read_again()),
            )
        });
        move || drop(listeners)
    });
}
