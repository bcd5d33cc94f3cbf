use std::rc::Rc;

use yew::prelude::*;

use super::UploadTile;
use crate::hooks::Upload;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub items: Rc<Vec<Upload>>,
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
}

/// The files that will go with a reply.
#[component]
pub fn ComposerFiles(Props { items, onremove, onretry }: &Props) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="uploads">
            { for items.iter().map(|upload| html! {
                <UploadTile key={upload.key} upload={upload.clone()} {onremove} {onretry} />
            }) }
        </div>
    }
}
