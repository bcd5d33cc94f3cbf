use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{CommentView, FileView};

use super::{ArrivingFiles, Attachments, Avatar, AvatarSize, Delivery, MessageMore, WordsFoot, tone_of};
use crate::hooks::use_long_press;

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
    /// How far own words have come.
    #[prop_or_default]
    pub delivery: Option<Delivery>,
    pub onimage: Callback<usize>,
    pub onfile: Callback<FileView>,
    /// What can be done with it is wanted; without this nothing can.
    #[prop_or_default]
    pub onacts: Option<Callback<()>>,
}

/// A public message.
#[component]
pub fn Bubble(props: &Props) -> Html {
    let Props { comment, is_own, shows_author, names_own, delivery, onimage, onfile, onacts } = props;
    let author = &comment.author;
    let press = use_long_press(onacts.clone());
    let more = onacts.clone().map(|onopen| {
        html! { <MessageMore is_editable={comment.editable_until.is_some()} {onopen} /> }
    });
    html! {
        <article class={classes!("msg", is_own.then_some("own"))} data-comment-id={comment.id.to_string()}>
            if *is_own {
                { more.clone().unwrap_or_default() }
            } else {
                <Avatar id={author.id} name={author.name.clone()} size={AvatarSize::Small} />
            }
            <div class="bubble" data-tone={tone_of(author.id.0)} onpointerdown={press.onstart} onpointerup={press.onend.clone()}
                onpointercancel={press.onend.clone()} onpointerleave={press.onend}>
                if *shows_author && (*names_own || !is_own) {
                    <p class="who">{ &author.name }</p>
                }
                <Attachments files={comment.files.clone()} {onimage} {onfile} />
                <ArrivingFiles views={comment.arriving.clone()} />
                <span class="words">{ &comment.body }</span>
                <WordsFoot comment={comment.clone()} delivery={*delivery} />
            </div>
            if !is_own {
                { more.unwrap_or_default() }
            }
        </article>
    }
}
