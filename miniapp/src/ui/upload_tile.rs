use yew::prelude::*;

use super::Icon;
use crate::dates;
use crate::hooks::{Upload, UploadState};
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub upload: Upload,
    /// Removes the file; stops it if it is on its way.
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
}

/// A file on its way, or that has arrived.
#[component]
pub fn UploadTile(Props { upload, onremove, onretry }: &Props) -> Html {
    let texts = use_texts();
    let key = upload.key;
    let size = |bytes: u64| dates::size(bytes, texts.language());
    let is_failed = matches!(upload.state, UploadState::Failed(_) | UploadState::TooLarge);
    let caption = match &upload.state {
        UploadState::Sending(sent) => texts.upload_progress(size(*sent), size(upload.size)),
        UploadState::Done(_) => size(upload.size),
        UploadState::TooLarge => size(upload.size),
        UploadState::Failed(_) => texts.upload_failed().to_owned(),
    };
    let is_plain = upload.preview.is_none() || is_failed;
    html! {
        <figure
            class={classes!("upload", is_plain.then_some("plain"), is_failed.then_some("failed"))}
            data-upload={state_name(&upload.state)}
        >
            if let Some(preview) = upload.preview.as_ref().filter(|_| !is_failed) {
                <img class="picture" src={preview.clone()} alt="" />
            }
            if upload.can_retry() {
                <button type="button" class="retry" onclick={onretry.reform(move |_: MouseEvent| key)}>
                    <Icon name="refresh" />{ texts.upload_retry() }
                </button>
            } else if is_plain {
                <Icon name={if is_failed { "alert" } else { "file" }} />
            }
            if let UploadState::Sending(sent) = &upload.state {
                { ring(*sent, upload.size, &upload.name, is_plain) }
            }
            <figcaption><span class="one name">{ &upload.name }</span>{ caption }</figcaption>
            <button type="button" class="upload-x" aria-label={texts.upload_remove(&upload.name)}
                onclick={onremove.reform(move |_: MouseEvent| key)}>
                <Icon name="x" />
            </button>
        </figure>
    }
}

fn state_name(state: &UploadState) -> &'static str {
    match state {
        UploadState::Sending(_) => "sending",
        UploadState::Done(_) => "done",
        UploadState::TooLarge => "too-large",
        UploadState::Failed(_) => "failed",
    }
}

fn ring(sent: u64, total: u64, name: &AttrValue, is_plain: bool) -> Html {
    let percent = percent(sent, total);
    html! {
        <span class={classes!("over", is_plain.then_some("light"))}>
            <svg class="ring" viewBox="0 0 44 44" role="progressbar" aria-label={name.clone()} aria-valuemin="0"
                aria-valuemax="100" aria-valuenow={percent.to_string()}>
                <circle cx="22" cy="22" r="18" />
                <circle class="at" cx="22" cy="22" r="18" pathLength="100" stroke-dasharray={format!("{percent} 100")} />
            </svg>
        </span>
    }
}

fn percent(sent: u64, total: u64) -> u64 {
    (sent.min(total) * 100).checked_div(total).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_a_percentage_even_of_an_empty_file() {
        assert_eq!(percent(1, 4), 25);
        assert_eq!(percent(0, 0), 100);
        assert_eq!(percent(9, 4), 100);
    }
}
