//! Replies that the server has not confirmed, at the end of the conversation.

use web_sys::Element;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::CommentView;

use crate::dates;
use crate::hooks::FileOpener;
use crate::replies::{Refusal, Replies, Waiting, use_replies};
use crate::texts::{Texts, use_texts};
use crate::ui::{Attachments, Icon};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: TicketId,
    pub(super) opener: FileOpener,
    /// Shows one that just arrived, before the stream tells of it.
    pub(super) oncomment: Callback<CommentView>,
}

/// Each with a clock, or with why it did not go.
#[component]
pub(super) fn WaitingReplies(Props { id, opener, oncomment }: &Props) -> Html {
    let texts = use_texts();
    let replies = use_replies();
    let id = *id;
    {
        let oncomment = oncomment.clone();
        use_effect_with(replies.sent.clone(), move |sent| {
            if let Some(sent) = sent.as_ref().filter(|sent| sent.ticket_id == id) {
                oncomment.emit((**sent).clone());
            }
        });
    }
    let waiting: Vec<&Waiting> = replies.queue.of(id).collect();
    let end = use_node_ref();
    {
        let end = end.clone();
        let shown = use_mut_ref(|| waiting.len());
        // What was just written is seen above the field.
        use_effect_with(waiting.len(), move |count| {
            if let Some(end) = end.cast::<Element>().filter(|_| *count > shown.replace(*count)) {
                end.scroll_into_view_with_bool(false);
            }
        });
    }
    html! {
        <div ref={end} class={classes!("talk", "on-way", waiting.is_empty().then_some("none"))} aria-live="polite" data-role="on-way">
            { for waiting.into_iter().map(|reply| bubble(texts, reply, &replies, opener)) }
        </div>
    }
}

fn bubble(texts: Texts, reply: &Waiting, replies: &Replies, opener: &FileOpener) -> Html {
    let is_sending = replies.sending.as_ref() == Some(&reply.key);
    let state = match (is_sending, &reply.refusal) {
        (true, _) => "sending",
        (false, None) => "waiting",
        (false, Some(_)) => "refused",
    };
    let word = if is_sending { texts.reply_sending() } else { texts.reply_waiting() };
    let files = std::rc::Rc::new(reply.files.clone());
    let onimage = opener.onimage.reform(move |place| (files.clone(), place));
    html! {
        <article key={reply.key.as_str().to_owned()} class="msg own" data-on-way={state}>
            <div class="bubble">
                <Attachments files={reply.files.clone()} {onimage} onfile={opener.onfile.clone()} />
                <span class="words">{ &reply.body }</span>
                <span class="when num">
                    if reply.refusal.is_none() {
                        <Icon name="clock" class={classes!("tiny")} /><span class="sr">{ word }</span>
                    }
                    <time>{ dates::time(reply.written_at, texts.language()) }</time>
                </span>
            </div>
            if !is_sending {
                { decide(texts, reply, replies) }
            }
        </article>
    }
}

/// What the person can do about it.
fn decide(texts: Texts, reply: &Waiting, replies: &Replies) -> Html {
    let (again, back) = (reply.key.clone(), reply.key.clone());
    let why = match &reply.refusal {
        None => texts.reply_waiting().to_owned(),
        Some(Refusal::Said(words)) => texts.reply_refused(words),
        Some(Refusal::Unsure) => texts.reply_unsure().to_owned(),
    };
    html! {
        <div class="on-way__acts">
            <p class={if reply.refusal.is_some() { "field-error" } else { "hint" }}>{ why }</p>
            if reply.refusal.is_some() {
                <button type="button" class="btn small soft" data-role="send-again"
                    onclick={replies.onagain.reform(move |_: MouseEvent| again.clone())}>{ texts.reply_again() }</button>
            }
            <button type="button" class="btn small" data-role="take-back"
                onclick={replies.ontakeback.reform(move |_: MouseEvent| back.clone())}>{ texts.reply_take_back() }</button>
        </div>
    }
}
