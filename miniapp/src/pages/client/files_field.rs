//! Files of a form: tiles, and the ways in.

use web_sys::File;
use yew::prelude::*;
use zayavka_shared::api::FileView;
use zayavka_shared::form::FILES_MAX;

use crate::dates;
use crate::hooks::use_uploads;
use crate::session::use_session;
use crate::texts::use_texts;
use crate::ui::{FilePicker, Icon, UploadTile};

/// What a field of files has: those that arrived, and whether more are on their way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arrived {
    pub(super) files: Vec<FileView>,
    pub(super) is_sending: bool,
    pub(super) failed_count: usize,
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// Files of a draft; read once.
    pub(super) restored: Vec<FileView>,
    pub(super) onchange: Callback<Arrived>,
    /// Files that were pasted or dropped on the page; a new list is taken once.
    #[prop_or_default]
    pub(super) dropped: Option<Dropped>,
    /// Leads to the chat, from where files can come, too.
    #[prop_or_default]
    pub(super) onchat: Option<Callback<()>>,
}

/// Files that came from outside, numbered so that each list is taken once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dropped {
    pub(super) number: u32,
    pub(super) files: Vec<File>,
}

/// Tiles of files with progress, and buttons to take a photo or choose.
#[component]
pub(super) fn FilesField(Props { restored, onchange, dropped, onchat }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let uploads = {
        let restored = restored.clone();
        use_uploads(move || restored)
    };
    let arrived = Arrived {
        files: uploads.done(),
        is_sending: uploads.is_sending(),
        failed_count: uploads.items.iter().filter(|one| one.done().is_none() && !one.is_sending()).count(),
    };
    use_effect_with((arrived, onchange.clone()), |(arrived, onchange)| onchange.emit(arrived.clone()));
    let room = FILES_MAX.saturating_sub(uploads.items.len());
    let onfiles = uploads.onadd.reform(move |files: Vec<File>| files.into_iter().take(room).collect());
    {
        let onfiles = onfiles.clone();
        use_effect_with(dropped.clone(), move |dropped| {
            if let Some(dropped) = dropped {
                onfiles.emit(dropped.files.clone());
            }
        });
    }
    let hint = texts.client_files_hint(FILES_MAX, dates::limit(session.me.max_file_size, texts.language()));
    html! {
        <>
            if !uploads.items.is_empty() {
                <div class="uploads" data-role="uploads">
                    { for uploads.items.iter().map(|upload| html! {
                        <UploadTile key={upload.key} upload={upload.clone()}
                            onremove={uploads.onremove.clone()} onretry={uploads.onretry.clone()} />
                    }) }
                </div>
            }
            if room > 0 {
                <div class="adds">
                    <FilePicker label={texts.upload_take_photo()} icon="camera" class="btn soft" accept="image/*"
                        capture="environment" onfiles={onfiles.clone()} />
                    <FilePicker label={texts.upload_choose()} icon="image" class="btn soft" {onfiles} />
                    if let Some(onchat) = onchat {
                        <button type="button" class="btn soft" data-role="by-chat" onclick={onchat.reform(|_: MouseEvent| ())}>
                            <Icon name="message" />{ texts.upload_via_chat() }
                        </button>
                    }
                </div>
            }
            <p class="field-hint">{ hint }</p>
        </>
    }
}
