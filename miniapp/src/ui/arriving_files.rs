use yew::prelude::*;
use zayavka_shared::api::UploadView;

use super::UploadList;
use crate::hooks::use_arriving;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub views: Vec<UploadView>,
}

/// The reader's own files that are still on their way to what they were sent with.
#[component]
pub fn ArrivingFiles(Props { views }: &Props) -> Html {
    let texts = use_texts();
    let arriving = use_arriving(views);
    if arriving.items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="arriving" role="group" aria-label={texts.upload_arriving()} data-role="arriving">
            <UploadList items={arriving.items} onremove={arriving.onremove} onretry={arriving.onretry} />
        </div>
    }
}
