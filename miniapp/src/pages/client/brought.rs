//! Files that came to the form by themselves: from the chat, or from another device.

use yew::prelude::*;
use zayavka_shared::FileId;
use zayavka_shared::api::FileView;

use crate::dates;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) files: Vec<FileView>,
    pub(super) onremove: Callback<FileId>,
}

/// Their tiles, while those of this page's own uploads must not be disturbed.
#[component]
pub(super) fn Brought(Props { files, onremove }: &Props) -> Html {
    let texts = use_texts();
    if files.is_empty() {
        return Html::default();
    }
    html! {
        <div class="uploads" role="group" aria-label={texts.client_files_brought()} data-role="brought">
            { for files.iter().map(|file| {
                let id = file.id;
                html! {
                    <figure key={id.to_string()} class="upload plain" data-upload="done">
                        <Icon name="file" />
                        <figcaption>
                            <span class="one name">{ &file.name }</span>
                            { dates::size(u64::try_from(file.size).unwrap_or(0), texts.language()) }
                        </figcaption>
                        <button type="button" class="upload-x" aria-label={texts.upload_remove(&file.name)}
                            onclick={onremove.reform(move |_: MouseEvent| id)}><Icon name="x" /></button>
                    </figure>
                }
            }) }
        </div>
    }
}
