use yew::prelude::*;

use super::{ComposerFiles, ComposerText, FilePicker, Icon, SegmentItem, Segments};
use crate::hooks::{Uploads, use_drop};
use crate::texts::{Texts, use_texts};

/// Who will read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyMode {
    Public,
    Note,
}

impl ReplyMode {
    fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Note => "note",
        }
    }
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub mode: ReplyMode,
    /// The modes that are open to the reader.
    pub modes: Vec<ReplyMode>,
    pub onmode: Callback<ReplyMode>,
    /// Who reads a public reply.
    pub client: AttrValue,
    pub value: AttrValue,
    pub oninput: Callback<String>,
    pub onsend: Callback<()>,
    pub uploads: Uploads,
    #[prop_or_default]
    pub is_sending: bool,
    /// There is something to send, and nothing stands in its way.
    pub is_ready: bool,
    #[prop_or_default]
    pub is_focused_at_once: bool,
}

/// The staff's dock, open: it says by words and colour who will read what is written.
#[component]
pub fn StaffComposer(props: &Props) -> Html {
    let texts = use_texts();
    let drop = use_drop(props.uploads.onadd.clone());
    let onfiles = &props.uploads.onadd;
    let is_note = props.mode == ReplyMode::Note;
    let is_open = props.is_ready && !props.is_sending;
    let onsend = {
        let onsend = props.onsend.clone();
        Callback::from(move |()| {
            if is_open {
                onsend.emit(());
            }
        })
    };
    let (label, placeholder, act) = if is_note {
        (texts.reply_text_note(), texts.reply_note_placeholder().to_owned(), texts.reply_save_note())
    } else {
        (texts.reply_text_client(), texts.reply_to_client_placeholder(&props.client), texts.reply_send())
    };
    html! {
        <div class={classes!("dock", "composer", is_note.then_some("internal"))} data-mode={props.mode.key()}
            data-drop={drop.is_over.then(|| texts.upload_drop())} ondragover={drop.ondragover} ondragleave={drop.ondragleave}
            ondrop={drop.ondrop}>
            <div class="dock-in">
                if props.modes.len() > 1 {
                    { mode_switch(texts, props) }
                }
                <ComposerFiles uploads={props.uploads.clone()} />
                <ComposerText value={props.value.clone()} {label} {placeholder} oninput={&props.oninput}
                    onsend={onsend.clone()} {onfiles} is_focused_at_once={props.is_focused_at_once} />
                <div class="tools">
                    <FilePicker label={texts.composer_attach()} class="icon-btn" is_icon_only=true {onfiles} />
                    <button type="button" class={classes!("btn", if is_note { "noted" } else { "main" })} data-role="send"
                        disabled={!is_open} aria-busy={props.is_sending.to_string()}
                        onclick={onsend.reform(|_: MouseEvent| ())}>
                        if !is_note {
                            <Icon name="send" />
                        }
                        { act }
                    </button>
                </div>
            </div>
        </div>
    }
}

fn mode_switch(texts: Texts, props: &Props) -> Html {
    let items = props
        .modes
        .iter()
        .map(|mode| {
            let (label, icon) = match mode {
                ReplyMode::Public => (texts.reply_to_client(), None),
                ReplyMode::Note => (texts.reply_note(), Some(AttrValue::Static("lock"))),
            };
            let role = Some(AttrValue::from(format!("mode-{}", mode.key())));
            SegmentItem { key: mode.key().into(), label: label.into(), icon, role }
        })
        .collect::<Vec<_>>();
    let onselect = props.onmode.reform(|key: AttrValue| match key.as_str() {
        "note" => ReplyMode::Note,
        _ => ReplyMode::Public,
    });
    html! { <Segments label={texts.reply_mode()} {items} selected={props.mode.key()} {onselect} /> }
}
