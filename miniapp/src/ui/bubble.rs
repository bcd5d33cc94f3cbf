use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, FileView};

use super::{ArrivingFiles, Attachments, Avatar, AvatarSize, tone_of};
use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub comment: Rc<CommentView>,
    /// Whether it stands on the right: for a client their own words, for staff all of the desk's.
    pub is_own: bool,
    /// Whether the author's name stands above: not where the message before is by the same person.
    #[prop_or(true)]
    pub shows_author: bool,
    /// Whether the name stands above own messages, too: several people speak for the desk.
    #[prop_or_default]
    pub names_own: bool,
    pub onimage: Callback<usize>,
    pub onfile: Callback<FileView>,
}

/// A public message.
#[component]
pub fn Bubble(Props { comment, is_own, shows_author, names_own, onimage, onfile }: &Props) -> Html {
    let texts = use_texts();
    let author = &comment.author;
    html! {
        <article class={classes!("msg", is_own.then_some("own"))} data-comment-id={comment.id.to_string()}>
            if !is_own {
                <Avatar id={author.id} name={author.name.clone()} size={AvatarSize::Small} />
            }
            <div class="bubble" data-tone={tone_of(author.id.0)}>
                if *shows_author && (*names_own || !is_own) {
                    <p class="who">{ &author.name }</p>
                }
                <Attachments files={comment.files.clone()} {onimage} {onfile} />
                <ArrivingFiles views={comment.arriving.clone()} />
                <span class="words">{ &comment.body }</span>
                <time class="when num">{ dates::time(comment.created_at, texts.language()) }</time>
            </div>
        </article>
    }
}
