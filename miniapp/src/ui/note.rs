use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, FileView};

use super::{ArrivingFiles, Attachments, Icon};
use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub comment: Rc<CommentView>,
    pub onimage: Callback<usize>,
    pub onfile: Callback<FileView>,
}

/// An internal note: yellow, from edge to edge, and said to be one.
#[component]
pub fn Note(Props { comment, onimage, onfile }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <article class="msg note" data-comment-id={comment.id.to_string()} data-internal="true">
            <div class="bubble">
                <p class="lockline">
                    <Icon name="lock" />{ texts.talk_note() }
                    <span class="author">{ "· " }{ &comment.author.name }</span>
                </p>
                <Attachments files={comment.files.clone()} {onimage} {onfile} />
                <ArrivingFiles views={comment.arriving.clone()} />
                <span class="words">{ &comment.body }</span>
                <time class="when num">{ dates::time(comment.created_at, texts.language()) }</time>
            </div>
        </article>
    }
}
