use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::Icon;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub label: AttrValue,
    #[prop_or(AttrValue::Static("clip"))]
    pub icon: AttrValue,
    /// Whether the icon stands alone; then the label is for screen readers.
    #[prop_or_default]
    pub is_icon_only: bool,
    #[prop_or(AttrValue::Static("btn"))]
    pub class: AttrValue,
    /// Kinds of files, as `<input accept>` has them. Telegram on Android sends no event where it is set, so
    /// one way in must go without.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Which camera is opened, as `<input capture>` has it.
    #[prop_or_default]
    pub capture: Option<AttrValue>,
    /// Whether many may be chosen at once. Android's camera gives nothing where it is set, and its chooser ignores it:
    /// files come one by one then.
    #[prop_or(true)]
    pub is_multiple: bool,
    pub onfiles: Callback<Vec<File>>,
}

/// A button that lets files be chosen.
#[component]
pub fn FilePicker(props: &Props) -> Html {
    let Props { label, icon, is_icon_only, class, accept, capture, is_multiple, onfiles } = props;
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let onfiles = onfiles.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            onfiles.emit(files_of(input.files()));
            // The same file may be chosen again after it was removed.
            input.set_value("");
        })
    };
    html! {
        <>
            <button type="button" class={class.clone()} aria-label={is_icon_only.then(|| label.clone())}
                data-role="attach" {onclick}>
                <Icon name={icon.clone()} />
                if !is_icon_only {
                    { label }
                }
            </button>
            <input ref={input} class="sr" type="file" multiple={*is_multiple} accept={accept.clone()} capture={capture.clone()}
                tabindex="-1" aria-hidden="true" data-role={if capture.is_some() { "camera-input" } else { "file-input" }} {onchange} />
        </>
    }
}

/// The files of an input, a drop or a paste.
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect()).unwrap_or_default()
}
