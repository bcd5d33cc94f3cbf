use web_sys::{File, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;
use zayavka_shared::text::BODY_MAX;

use super::file_picker::files_of;
use crate::report;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub value: AttrValue,
    /// What it is, for a screen reader; the placeholder goes away with the first letter.
    pub label: AttrValue,
    pub placeholder: AttrValue,
    pub oninput: Callback<String>,
    /// Ctrl+Enter or ⌘+Enter.
    pub onsend: Callback<()>,
    /// Files were pasted.
    pub onfiles: Callback<Vec<File>>,
    #[prop_or_default]
    pub is_focused_at_once: bool,
}

/// A text field that grows with its text.
#[component]
pub fn ComposerText(props: &Props) -> Html {
    let Props { value, label, placeholder, oninput, onsend, onfiles, is_focused_at_once } = props;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(value.clone(), move |_| grow(&field));
    }
    {
        let field = field.clone();
        use_effect_with(*is_focused_at_once, move |is_focused| {
            if let Some(field) = field.cast::<HtmlElement>().filter(|_| *is_focused) {
                report::ignore("focusing the composer", field.focus());
            }
        });
    }
    let oninput =
        oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onkeydown = {
        let onsend = onsend.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                onsend.emit(());
            }
        })
    };
    let onpaste = {
        let onfiles = onfiles.clone();
        Callback::from(move |event: Event| {
            let pasted = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(&event)
                .and_then(web_sys::ClipboardEvent::clipboard_data);
            let files = files_of(pasted.and_then(|pasted| pasted.files()));
            if !files.is_empty() {
                event.prevent_default();
                onfiles.emit(files);
            }
        })
    };
    html! {
        <label class="grow composer-field">
            <span class="sr">{ label }</span>
            <textarea
                ref={field}
                class="composer-input"
                rows="1"
                maxlength={BODY_MAX.to_string()}
                value={value.clone()}
                placeholder={placeholder.clone()}
                data-role="composer"
                {oninput}
                {onkeydown}
                {onpaste}
            />
        </label>
    }
}

/// As tall as its text; the stylesheet limits it.
pub fn grow(field: &NodeRef) {
    let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
    let style = HtmlElement::style(&field);
    report::ignore("measuring the composer", style.set_property("height", "auto"));
    let height = format!("{}px", field.scroll_height());
    report::ignore("growing the composer", style.set_property("height", &height));
}
