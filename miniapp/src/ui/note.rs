use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, FileView};

use super::{ArrivingFiles, Attachments, Icon, MessageMore, WordsFoot};
use crate::hooks::use_long_press;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub comment: Rc<CommentView>,
    pub onimage: Callback<usize>,
    pub onfile: Callback<FileView>,
    /// What can be done with it is wanted.
    pub onacts: Callback<()>,
}

/// An internal note: yellow, from edge to edge, and said to be one.
#[component]
pub fn Note(Props { comment, onimage, onfile, onacts }: &Props) -> Html {
    let texts = use_texts();
    let press = use_long_press(Some(onacts.clone()));
    html! {
        <article class="msg note" data-comment-id={comment.id.to_string()} data-internal="true">
            <div class="bubble" onpointerdown={press.onstart} onpointerup={press.onend.clone()}
                onpointercancel={press.onend.clone()} onpointerleave={press.onend}>
                <p class="lockline">
                    <Icon name="lock" />{ texts.talk_note() }
                    <span class="author">{ "· " }{ &comment.author.name }</span>
                </p>
                <Attachments files={comment.files.clone()} {onimage} {onfile} />
                <ArrivingFiles views={comment.arriving.clone()} />
                <span class="words">{ &comment.body }</span>
                <WordsFoot comment={comment.clone()} />
            </div>
            <MessageMore is_editable={comment.editable_until.is_some()} onopen={onacts} />
        </article>
    }
}
