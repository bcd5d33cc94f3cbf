use yew::prelude::*;

use super::{ComposerFiles, ComposerText, FilePicker, Icon};
use crate::hooks::{Uploads, use_drop};
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub value: AttrValue,
    pub oninput: Callback<String>,
    pub onsend: Callback<()>,
    pub uploads: Uploads,
    /// There is something to send, and nothing stands in its way.
    pub is_ready: bool,
}

/// A client's dock: one line that writes to the desk.
#[component]
pub fn Composer(props: &Props) -> Html {
    let Props { value, oninput, onsend, uploads, is_ready } = props;
    let drop = use_drop(uploads.onadd.clone());
    let onfiles = &uploads.onadd;
    let texts = use_texts();
    let is_open = *is_ready;
    let onsend = {
        let onsend = onsend.clone();
        Callback::from(move |()| {
            if is_open {
                onsend.emit(());
            }
        })
    };
    html! {
        <div class="dock" data-drop={drop.is_over.then(|| texts.upload_drop())} ondragover={drop.ondragover}
            ondragleave={drop.ondragleave} ondrop={drop.ondrop}>
            <div class="dock-in">
                <ComposerFiles uploads={uploads.clone()} />
                <div class="line">
                    <FilePicker label={texts.composer_attach()} class="icon-btn quiet" is_icon_only=true {onfiles} />
                    <ComposerText value={value.clone()} label={texts.composer_message()}
                        placeholder={texts.composer_message()} {oninput} {onfiles} onsend={onsend.clone()} />
                    <button type="button" class="send" data-role="send" aria-label={texts.composer_send()}
                        disabled={!is_open} onclick={onsend.reform(|_: MouseEvent| ())}>
                        <Icon name="send" />
                    </button>
                </div>
            </div>
        </div>
    }
}
