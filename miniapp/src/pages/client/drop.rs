//! Files that are dropped or pasted on a page.

use web_sys::File;
use yew::prelude::*;

use super::files_field::Dropped;
use crate::ui::files_of;

/// What a page listens to, and what came by it.
pub(super) struct Drop {
    pub(super) dropped: Option<Dropped>,
    pub(super) ondrop: Callback<DragEvent>,
    pub(super) onpaste: Callback<Event>,
}

/// Takes files that come by drag or by the clipboard.
#[hook]
pub(super) fn use_drop() -> Drop {
    let dropped = use_state_eq(|| None::<Dropped>);
    let take = {
        let dropped = dropped.clone();
        Callback::from(move |files: Vec<File>| {
            let number = dropped.as_ref().map_or(0, |last| last.number) + 1;
            dropped.set(Some(Dropped { number, files }));
        })
    };
    let ondrop = {
        let take = take.clone();
        Callback::from(move |event: DragEvent| {
            let files = files_of(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                event.prevent_default();
                take.emit(files);
            }
        })
    };
    let onpaste = Callback::from(move |event: Event| {
        let pasted = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(&event)
            .and_then(web_sys::ClipboardEvent::clipboard_data);
        let files = files_of(pasted.and_then(|pasted| pasted.files()));
        if !files.is_empty() {
            event.prevent_default();
            take.emit(files);
        }
    });
    Drop { dropped: (*dropped).clone(), ondrop, onpaste }
}
