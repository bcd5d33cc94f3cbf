use yew::prelude::*;

use crate::hooks::{FileOpener, Viewing};
use crate::texts::use_texts;
use crate::ui::{ImageViewer, Menu, MenuItem};

const DOWNLOAD: &str = "download";
const TO_CHAT: &str = "to-chat";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) opener: FileOpener,
}

/// The file that was pressed: a picture over the page, or the ways in which any other can come.
#[component]
pub(super) fn OpenedFile(Props { opener }: &Props) -> Html {
    let texts = use_texts();
    match &opener.viewing {
        None => Html::default(),
        Some(Viewing::Pictures { pictures, place }) => html! {
            <ImageViewer images={pictures.clone()} at={*place} onplace={&opener.onplace} onclose={&opener.onclose}
                ondownload={&opener.ondownload} onsend={&opener.onsend} />
        },
        Some(Viewing::File(file)) => {
            let item = |key: &'static str, label: &'static str, hint, icon: &'static str| MenuItem {
                key: key.into(),
                label: label.into(),
                hint,
                icon: icon.into(),
                is_danger: false,
            };
            let items = vec![
                item(DOWNLOAD, texts.file_download(), None, "download"),
                item(TO_CHAT, texts.file_to_chat(), Some(texts.file_to_chat_hint().into()), "bot"),
            ];
            let onchoose = {
                let (opener, file) = (opener.clone(), file.clone());
                Callback::from(move |key: AttrValue| {
                    opener.onclose.emit(());
                    let act = if key == TO_CHAT { &opener.onsend } else { &opener.ondownload };
                    act.emit(file.clone());
                })
            };
            html! { <Menu title={file.name.clone()} {items} {onchoose} onclose={&opener.onclose} /> }
        }
    }
}
