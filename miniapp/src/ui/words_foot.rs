use yew::prelude::*;
use zayavka_shared::api::CommentView;

use super::{Delivery, DeliveryMark};
use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub comment: std::rc::Rc<CommentView>,
    #[prop_or_default]
    pub delivery: Option<Delivery>,
}

/// When something was said, whether it was changed, and how far it has come.
#[component]
pub fn WordsFoot(Props { comment, delivery }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <span class="when num">
            if comment.edited_at.is_some() {
                <span data-role="edited">{ texts.message_edited() }</span>
            }
            <time datetime={comment.created_at.to_rfc3339()}>{ dates::time(comment.created_at, texts.language()) }</time>
            if let Some(delivery) = *delivery {
                <DeliveryMark {delivery} />
            }
        </span>
    }
}
