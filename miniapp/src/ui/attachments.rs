use yew::prelude::*;
use zayavka_shared::api::FileView;

use super::{Icon, Picture};
use crate::dates;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub files: Vec<FileView>,
    /// A picture was pressed; its place among the pictures of `files`.
    pub onimage: Callback<usize>,
    /// Any other file was pressed.
    pub onfile: Callback<FileView>,
}

/// Pictures side by side, other files as chips.
#[component]
pub fn Attachments(Props { files, onimage, onfile }: &Props) -> Html {
    let texts = use_texts();
    let (pictures, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| is_picture(file));
    html! {
        <>
            if !pictures.is_empty() {
                <div class={classes!("photos", (pictures.len() == 1).then_some("single"))}>
                    { for pictures.iter().enumerate().map(|(place, file)| picture(file, place, onimage, texts.image_open(&file.name))) }
                </div>
            }
            if !others.is_empty() {
                <div class="files">
                    { for others.iter().map(|file| {
                        let opened = (*file).clone();
                        let size = u64::try_from(file.size).unwrap_or(0);
                        html! {
                            <button
                                key={file.id.to_string()}
                                type="button"
                                class="filechip"
                                onclick={onfile.reform(move |_: MouseEvent| opened.clone())}
                            >
                                <span class="tile-icon" data-tone="accent"><Icon name="file" /></span>
                                <span class="grow">
                                    <span class="one name">{ &file.name }</span>
                                    <small>{ dates::size(size, texts.language()) }</small>
                                </span>
                            </button>
                        }
                    }) }
                </div>
            }
        </>
    }
}

fn picture(file: &FileView, place: usize, onimage: &Callback<usize>, label: String) -> Html {
    let source = file.thumbnail_url.clone().unwrap_or_else(|| file.url.clone());
    html! {
        <button
            key={file.id.to_string()}
            type="button"
            class="photo"
            aria-label={label}
            onclick={onimage.reform(move |_: MouseEvent| place)}
        >
            <Picture src={source} icon="image" />
        </button>
    }
}

/// What the server serves to be looked at; all else is a download.
pub fn is_picture(file: &FileView) -> bool {
    matches!(file.mime.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}
