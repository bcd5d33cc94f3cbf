use web_sys::File;
use yew::prelude::*;

use super::{FilePicker, Icon, Picture};
use crate::dates;
use crate::texts::{Texts, use_texts};
use crate::uploads::{Refusal, Upload, UploadState};

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub upload: Upload,
    /// Removes the file; stops it if it is on its way.
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
    /// A file was chosen for one that stands still.
    pub onagain: Callback<(u32, Vec<File>)>,
}

/// A file on its way, or that has arrived.
#[component]
pub fn UploadTile(Props { upload, onremove, onretry, onagain }: &Props) -> Html {
    let texts = use_texts();
    let key = upload.key;
    let is_failed = matches!(upload.state, UploadState::Failed(_) | UploadState::Refused(_));
    let is_still = matches!(upload.state, UploadState::Waiting | UploadState::Stopped);
    let shown = upload.done().and_then(|file| file.thumbnail_url.clone().map(AttrValue::from));
    let picture = upload.preview.clone().or(shown).filter(|_| !is_failed && !is_still);
    let is_plain = picture.is_none();
    html! {
        <figure
            class={classes!("upload", is_plain.then_some("plain"), is_failed.then_some("failed"), is_still.then_some("still"))}
            data-upload={state_name(&upload.state)}
        >
            if let Some(src) = picture {
                <Picture {src} icon="file" />
            }
            { middle(texts, upload, is_plain, onretry, onagain) }
            <figcaption><span class="one name">{ &upload.name }</span>{ caption(texts, upload) }</figcaption>
            <button type="button" class="upload-x" aria-label={texts.upload_remove(&upload.name)}
                onclick={onremove.reform(move |_: MouseEvent| key)}>
                <Icon name="x" />
            </button>
        </figure>
    }
}

/// What can be pressed, or how far it is.
fn middle(
    texts: Texts,
    upload: &Upload,
    is_plain: bool,
    onretry: &Callback<u32>,
    onagain: &Callback<(u32, Vec<File>)>,
) -> Html {
    let key = upload.key;
    match upload.state {
        UploadState::Failed(_) | UploadState::Waiting => html! {
            <button type="button" class="retry" onclick={onretry.reform(move |_: MouseEvent| key)}>
                <Icon name="refresh" />{ texts.upload_retry() }
            </button>
        },
        UploadState::Stopped => html! {
            <FilePicker label={texts.upload_again()} icon="upload" class="retry" is_multiple=false
                onfiles={onagain.reform(move |files| (key, files))} />
        },
        UploadState::Refused(_) => html! { <Icon name="alert" /> },
        UploadState::Sending | UploadState::Queued => ring(upload.sent, upload.size, &upload.name, is_plain),
        UploadState::Preparing | UploadState::Asked(_) | UploadState::Done(_) if is_plain => {
            html! { <Icon name="file" /> }
        }
        UploadState::Preparing | UploadState::Asked(_) | UploadState::Done(_) => Html::default(),
    }
}

fn caption(texts: Texts, upload: &Upload) -> String {
    let size = |bytes: u64| dates::size(bytes, texts.language());
    match &upload.state {
        UploadState::Sending | UploadState::Waiting | UploadState::Stopped => {
            texts.upload_progress(size(upload.sent), size(upload.size))
        }
        UploadState::Queued if upload.sent > 0 => texts.upload_progress(size(upload.sent), size(upload.size)),
        UploadState::Queued => texts.upload_queued().to_owned(),
        UploadState::Preparing
        | UploadState::Asked(_)
        | UploadState::Done(_)
        | UploadState::Refused(Refusal::TooLarge) => size(upload.size),
        UploadState::Refused(Refusal::Program) => texts.upload_program().to_owned(),
        UploadState::Failed(_) => texts.upload_failed().to_owned(),
    }
}

fn state_name(state: &UploadState) -> &'static str {
    match state {
        UploadState::Preparing => "preparing",
        UploadState::Asked(_) => "asked",
        UploadState::Queued => "queued",
        UploadState::Sending => "sending",
        UploadState::Waiting => "waiting",
        UploadState::Stopped => "stopped",
        UploadState::Done(_) => "done",
        UploadState::Refused(Refusal::TooLarge) => "too-large",
        UploadState::Refused(Refusal::Program) => "program",
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
