use yew::prelude::*;

use super::{PhotoOfferLine, UploadList};
use crate::hooks::Uploads;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub uploads: Uploads,
}

/// The files that will go with a form or a reply.
#[component]
pub fn ComposerFiles(Props { uploads }: &Props) -> Html {
    if uploads.items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <UploadList items={uploads.items.clone()} onremove={uploads.onremove.clone()} onretry={uploads.onretry.clone()} />
            if let Some(offer) = uploads.photo_offer() {
                <PhotoOfferLine {offer} onchoose={uploads.onphotos.clone()} />
            }
        </>
    }
}
