//! Files that are dropped or pasted on a part of the page.

use web_sys::File;
use yew::prelude::*;

use crate::ui::files_of;

/// What the part listens to.
#[derive(Debug, Clone, PartialEq)]
pub struct Drop {
    /// Files hang over it.
    pub is_over: bool,
    pub ondragover: Callback<DragEvent>,
    pub ondragleave: Callback<DragEvent>,
    pub ondrop: Callback<DragEvent>,
    pub onpaste: Callback<Event>,
}

/// Takes files that come by drag or by the clipboard.
#[hook]
pub fn use_drop(onfiles: Callback<Vec<File>>) -> Drop {
    let is_over = use_state_eq(|| false);
    let ondragover = {
        let is_over = is_over.setter();
        Callback::from(move |event: DragEvent| {
            let has_files =
                event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
            if has_files {
                event.prevent_default();
                is_over.set(true);
            }
        })
    };
    let ondragleave = {
        let is_over = is_over.setter();
        Callback::from(move |_: DragEvent| is_over.set(false))
    };
    let ondrop = {
        let (is_over, onfiles) = (is_over.setter(), onfiles.clone());
        Callback::from(move |event: DragEvent| {
            is_over.set(false);
            let files = files_of(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                event.prevent_default();
                onfiles.emit(files);
            }
        })
    };
    let onpaste = Callback::from(move |event: Event| {
        let pasted = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(&event)
            .and_then(web_sys::ClipboardEvent::clipboard_data);
        let files = files_of(pasted.and_then(|pasted| pasted.files()));
        if !files.is_empty() {
            event.prevent_default();
            onfiles.emit(files);
        }
    });
    Drop { is_over: *is_over, ondragover, ondragleave, ondrop, onpaste }
}
