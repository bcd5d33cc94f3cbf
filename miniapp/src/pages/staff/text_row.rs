use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::{Icon, grow};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// The path in the body.
    pub(crate) path: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    pub(crate) value: AttrValue,
    #[prop_or_default]
    pub(crate) error: Option<AttrValue>,
    /// Several lines.
    #[prop_or_default]
    pub(crate) is_long: bool,
    #[prop_or_default]
    pub(crate) is_number: bool,
    pub(crate) oninput: Callback<String>,
}

/// One text that an admin sets: label above, hint below, error in its place.
#[component]
pub(crate) fn TextRow(props: &Props) -> Html {
    let Props { path, label, hint, value, error, is_long, is_number, oninput } = props;
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(value.clone(), move |_| grow(&area));
    }
    let id = format!("desk-{}", path.replace(['.', '_'], "-"));
    let described: Vec<String> = [(error.is_some(), "error"), (hint.is_some(), "hint")]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, end)| format!("{id}-{end}"))
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().to_string();
    let control = if *is_long {
        let oninput =
            oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        let rows = value.lines().count().clamp(2, 10).to_string();
        html! {
            <textarea ref={area} id={id.clone()} class="input" {rows} value={value.clone()} aria-invalid={invalid}
                aria-describedby={described} {oninput} />
        }
    } else {
        let oninput =
            oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <input id={id.clone()} class="input" type="text" inputmode={is_number.then_some("numeric")} autocomplete="off"
                value={value.clone()} aria-invalid={invalid} aria-describedby={described} {oninput} />
        }
    };
    html! {
        <div class={classes!("field", error.is_some().then_some("bad"))} data-field={path.clone()}>
            <label class="label" for={id.clone()}>{ label }</label>
            { control }
            if let Some(hint) = hint {
                <p class="field-hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="field-error" id={format!("{id}-error")} role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}
