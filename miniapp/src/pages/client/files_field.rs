//! Files of a form: tiles, and the ways in.

use web_sys::File;
use yew::prelude::*;
use zayavka_shared::FileId;
use zayavka_shared::api::FileView;
use zayavka_shared::form::FILES_MAX;

use crate::dates;
use crate::hooks::{Uploads, use_uploads};
use crate::session::use_session;
use crate::texts::use_texts;
use crate::ui::{ComposerFiles, FilePicker, Icon};
use crate::uploads::Owner;

/// What a field of files has.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct HeldFiles {
    /// Those that have arrived.
    pub(super) arrived: Vec<FileView>,
    /// Those that may be sent with the form now, arrived or not.
    pub(super) ids: Vec<FileId>,
    /// All of them, good or not.
    pub(super) count: usize,
    pub(super) is_under_way: bool,
    /// One has no id yet.
    pub(super) is_announcing: bool,
    /// One will not arrive unless somebody does something.
    pub(super) is_faulty: bool,
}

impl HeldFiles {
    fn of(uploads: &Uploads) -> Self {
        Self {
            arrived: uploads.done(),
            ids: uploads.ids(),
            count: uploads.items.len(),
            is_under_way: uploads.is_under_way(),
            is_announcing: uploads.is_announcing(),
            is_faulty: uploads.is_faulty(),
        }
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// Names the field; read once.
    pub(super) owner: AttrValue,
    /// Files of a draft; read once.
    pub(super) restored: Vec<FileView>,
    pub(super) onchange: Callback<HeldFiles>,
    /// Leads to the chat, from where files can come, too.
    #[prop_or_default]
    pub(super) onchat: Option<Callback<()>>,
}

/// Tiles of files with progress, and buttons to take a photo or choose.
#[component]
pub(super) fn FilesField(Props { owner, restored, onchange, onchat }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let uploads = {
        let restored = restored.clone();
        use_uploads(Owner::from_key(owner), move || restored)
    };
    let files = HeldFiles::of(&uploads);
    {
        let onchange = onchange.clone();
        use_effect_with(files, move |files| onchange.emit(files.clone()));
    }
    let room = FILES_MAX.saturating_sub(uploads.items.len());
    let onfiles = uploads.onadd.reform(move |files: Vec<File>| files.into_iter().take(room).collect());
    let hint = texts.client_files_hint(FILES_MAX, dates::limit(session.me.max_file_size, texts.language()));
    html! {
        <>
            <ComposerFiles {uploads} />
            if room > 0 {
                <div class="adds">
                    <FilePicker label={texts.upload_take_photo()} icon="camera" class="btn soft" accept="image/*"
                        capture="environment" is_multiple=false onfiles={onfiles.clone()} />
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
