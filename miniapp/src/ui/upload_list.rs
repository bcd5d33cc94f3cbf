use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::{Icon, UploadTile};
use crate::dates;
use crate::session::use_session;
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;
use crate::uploads::{Refusal, Upload, UploadState, use_courier};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub items: Rc<Vec<Upload>>,
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
}

/// Files as tiles; what is wrong with one is said below them, in words.
#[component]
pub fn UploadList(Props { items, onremove, onretry }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let courier = use_courier();
    let toasts = use_toasts();
    let onagain = {
        let items = items.clone();
        Callback::from(move |(key, files): (u32, Vec<File>)| {
            let Some(file) = files.first() else { return };
            let name = items.iter().find(|one| one.key == key).map(|one| one.name.clone());
            if let Some(name) = name.filter(|_| !courier.resume(key, file)) {
                toasts.say(texts.upload_other_file(name));
            }
        })
    };
    let limit = dates::limit(session.me.max_file_size, texts.language());
    let faults: Vec<(u32, String)> =
        items.iter().filter_map(|one| Some((one.key, fault(texts, one, &limit)?))).collect();
    html! {
        <>
            <div class="uploads" data-role="uploads">
                { for items.iter().map(|upload| html! {
                    <UploadTile key={upload.key} upload={upload.clone()} {onremove} {onretry} onagain={onagain.clone()} />
                }) }
            </div>
            { for faults.into_iter().map(|(key, words)| html! {
                <p {key} class="field-error" role="alert" data-role="upload-fault"><Icon name="alert" />{ words }</p>
            }) }
        </>
    }
}

/// Why a file does not go on by itself.
fn fault(texts: Texts, upload: &Upload, limit: &str) -> Option<String> {
    let name = &upload.name;
    match &upload.state {
        UploadState::Refused(Refusal::TooLarge) => Some(texts.upload_refused_size(limit, name)),
        UploadState::Refused(Refusal::Program) => Some(texts.upload_refused_program(name)),
        UploadState::Stopped => Some(texts.upload_stopped(name)),
        UploadState::Failed(error) => Some(format!("{name}: {}", error_words(texts, error))),
        UploadState::Preparing
        | UploadState::Asked(_)
        | UploadState::Queued
        | UploadState::Sending
        | UploadState::Waiting
        | UploadState::Done(_) => None,
    }
}
